"""The structure of Vietnamese syllables: tells words from abbreviations, and splits host names."""

import unicodedata
from collections.abc import Callable
from functools import lru_cache

from audio.speech.alphabet import LANGUAGE

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_CHECKED_TONES = ("\u0301", "\u0323")  # syllables that end in a stop carry sắc or nặng, no other tone
_STOPS = ("p", "t", "c", "ch")
_PLAIN = str.maketrans("ăâêôơưđ", "aaeooud")

_TONELESS = frozenset(
    onset + rime
    for rime in LANGUAGE["rimes"].split()
    for openings, onsets in LANGUAGE["onsets"].items()
    if openings == "*" or rime[0] in openings
    for onset in onsets
).union(LANGUAGE["others"])
_UNMARKED = frozenset(s.translate(_PLAIN) for s in _TONELESS)


@lru_cache(4096)
def is_syllable(word: str) -> bool:
    """Tell whether a word, in any case, is a well-formed syllable with a tone its ending allows."""
    marked = unicodedata.normalize("NFD", word.lower())
    toneless = unicodedata.normalize("NFC", marked.translate(_TONES))
    if toneless not in _TONELESS:
        return False
    return not toneless.endswith(_STOPS) or any(tone in marked for tone in _CHECKED_TONES)


def is_unmarked(word: str) -> bool:
    """Tell whether a word in small letters is a syllable written without marks."""
    return word in _UNMARKED


def split(word: str, is_piece: Callable[[str], object]) -> list[str]:
    """Split letters into the fewest pieces; [] when it can't be.

    >>> split("thongbao", is_unmarked)
    ['thong', 'bao']
    """
    best: list[list[str]] = [[]]
    for end in range(1, len(word) + 1):
        starts = [s for s in range(max(0, end - 15), end) if (best[s] or s == 0) and is_piece(word[s:end])]
        best.append(min(([*best[s], word[s:end]] for s in starts), key=_unlikeliness, default=[]))
    return best[-1] if len(word) <= 40 else []


def _unlikeliness(split: list[str]) -> tuple[int, int, list[int]]:
    """Rank splits: few syllables, long onsets ("xa minh tri", not "xam inht ri"), long first syllables."""
    bare = LANGUAGE["bare_syllables"]
    onsets = sum(1 if s in bare else len(s) - len(s.lstrip("bcdghklmnpqrstvx")) for s in split)
    return len(split), -onsets, [-len(s) for s in split]
