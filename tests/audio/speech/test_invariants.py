"""What holds for any text: nothing raises, nothing unspeakable is left, speaking twice changes nothing."""

import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from audio.speech import Lexicon, Speaker, to_spoken

SPEAKER = Speaker(Lexicon.load())
PUNCTUATION = set(".,;:?! \n")
PIECES = st.sampled_from(
    "UBND HĐND TP. Q. P. đ/c v.v... ThS. CA HU xã LOA BAN AI Zalo app wifi II XV I V C a b đ A "
    "Đ 1 05 113 24/7 1/3 15/7 7h30 9:45 "
    "50.000đ 25k 1tr2 98,5% 30°C m2 km/h 2521/UBND-VX 57-NQ/TW 0963.123.456 +84 T2 CN thứ ngày tháng quý "
    "gọi số đồng / - – + = < > "
    "( ) [ ] * ** _ ` # ## | ~ : . , ; ? ! \" ' & @ \\ \n \n\n > !!! ??? === "
    "voso.vn a@b.vn #tag *101# <b> </b> <!-- --> &lt; 🔔 ² ½ ① "
    "Ð \u0301 \u200b ß ŉ ǆ ﬁ 中 ٣ Ⅷ H'Hen D.L H12.34.56-240101-0001 ngay10 2x3 - [ ] 1:500 ... … x X".split(
        " "
    )
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=14).map(" ".join),
    st.lists(PIECES, max_size=14).map("".join),
)


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_only_letters_and_prosodic_punctuation_are_left(text: str) -> None:
    spoken = to_spoken(text)
    stray = [
        c for c in spoken if c not in PUNCTUATION and not (c.isalpha() and "LATIN" in unicodedata.name(c, ""))
    ]
    assert not stray


@settings(max_examples=600, deadline=None)
@given(TEXTS)
@example("CA HU LOA")
@example("a. b) C.")
@example("O.0")
@example("AKo")
def test_speaking_twice_changes_nothing(text: str) -> None:
    once = to_spoken(text)
    assert to_spoken(once) == once


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_spans_and_unknown_tokens_point_into_the_cleaned_text(text: str) -> None:
    spoken = SPEAKER.speak(text)
    assert all(spoken.cleaned[s.start : s.end] == s.written for s in spoken.spans)
    assert [s.start for s in spoken.spans] == sorted(s.start for s in spoken.spans)
    assert all(u.token in spoken.cleaned[u.start :] for u in spoken.unknown)


def test_a_megabyte_of_anything_is_said() -> None:
    assert len(to_spoken("Xã có 7 thôn. " * 75_000)) > 1_000_000
