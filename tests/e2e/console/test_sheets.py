"""The rundown on paper: boxes for a pen, letters to be read aloud, in print from a browser and as PDF."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

MM_PX, PT_PX, MM_PT = 96 / 25.4, 96 / 72, 72 / 25.4
TICK_MM, READ_PT = 5, 13


def test_printed_from_a_browser(open_at: Callable[[str], Page], stick: Path) -> None:
    page = open_at("05:12:00")
    page.goto((stick / "KICH_BAN" / "261124_0530.html").as_uri())
    page.emulate_media(media="print")
    boxes = page.locator(".tick span").all()
    assert len(boxes) == 4
    for each in boxes:
        box = each.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= TICK_MM * MM_PX
    size_px = "parseFloat(getComputedStyle(document.querySelector('.read article p')).fontSize)"
    assert page.evaluate(size_px) >= READ_PT * PT_PX
    text = page.locator("body").inner_text()
    assert "</script> & hết." in text
    assert text.index("Lời của mục 2.") < text.index("Không vào buổi này") < text.index("Chuyện dài")


def test_as_pdf(stick: Path) -> None:
    pdf = (stick / "KICH_BAN" / "261124_0530.pdf").read_bytes()
    streams = re.findall(rb"/FlateDecode[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream", pdf, re.S)
    pages = [page for page in map(zlib.decompress, streams) if b" Tf" in page]
    squares = re.findall(rb"0 0 m ([\d.]+) 0 l \1 \1 l 0 \1 l", pages[0])
    assert len(squares) == 4
    assert min(map(float, squares)) >= TICK_MM * MM_PT
    read_aloud = pages[1]
    sizes = re.findall(rb"/f\d+ ([\d.]+) Tf", read_aloud)
    assert sizes.count(b"14") >= 5, "two paragraphs, and three parts without words"
