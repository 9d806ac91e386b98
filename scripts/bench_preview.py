"""Measure how long an editor waits: from a saved article of the sample commune to its page in the preview.

Run by the Python of .venv. Prints seconds by the clock, and the seconds of processor that the server took.
"""

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.parse import urljoin

ROOT = Path(__file__).resolve().parents[1]
ARTICLE, PAGE = "thong-bao/lich-tiem-chung-thang-12.md", "thong-bao/lich-tiem-chung-thang-12.html"
EDITS = 9
_LIVERELOAD = re.compile(r"livereload\((\d+), (\d+)\)")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        content = Path(folder, "content")
        shutil.copytree(ROOT / "content", content)
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        command = [sys.executable, "-c", "from site_builder.cli import main; main()", "preview"]
        with subprocess.Popen(
            [*command, "--port", str(port), "--content", str(content)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        ) as server:
            assert server.stdout
            while "http://" not in (said := server.stdout.readline()):
                assert said, "the preview ended"
            try:
                _edit(content / ARTICLE, f"http://127.0.0.1:{port}/{PAGE}", server.pid)
            finally:
                server.terminate()


def _edit(article: Path, page: str, pid: int) -> None:
    whole = article.read_text(encoding="utf-8")
    waits, before = [], _processor_s(pid)
    for number in range(EDITS):
        time.sleep(1 + number / EDITS)  # at every moment of the watcher's round
        # An open page waits as a browser does: the server answers when there is something new.
        news = urljoin(page, "/livereload/{}/{}".format(*_LIVERELOAD.findall(_read(page))[0]))
        begun = time.perf_counter()
        article.write_text(f"{whole}\nDòng thêm số {number}.\n", encoding="utf-8")
        _read(news)
        assert f"Dòng thêm số {number}." in _read(page)
        waits.append(time.perf_counter() - begun)
    print(f"saved to shown: median {statistics.median(waits):.2f} s, longest {max(waits):.2f} s")
    if hasattr(os, "getloadavg"):
        print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    if before is not None and (after := _processor_s(pid)) is not None:
        print(f"processor: {(after - before) / EDITS:.2f} s an edit")


def _read(page: str) -> str:
    with urllib.request.urlopen(page) as answer:
        text: str = answer.read().decode()
        return text


def _processor_s(pid: int) -> float | None:
    """Read the processor time of a process, where the system tells it as Linux does."""
    try:
        fields = re.sub(r"^.*\) ", "", Path(f"/proc/{pid}/stat").read_text()).split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / 100


if __name__ == "__main__":
    main()
