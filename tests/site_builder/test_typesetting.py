"""Typst as the house uses it: the same bytes each time, PDF with tags, errors that name the template."""

from pathlib import Path

import pytest

from newsroom.errors import SiteError
from site_builder.typesetting import draw, print_pages

CARD = """#let data = json(bytes(sys.inputs.data))
#set page(width: 120pt, height: 63pt, margin: 4pt)
#set text(font: "Be Vietnam Pro", lang: "vi")
#data.title"""
PAGE = """#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: none)
#set text(font: "Be Vietnam Pro", lang: "vi")
= #data.title"""


def _template(folder: Path, source: str) -> Path:
    file = folder / "template.typ"
    file.write_text(source, encoding="utf-8")
    return file


def test_a_card_has_one_pixel_a_point_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    template = _template(tmp_path, CARD)
    card = draw(template, {"title": "Tiêm chủng"})
    assert card[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(card[16:20]), int.from_bytes(card[20:24])) == (120, 63)
    assert card == draw(template, {"title": "Tiêm chủng"})
    assert card != draw(template, {"title": "Họp thôn"})


def test_print_is_tagged_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    template = _template(tmp_path, PAGE)
    document = print_pages(template, {"title": "Phòng rét"})
    assert document.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in document
    assert document == print_pages(template, {"title": "Phòng rét"})


@pytest.mark.parametrize("source", ['#panic("hỏng")', "#pagebreak()"])
def test_what_typst_refuses_names_the_template(tmp_path: Path, source: str) -> None:
    with pytest.raises(SiteError, match=r"template\.typ"):
        draw(_template(tmp_path, source), {})
