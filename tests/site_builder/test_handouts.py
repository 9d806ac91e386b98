"""Articles on paper: every block of an article reaches it, documents are tagged and the same each time."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from newsroom.kinds import Kind
from newsroom.library import Library
from site_builder.handouts import BOARD_PATH, booklet_path, handout_path, handouts
from site_builder.press import Press
from site_builder.print_blocks import blocks_of
from tests.loading import load_content

if TYPE_CHECKING:
    from pathlib import Path

    from newsroom.markdown import Renderer

BODY = """\
Mở đầu **đậm** và *nghiêng*.

## Chuẩn bị

- Một
- Hai

Làm theo:

1. Bấm máy
2. Xem

| Thôn | Giờ |
|---|---|
| Bến Đá | 7 giờ |

!!! warning "Nhớ"
    Không vội.

![Sơ đồ](../media/so-do.svg)
"""
PICTURE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'
)


def test_every_block_is_kept(renderer: Renderer) -> None:
    blocks = blocks_of(renderer.html(BODY), {"../media/so-do.svg": PICTURE})
    assert [block["kind"] for block in blocks] == [
        "text", "heading", "ul", "text", "ol", "table", "box", "picture",
    ]  # fmt: skip
    assert [run for run in blocks[0]["runs"] if run["bold"]] == [
        {"text": "đậm", "bold": True, "italic": False}
    ]
    assert [item[0]["runs"][0]["text"] for item in blocks[4]["items"]] == ["Bấm máy", "Xem"]
    assert [[cell[0]["text"] for cell in row] for row in blocks[5]["rows"]] == [
        ["Thôn", "Giờ"],
        ["Bến Đá", "7 giờ"],
    ]
    assert blocks[7]["alt"] == "Sơ đồ"


def test_documents_are_tagged_and_the_same_each_time(
    content: Path, renderer: Renderer, tmp_path: Path
) -> None:
    (content / "media").mkdir()
    (content / "media" / "so-do.svg").write_bytes(PICTURE)
    station, library = load_content(content, renderer)
    notice = replace(library.articles[0], body=BODY, topics=("an-toan-so",))
    news = replace(notice, slug="tin", kind=Kind.NEWS, published=notice.published - timedelta(days=1))
    prints = list(handouts(Library.of([notice, news]), station, {}, renderer, content))
    assert handout_path(news) is None
    assert [each.path for each in prints] == [handout_path(notice), booklet_path("an-toan-so"), BOARD_PATH]
    made = [Press(tmp_path / name).make(prints, jobs=1) for name in ("once", "again")]
    assert made[0] == made[1]
    for file in made[0]:
        assert isinstance(file.content, bytes)
        assert file.content.startswith(b"%PDF-")
        assert b"/StructTreeRoot" in file.content


def test_the_codes_never_stand_alone_on_a_page(content: Path, renderer: Renderer, tmp_path: Path) -> None:
    (content / "media").mkdir()
    strip = PICTURE.replace(b'width="10" height="10">', b'width="100" height="4" fill="#f0f">')
    (content / "media" / "so-do.svg").write_bytes(strip)
    station, library = load_content(content, renderer)
    pages_found = set()
    for lines in range(18, 30):  # some of these just fill a page
        body = "\n\n".join(["Một dòng."] * lines + ["![Sơ đồ](../media/so-do.svg)"])
        notice = replace(library.articles[0], body=body)
        printed, *_ = handouts(Library.of([notice]), station, {}, renderer, content)
        (file,) = Press(tmp_path).make([printed], jobs=1)
        assert isinstance(file.content, bytes)
        pages = _pages(file.content)
        pages_found.add(len(pages))
        assert b" 1 0 1 sc" in pages[-1], "the picture that ends the article goes with the codes"
    assert pages_found == {1, 2}


@pytest.mark.parametrize(
    "end",
    [
        "\n".join(f"- Mục thứ {n} của danh sách." for n in range(80)),
        "\n".join(f"{n}. Việc thứ {n} phải làm." for n in range(1, 81)),
        "\n".join(["| Thôn | Giờ |", "|---|---|", *(f"| Thôn {n} | 7h30 |" for n in range(40))]),
        "Một câu dài của một đoạn rất dài. " * 90,
        "!!! note\n\n" + "\n\n".join(["    Một dòng trong khung."] * 60),
    ],
    ids=["list", "numbered", "table", "paragraph", "box"],
)
def test_a_long_end_begins_on_the_page_of_its_title(
    content: Path, renderer: Renderer, tmp_path: Path, end: str
) -> None:
    """What keeps the codes company takes no more with it than a few lines."""
    station, library = load_content(content, renderer)
    notice = replace(library.articles[0], body=f"Mời bà con.\n\n{end}")
    printed, *_ = handouts(Library.of([notice]), station, {}, renderer, content)
    (file,) = Press(tmp_path).make([printed], jobs=1)
    assert isinstance(file.content, bytes)
    first, *others = map(len, _pages(file.content))
    assert others
    assert first > max(others) / 2


def _pages(pdf: bytes) -> list[bytes]:
    """Return what is drawn on each page."""
    streams = re.findall(rb"/FlateDecode[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream", pdf, re.S)
    return [page for page in map(zlib.decompress, streams) if b" Tf" in page]
