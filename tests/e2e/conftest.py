"""The sample commune, built once, served on loopback and opened in a real Chromium."""

import functools
import http.server
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from audio.studio import local_crew
from site_builder.build import BuildReport, build_site
from site_builder.workspace import PROJECT, Workspace

# Machines that test are slow and busy; a page that never comes still fails.
expect.set_options(timeout=30_000)

NOW = datetime(2026, 11, 23, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    """Build the sample commune as of a fixed day; what the cache holds need not be spoken again."""
    folder = tmp_path_factory.mktemp("commune")
    workspace = Workspace(PROJECT / "content", folder / "public", folder / "build", PROJECT / ".cache")
    with local_crew(os.cpu_count() or 1) as crew:
        return build_site(workspace, NOW, "espeak", crew, lambda done, total: None)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's own output."""


class _Weak(_Quiet):
    """The weak network of the far side of the hill: what is small gets through, a page does not."""

    def do_GET(self) -> None:
        """Answer with a file that is no page; else hang up."""
        if self.path.endswith(".json"):
            super().do_GET()


@contextmanager
def serving(folder: Path, port: int = 0, *, weakly: bool = False) -> Iterator[int]:
    """Serve a folder on loopback, on any free port or the one given; yield the port.

    `weakly` hangs up on whoever asks for a page.
    """
    handler = functools.partial(_Weak if weakly else _Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.server_port
        finally:
            server.shutdown()


@pytest.fixture(scope="session")
def address(built: BuildReport) -> Iterator[str]:
    """Serve the built site; return its address without a slash."""
    with serving(built.output) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium that scripts/test.py found; an empty LOAXA_CHROMIUM means Playwright's own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("LOAXA_CHROMIUM") or None,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--autoplay-policy=no-user-gesture-required",
            ],
        )
        yield browser
        browser.close()


def wait_until(page: Page, condition: str) -> None:
    """Wait until an expression holds; Playwright's own way asks the page to eval, which our pages forbid."""
    waiting = (
        f"new Promise(done => {{ const look = () => {condition} ? done() : setTimeout(look, 20); look(); }})"
    )
    page.evaluate(waiting)


@pytest.fixture
def kept(browser: Browser, built: BuildReport) -> Iterator[tuple[Page, int]]:
    """Visit the home page, which brings what is read without a network, then lose it; yield the port too."""
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    with serving(built.output) as port:
        page.goto(f"http://127.0.0.1:{port}/index.html")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        wait_until(page, "navigator.serviceWorker.controller")
    yield page, port
    context.close()


class Visit:
    """A page, and what went wrong on it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.faults: list[str] = []
        page.on("console", lambda m: self.faults.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("response", lambda r: self.faults.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        page.on("request", lambda r: None if self._is_ours(r.url) else self.faults.append(f"left: {r.url}"))

    def _is_ours(self, url: str) -> bool:
        return url.startswith((self.address + "/", "data:", "blob:"))

    def open(self, path: str) -> None:
        self.page.goto(f"{self.address}/{path}")


@pytest.fixture(params=[(390, 844), (1280, 900)], ids=["phone", "desktop"])
def visit(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    """Open a fresh browser window of a phone's and of a desktop's size."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
    yield Visit(context.new_page(), address)
    context.close()
