"""The console from a stick, opened by double-click in a browser whose clock the test moves."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.e2e.console.silent_set import write_stick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture(scope="package")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a real set with two sessions of silence."""
    root = tmp_path_factory.mktemp("stick")
    write_stick(root, tmp_path_factory.mktemp("ban-tin"))
    return root


@pytest.fixture(params=[(1024, 768), (1280, 900)], ids=["old-monitor", "wide"])
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    width, height = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"
    )
    yield context
    context.close()


@pytest.fixture
def open_at(context: BrowserContext, stick: Path) -> Iterator[Callable[[str], Page]]:
    """Open the console from file:// at a time of the day; nothing may go wrong on any page."""
    faults: list[str] = []

    def open_page(at: str) -> Page:
        page = context.new_page()
        page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "request",
            lambda r: None if r.url.startswith(("file:", "data:", "blob:")) else faults.append(r.url),
        )
        page.on("dialog", lambda dialog: dialog.accept())
        now = datetime.fromisoformat(f"2026-11-24T{at}+07:00")
        page.clock.install(time=now - timedelta(seconds=1))
        page.clock.pause_at(now)
        page.goto((stick / "BANG_PHAT.html").as_uri())
        return page

    yield open_page
    assert faults == []
