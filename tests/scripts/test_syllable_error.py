"""What the judge of recordings counts."""

import pytest

from syllable_error import Understood, error_rate, gain, understood


@pytest.mark.parametrize(
    ("heard", "wrong"),
    [
        ("mời bà con đi họp", 0),
        ("Mời bà con đi họp!", 0),
        ("mời bà đi họp", 1),
        ("mời bà con đi học", 1),
        ("mời tất cả bà con đi họp", 2),
        ("", 5),
        ("một hai ba bốn năm sáu bảy tám chín", 5),
    ],
)
def test_counts_syllables_that_were_not_understood(heard: str, wrong: int) -> None:
    assert understood("Mời bà con đi họp.", heard) == Understood(wrong, 5)


def test_a_letter_with_loose_marks_is_the_same_letter() -> None:
    assert understood("họp", "ho\N{COMBINING DOT BELOW}p").wrong == 0


def test_compares_versions_sentence_by_sentence() -> None:
    plain = [Understood(6, 10), Understood(3, 10), Understood(5, 20)]
    louder = [Understood(4, 10), Understood(2, 10), Understood(4, 20)]
    better = gain(plain, louder)
    assert better.mean == pytest.approx(error_rate(plain) - error_rate(louder)) == 0.1
    assert 0 < better.low < better.mean < better.high
    assert gain(louder, plain).high < 0
    same = gain(plain, plain)
    assert (same.low, same.mean, same.high) == (0, 0, 0)
    assert str(better).startswith("+10.0 points (95 %: +")
