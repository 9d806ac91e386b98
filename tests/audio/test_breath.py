# ruff: noqa: E501 - a sentence reads best on one line
"""Long sentences are cut where an announcer would breathe; nothing is torn, lost or said twice."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.breath import LONGEST, Breath, breaths
from audio.speech import Lexicon, Speaker, Spoken

SPEAKER = Speaker(Lexicon.load())

WORDS = (
    "bà con xóm làng đi họp mời nhớ mang theo và để nếu khi nhưng hoặc vì của tại trong trước sau lý do thứ ngày"
    " tháng năm Sở Giáo dục Đào tạo Thôn Bến Đá Nguyễn Văn An (nếu có) \"nhà\" – ... KTX UBND v.v. TP."
).split()  # fmt: skip
WHOLE = [
    "7h30 ngày 12/8/2025", "0200 3860 022", "1.250.000 đồng", "12 - 15/8", "24/7", "42/2022/NĐ-CP", "5 km/h",
    "https://a.vn/b/c", "1 000 000", "thứ Hai, ngày 5/3", "98,5%",
]  # fmt: skip
tokens = st.tuples(
    st.one_of(st.sampled_from(WORDS), st.sampled_from(WHOLE)),
    st.sampled_from(["", "", "", "", ",", ";", ":", ".", "?", "…"]),
).map("".join)
texts = st.lists(tokens, min_size=1, max_size=90).map(" ".join)
any_text = st.one_of(texts, st.text(max_size=200))


def cut(text: str) -> tuple[Spoken, list[Breath]]:
    spoken = SPEAKER.speak(text)
    return spoken, list(breaths(spoken.cleaned, spoken.spans))


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


@settings(deadline=None)
@given(any_text)
def test_nothing_is_lost_or_said_twice(text: str) -> None:
    spoken, found = cut(text)
    assert [word for breath in found for word in words_of(breath.text)] == words_of(spoken.text)


@settings(deadline=None)
@given(any_text)
def test_no_number_name_or_address_is_torn(text: str) -> None:
    spoken, found = cut(text)
    edges = {edge for breath in found for edge in (breath.start, breath.end)}
    assert not [span for span in spoken.spans if any(span.start < edge < span.end for edge in edges)]
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(deadline=None)
@given(any_text)
def test_every_breath_ends_as_it_is_said(text: str) -> None:
    for breath in cut(text)[1]:
        assert breath.text[-1] in (".?!" if breath.ends_sentence else ",")
        assert breath.text == breath.text.strip()


def shown(text: str) -> list[str]:
    return [breath.text for breath in cut(text)[1]]


def test_what_fits_one_breath_is_left_whole() -> None:
    assert shown("Mời bà con, nếu rảnh, đến họp. Nhớ đúng giờ!") == [
        "Mời bà con, nếu rảnh, đến họp.",
        "Nhớ đúng giờ!",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tổ công nghệ số cộng đồng đến từng nhà hướng dẫn bà con cài đặt ứng dụng định danh điện tử trên điện"
            " thoại để mọi người tự nộp hồ sơ tại nhà mà không phải đi xa",
            [
                "Tổ công nghệ số cộng đồng đến từng nhà hướng dẫn bà con cài đặt ứng dụng định danh điện tử trên điện"
                " thoại,",
                "để mọi người tự nộp hồ sơ tại nhà mà không phải đi xa.",
            ],
        ),
        (
            "Xã đề nghị Sở Giáo dục và Đào tạo phối hợp với Sở Văn hóa, Thể thao và Du lịch tổ chức lớp học cho tất cả"
            " bà con trong xã trước khi năm học mới bắt đầu",
            [
                "Xã đề nghị Sở Giáo dục và Đào tạo phối hợp với Sở Văn hóa, Thể thao và Du lịch tổ chức lớp học cho"
                " tất cả bà con trong xã,",
                "trước khi năm học mới bắt đầu.",
            ],
        ),
    ],
)  # fmt: skip
def test_long_sentences_are_cut_at_clauses_and_not_in_names(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_a_paragraph_of_an_office_becomes_breaths() -> None:
    clause = "các cơ quan, đơn vị, đoàn thể và nhân dân trong toàn xã tích cực hưởng ứng"
    for breath in cut("; ".join([clause] * 20))[1]:
        assert len(words_of(breath.text)) <= LONGEST
