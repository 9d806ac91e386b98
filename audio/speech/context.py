"""What stands around a span: the words that decide between two readings of the same signs."""

import re
from collections.abc import Mapping
from functools import lru_cache

from audio.speech.alphabet import LETTER, UPPER

# How far is looked, so that every decision takes constant time: characters, and words of a sentence.
_NEAR, FAR, _WORDS = 32, 64, 8
_NEXT = re.compile(rf" ?([{LETTER}]+)(?: ([{LETTER}]+))?")
_WORD = re.compile(r"[^\s:;,()/\"'-]+")
_SENTENCE_END = re.compile(r"[.!?]\s")
_CAPITALS_BEFORE = re.compile(rf"(?<![{LETTER}])([{UPPER}]{{2,8}})[ ,]{{1,2}}$")
_CAPITALS_AFTER = re.compile(rf"[ ,]{{1,2}}([{UPPER}]{{2,8}})(?![{LETTER}\d])")


def before(m: re.Match[str], reach: int = _NEAR) -> str:
    """Return the few characters before a span, on its own line."""
    return m.string[max(0, m.start() - reach) : m.start()].rpartition("\n")[2]


def follows(m: re.Match[str], terms: frozenset[str]) -> bool:
    """Tell whether the span directly follows one of the terms, of up to three words, a colon aside."""
    return not terms.isdisjoint(_last_words(before(m)))


@lru_cache(256)  # the rules that come into question for one span ask the same
def _last_words(text: str) -> tuple[str, ...]:
    words = text.lower().replace("/", " ").rstrip(" :(\"'").rsplit(None, 3)[-3:]
    return tuple(" ".join(words[i:]).lstrip("(\"',;.") for i in range(len(words)))


def precedes(
    m: re.Match[str], terms: frozenset[str], abbreviations: Mapping[str, str], at_end: bool = False
) -> bool:
    """Tell whether the next word or two, in full, are one of the terms; ``at_end``: or there is no word."""
    found = _NEXT.match(m.string, m.end())
    if not found:
        return at_end
    words = [*abbreviations.get(found[1], found[1]).lower().split(), (found[2] or "").lower()]
    return words[0] in terms or " ".join(words[:2]) in terms


def ends_left(m: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Tell whether a pattern, of a few characters, ends where the span begins."""
    return pattern.search(m.string, max(0, m.start() - _NEAR), m.start()) is not None


def reaches(m: re.Match[str], terms: frozenset[str], through: frozenset[str] | None = None) -> bool:
    """Tell whether one of the terms stands a few words back, only numbers and ``through`` between."""
    words = _words_before(before(m, FAR))
    for i, word in enumerate(words):
        if any(" ".join(words[i : i + n][::-1]) in terms for n in (1, 2, 3)):
            return True
        if through is not None and word not in through and not word.lstrip("+").isdigit():
            return False
    return False


@lru_cache(256)
def _words_before(text: str) -> list[str]:
    """List the words of a sentence that goes on, the last first."""
    return _WORD.findall(_SENTENCE_END.split(text.lower())[-1])[: -_WORDS - 1 : -1]


def capitals_around(m: re.Match[str]) -> list[str]:
    """List the neighbours of a span that are written in capitals: a headline, if they are words."""
    found = (_CAPITALS_BEFORE.search(before(m)), _CAPITALS_AFTER.match(m.string, m.end()))
    return [n[1] for n in found if n]
