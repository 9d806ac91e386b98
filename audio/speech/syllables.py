"""The structure of Vietnamese syllables: tells words from abbreviations, and splits host names."""

import unicodedata
from collections.abc import Callable
from functools import lru_cache

from audio.speech.alphabet import LANGUAGE

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_CHECKED_TONES = ("\u0301", "\u0323")  # syllables that end in a stop carry sắc or nặng, no other tone
_STOPS = ("p", "t", "c", "ch")
_LONGEST = 40  # letters run together: longer ones are no names
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


def split(word: str, worth: Callable[[str], int]) -> list[str]:
    """Split letters into the fewest pieces, of the greatest worth; [] when one is worth nothing.

    >>> split("thongbao", is_unmarked)
    ['thong', 'bao']
    """

    def rank(pieces: list[str]) -> tuple[int, int, int, list[int]]:
        """Prefer taught pieces, long onsets ("xa minh tri", not "xam inht ri") and long first pieces."""
        onsets = sum(map(_onset_length, pieces))
        return len(pieces), -sum(map(worth, pieces)), -onsets, [-len(p) for p in pieces]

    best: list[list[str]] = [[]]
    for end in range(1, len(word) + 1 if len(word) <= _LONGEST else 0):
        starts = [s for s in range(max(0, end - 15), end) if (best[s] or s == 0) and worth(word[s:end])]
        best.append(min(([*best[s], word[s:end]] for s in starts), key=rank, default=[]))
    return best[-1]


@lru_cache(4096)
def _onset_length(piece: str) -> int:
    is_whole = piece in LANGUAGE["bare_syllables"]
    return 1 if is_whole else len(piece) - len(piece.lstrip("bcdghklmnpqrstvx"))
