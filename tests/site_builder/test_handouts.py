"""Articles on paper: every block of an article reaches it, documents are tagged and the same each time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

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
