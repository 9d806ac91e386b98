"""Long sentences are cut where a reader takes breath, and nothing of them is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio.voices.clauses import pack_clauses


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Một, hai, ba bốn.", ("Một, hai,", "ba bốn.")),
        ("Một hai ba bốn năm sáu.", ("Một hai ba", "bốn năm", "sáu.")),
        ("Một. Hai.", ("Một. Hai.",)),
        ("abcdefghijklmno", ("abcdefghij", "klmno")),
        ("", ()),
    ],
)
def test_cuts_at_the_best_place_there_is(text: str, pieces: tuple[str, ...]) -> None:
    assert pack_clauses(text, 10) == pieces


@given(st.text("ab ,.;"), st.integers(1, 12))
def test_loses_nothing_and_fits(text: str, longest: int) -> None:
    pieces = pack_clauses(text, longest)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(0 < len(piece) <= longest for piece in pieces)
