"""Numbers: what is said can be counted back, by a parser that knows nothing of how it was said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio.speech.numbers import cardinal, digits, quantity, roman

ONES = {w: i for i, w in enumerate("không một hai ba bốn năm sáu bảy tám chín".split())}
ONES |= {"mốt": 1, "tư": 4, "lăm": 5, "mười": 10}
SCALES = {"mươi": 10, "trăm": 100, "nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}


def count(words: list[str]) -> int:
    """Count a spoken cardinal: its last greatest scale parts what is multiplied from what is added."""
    words = [w for w in words if w != "linh"]
    scales = [SCALES[w] for w in words if w in SCALES]
    if not scales:
        return sum(ONES[w] for w in words)
    at = max(i for i, w in enumerate(words) if SCALES.get(w) == max(scales))
    return count(words[:at]) * max(scales) + count(words[at + 1 :])


@given(st.integers(0, 10**15 - 1))
def test_a_cardinal_counts_back(n: int) -> None:
    assert count(cardinal(n).split()) == n


@given(st.text("0123456789", min_size=1, max_size=40))
def test_digits_are_said_one_by_one(text: str) -> None:
    assert [ONES[w] for w in digits(text).split()] == [int(c) for c in text]


@given(st.integers(1, 399))
def test_roman_numerals_count_back(n: int) -> None:
    tables = ("C CC CCC", "X XX XXX XL L LX LXX LXXX XC", "I II III IV V VI VII VIII IX")
    places = (n // 100, n // 10 % 10, n % 10)
    written = "".join(["", *t.split()][d] for t, d in zip(tables, places, strict=True))
    assert roman(written) == roman(written.lower()) == cardinal(n)


@pytest.mark.parametrize("text", ["IIII", "VX", "IC", "XM", "", "A"])
def test_other_letters_are_no_numeral(text: str) -> None:
    assert roman(text) is None


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("1.005.000.000", "một tỷ không trăm linh năm triệu"),
        ("1 234 567", "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy"),
        ("0,05", "không phẩy không năm"),
        ("3,1416", "ba phẩy một bốn một sáu"),
        ("1.234,5", "một nghìn hai trăm ba mươi tư phẩy năm"),
    ],
)
def test_amounts_follow_vietnamese_punctuation(written: str, spoken: str) -> None:
    assert quantity(written) == spoken
