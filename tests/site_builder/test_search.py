"""The search index: words cut and filed, numbers written and read back, parts that hold everything."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from site_builder.output import OutputFile
from site_builder.search import SEARCH_PAGE, search_files
from site_builder.search.abbreviations import readings_used
from site_builder.search.codec import encode
from site_builder.search.entries import entries_of
from site_builder.search.words import bare, hyphenated, spelling, words
from tests.loading import load_content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from newsroom.markdown import Renderer

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def decode(written: str) -> Iterator[int]:
    number, unit = 0, 1
    for digit in map(DIGITS.index, written):
        number, unit = number + digit % 32 * unit, unit * 32
        if digit < 32:
            yield number
            number, unit = 0, 1


@given(st.lists(st.integers(0, 1 << 20)))
def test_numbers_are_read_back(numbers: list[int]) -> None:
    assert list(decode(encode(numbers))) == numbers


def test_words_are_the_same_however_their_marks_are_coded_and_placed() -> None:
    assert words(unicodedata.normalize("NFD", "Đường, số 5/QĐ-UBND")) == ["đường", "số", "5", "qđ", "ubnd"]
    assert bare("đường") == "duong"
    assert spelling("hoà") == spelling("hòa") != spelling("hoa")
    assert hyphenated("Bật Wi-Fi theo 42/2022/NĐ-CP, COVID-19") == [(1, "wifi")]


def test_only_abbreviations_that_help_are_kept() -> None:
    taught = {
        "CCCD": "căn cước công dân",
        "BHYT": "bảo hiểm y tế",
        "TƯ": "trung ương",
        "QR": "kiu a",
        "đ/c": "đồng chí",
    }
    after = {"can": {"cuoc"}, "cuoc": {"cong"}, "cong": {"dan"}, "qr": set(), "tu": {"xa"}}
    # "TƯ" bare is the word "tu"; BHYT is nowhere; "kiu a" is only how QR sounds.
    assert readings_used(taught | {"XT": "xa tu"}, after) == {"cccd": "can cuoc cong dan"}


def parts(files: list[OutputFile]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for file in files:
        if file.path.endswith(".js"):
            assert isinstance(file.content, bytes)
            call = file.content.decode().removeprefix("loaxaSearchPart(").removesuffix(")\n")
            name, value = json.loads(f"[{call}]")
            assert file.path == f"tim-kiem/{name}.js"
            found[name] = value
    return found


def test_every_word_of_an_article_is_filed_where_it_stands(content: Path, renderer: Renderer) -> None:
    station, library = load_content(content, renderer)
    body = "## Mang theo\n\nBà con mang sổ.\n\n- Họp lúc 7 giờ & đúng giờ\n"
    library = replace(library, articles=(replace(library.articles[0], body=body),))
    found = parts(list(search_files(library, station, renderer, {})))
    head, filed = found["dau-muc"], found["tu-0"]
    vocabulary = head["words"].split()
    assert vocabulary == sorted(vocabulary)
    pages = entries_of(library, station, renderer)
    number = len(pages) - 1
    _, _, *spellings = filed[vocabulary.index("hop")]
    assert spellings[::2] == ["hop5"]
    # The title is "Mời họp thôn"; in the text "Họp" comes after a block of four words and a gap.
    assert list(decode(spellings[1])) == [number, 2, 1, 516]
    assert [row[:4] for row in found["bai-0"]][number] == [
        "Mời họp thôn", "thong-bao/moi-hop.html", "Thông báo", "20/11/2026",
    ]  # fmt: skip
    assert pages[number].keys == ("Mang theo",)
    assert pages[number].text == "Bà con mang sổ. Họp lúc 7 giờ & đúng giờ"


def test_the_contacts_and_every_topic_can_be_found(content: Path, renderer: Renderer) -> None:
    station, library = load_content(content, renderer)
    paths = [entry.path for entry in entries_of(library, station, renderer)]
    assert paths == [
        "gioi-thieu.html",
        "chuyen-muc/an-toan-so.html",
        "doi-tuong/nguoi-cao-tuoi.html",
        "thon/ben-da.html",
        "thon/cau-tre.html",
        "thong-bao/moi-hop.html",
    ]


def test_equal_content_gives_equal_bytes_and_the_page_knows_its_index(
    content: Path, renderer: Renderer
) -> None:
    station, library = load_content(content, renderer)
    once, again = (list(search_files(library, station, renderer, {})) for _ in range(2))
    assert once == again
    changed = replace(library, articles=(replace(library.articles[0], title="Mời họp xã"),))
    pages = [
        next(file.content for file in files if file.path == SEARCH_PAGE)
        for files in (once, list(search_files(changed, station, renderer, {})))
    ]
    assert pages[0] != pages[1]
