"""What an operator does with a console, and what becomes of it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def forward(page: Page, by: str) -> None:
    page.clock.fast_forward(by)
    page.clock.run_for(600)


def is_playing(page: Page) -> bool:
    return bool(page.evaluate("(a => !a.paused && !a.muted && !a.src.startsWith('data:'))(audio)"))


def wait_until_heard(page: Page, after_s: float = 0) -> None:
    page.wait_for_function(f"audio.currentTime > {after_s} && !audio.paused && !audio.seeking")
    page.clock.run_for(600)


def exported(page: Page, press: Callable[[], None]) -> list[dict[str, str]]:
    with page.expect_download() as download:
        press()
    assert download.value.suggested_filename == "nhat-ky-phat-2026-11-24.csv"
    text = Path(download.value.path()).read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
