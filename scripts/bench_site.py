"""Judge the published site from outside: python scripts/bench_site.py

Prints Lighthouse's four scores on a phone for pages of each sort (asked for: performance ≥ 95, accessibility
100, best practices ≥ 95, SEO 100), and what cost a point. Needs Node with npm and a Chromium; Lighthouse
comes from npm into .cache/npm.
"""

import functools
import gzip
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PUBLIC, TOOLS = ROOT / "public", ROOT / ".cache" / "npm"
LIGHTHOUSE = "lighthouse@12"  # 13 needs Node 22
PAGES = (
    "index.html",
    "thong-bao/canh-bao-gia-danh-can-bo-xa.html",
    "huong-dan/kich-hoat-vneid.html",
    "tim-kiem.html",
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


class _Gzipped(http.server.SimpleHTTPRequestHandler):
    """Sends text compressed, as the web servers do on which such sites lie."""

    def send_head(self) -> BytesIO | None:
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            self.send_error(404)
            return None
        content = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in (".html", ".css", ".js", ".json", ".xml", ".svg", ".vtt", ".txt"):
            content = gzip.compress(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the benchmark's own output."""


def found(*names: str) -> str:
    """Return the first of these programs that is installed; end with a message where none is."""
    for name in names:
        if path := shutil.which(name):
            return path
    sys.exit(f"error: none of these programs is installed: {', '.join(names)}")


def judged(address: str) -> tuple[list[str], list[str]]:
    """Have Lighthouse judge one address; return its scores, 0 to 100, and what kept them from 100."""
    command = [
        found("node"),
        str(TOOLS / "node_modules" / "lighthouse" / "cli" / "index.js"),
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]
    chrome = os.environ.get("LOAXA_CHROMIUM") or found("chromium", "google-chrome", "chrome")
    done = subprocess.run(
        command, capture_output=True, check=True, env=os.environ | {"CHROME_PATH": chrome}, timeout=300
    )
    report = json.loads(done.stdout)
    scores = [f"{report['categories'][name]['score'] * 100:.0f}" for name in CATEGORIES]
    counted = [each for name in CATEGORIES for each in report["categories"][name]["auditRefs"]]
    audits = [report["audits"][each["id"]] for each in counted if each["weight"]]
    lost = [audit for audit in audits if audit["score"] is not None and audit["score"] < 1]
    return scores, [f"{audit['title']} {audit.get('displayValue', '')}".rstrip() for audit in lost]


def main() -> None:
    if not (PUBLIC / "index.html").exists():
        sys.exit("Nothing is published yet: run scripts/build.py first.")
    npm = [found("npm"), "install", "--prefix", str(TOOLS), "--no-audit", "--no-fund", "--silent", LIGHTHOUSE]
    subprocess.run(npm, check=True)
    handler = functools.partial(_Gzipped, directory=str(PUBLIC))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"{'page':<48} " + " ".join(f"{name:>14}" for name in CATEGORIES))
        for path in PAGES:
            scores, lost = judged(f"http://127.0.0.1:{server.server_port}/{path}")
            print(f"{path:<48} " + " ".join(f"{score:>14}" for score in scores), flush=True)
            for audit in lost:
                print(f"    {audit}", flush=True)
        server.shutdown()


if __name__ == "__main__":
    main()
