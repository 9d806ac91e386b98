"""Measure the search: python scripts/bench_search.py [--articles 2000]

Over the sample commune and invented articles it prints the size of the index, how often the right page is
among the first three for each form in which people type, and what one search fetches, the search page's own
scripts included, until the first result and until the first screen of results is full: as the files lie, and
gzipped as web servers send them. The bounds are 97 % in each form (at 500 articles), 60 KB before the first
result and 200 KB a search (at 2,000).
"""

import argparse
import functools
import gzip
import http.server
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, sync_playwright

from site_builder.stage import load_edition
from site_builder.workspace import PROJECT, Workspace
from tests.e2e.searching import ASK, FORMS, golden, typed, write_search

NOW = datetime(2026, 11, 23, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


class _Counted(http.server.SimpleHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path.partition("?")[0])
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the benchmark's own output."""


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve a folder; yield its address and the growing list of paths asked for."""
    asked: list[str] = []
    handler = type("Handler", (_Counted,), {"asked": asked})
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=str(folder))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/tim-kiem.html", asked
        server.shutdown()


def found(browser: Browser, address: str) -> None:
    """Print how often the right page is found, by form, and the time a query takes in the browser."""
    page = browser.new_page()
    page.goto(address)
    for form in FORMS:
        start, hits = time.perf_counter(), []
        for query, wanted in golden():
            hits += [bool(wanted & set(page.evaluate(ASK, text)[:3])) for text in typed(query, form)]
        each_ms = (time.perf_counter() - start) / len(hits) * 1000
        share = f"{sum(hits):4} of {len(hits):4} {statistics.mean(hits):7.1%}"
        print(f"{form:>10} {share} {each_ms:6.0f} ms a query")
    page.close()


def fetched(browser: Browser, address: str, asked: list[str], folder: Path) -> None:
    """Print what a search fetches that is a browser's first."""
    rows: list[tuple[int, int, int, int]] = []
    for query, _ in golden():
        context = browser.new_context()
        page = context.new_page()
        asked.clear()
        page.goto(address)
        page.evaluate(ASK, next(typed(query, "bare")))
        files = [folder / path[1:] for path in asked if (folder / path[1:]).is_file()]
        texts = [file for file in files if file.name.startswith("bai-")]
        before = [file for file in files if file not in texts[1:]]
        rows.append((*sizes(before), *sizes(files)))
        context.close()
    for name, column in (("first result", 0), ("whole search", 2)):
        for kind, at in (("as they lie", column), ("gzipped", column + 1)):
            values = [row[at] / 1000 for row in rows]
            middle, worst = statistics.median(values), max(values)
            print(f"{name:>14}, {kind:<11} {middle:6.1f} KB median {worst:6.1f} KB worst")


def sizes(files: list[Path]) -> tuple[int, int]:
    """Add up the bytes of files, as they lie and gzipped."""
    contents = [file.read_bytes() for file in files]
    return sum(map(len, contents)), sum(len(gzip.compress(content)) for content in contents)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--articles", type=int, default=2000, help="how many, the sample's included")
    count = arguments.parse_args().articles
    edition = load_edition(Workspace.of(PROJECT / "content", PROJECT / "public"), NOW)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        start = time.process_time()
        write_search(edition, count - len(edition.public.articles), folder)
        index = [file.stat().st_size for file in (folder / "tim-kiem").iterdir()]
        print(
            f"{count} articles: {len(index)} files, {sum(index) / 1e6:.1f} MB, "
            f"the largest {max(index) / 1000:.1f} KB, "
            f"{time.process_time() - start:.1f} s of processor, invention and Markdown included"
        )
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("LOAXA_CHROMIUM") or None, args=["--no-sandbox"]
        )
        with served(folder) as (address, asked):
            found(browser, address)
            fetched(browser, address, asked, folder)
        browser.close()


if __name__ == "__main__":
    main()
