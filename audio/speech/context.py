"""What stands around a span: the words that decide between two readings of the same signs."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from audio.speech.alphabet import LETTER, UPPER

_NONE: Mapping[str, str] = {}
_REACH = 64  # characters looked at on either side; keeps every decision constant in time
_WORD = re.compile(rf"[{LETTER}]+")
_CAPITALS = rf"[{UPPER}]{{2,8}}"
_TOKEN_BREAK = re.compile(r"[\s:;,()/\"'-]+")
_CAPITALS_BEFORE = re.compile(rf"(?<![{LETTER}])({_CAPITALS})[ ,]{{1,2}}$")
_CAPITALS_AFTER = re.compile(rf"[ ,]{{1,2}}({_CAPITALS})(?![{LETTER}\d])")


class Guess(NamedTuple):
    """A reading that nobody taught, with the lexicon section where it can be taught."""

    spoken: str
    token: str
    section: str


def before(m: re.Match[str], reach: int = _REACH) -> str:
    """Return the few characters before a span, on its own line."""
    return m.string[max(0, m.start() - reach) : m.start()].rpartition("\n")[2]


def after(m: re.Match[str], reach: int = _REACH) -> str:
    """Return the few characters after a span, on its own line."""
    return m.string[m.end() : m.end() + reach].partition("\n")[0]


def follows(m: re.Match[str], terms: frozenset[str], reach: str | None = None) -> bool:
    """Tell whether the span directly follows one of the terms, of up to three words, a colon aside."""
    words = (before(m, 32) if reach is None else reach).lower().rstrip(" :(\"'").rsplit(None, 3)[-3:]
    return any(" ".join(words[i:]).lstrip("(\"',;.") in terms for i in range(len(words)))


def precedes(m: re.Match[str], terms: frozenset[str], abbreviations: Mapping[str, str] = _NONE) -> bool:
    """Tell whether one of the terms (of up to two words), or its abbreviation, comes right after the span."""
    tail = after(m)
    words = _WORD.findall(tail[:32]) if tail[:1] == " " and tail[1:2].isalpha() else []
    words = " ".join([abbreviations.get(words[0], words[0]), *words[1:]]).lower().split() if words else []
    return any(" ".join(words[:n]) in terms for n in (1, 2))


def next_word(m: re.Match[str]) -> str:
    """Return the word one space after the span, or "" when something else comes."""
    word = _WORD.match(m.string, m.end() + 1) if m.string[m.end() : m.end() + 1] == " " else None
    return word[0] if word else ""


def tokens_before(m: re.Match[str], limit: int) -> Iterator[str]:
    """Walk backwards over the lower-case tokens before a span, up to the end of the sentence before."""
    reach = re.split(r"[.!?]\s", before(m).lower())[-1]
    tokens = [t for t in _TOKEN_BREAK.split(reach) if t]
    yield from tokens[: -limit - 1 : -1]


def reaches(
    m: re.Match[str], terms: frozenset[str], limit: int, through: Callable[[str], bool] = bool
) -> bool:
    """Tell whether walking back over at most ``limit`` tokens that ``through`` lets pass meets a term."""
    tokens = list(tokens_before(m, limit))
    for i, token in enumerate(tokens):
        if any(" ".join(tokens[i : i + n][::-1]) in terms for n in (1, 2, 3)):
            return True
        if not through(token):
            return False
    return False


def capitals_around(m: re.Match[str]) -> list[str]:
    """List the neighbours of a span that are written in capitals: a headline, if they are words."""
    found = (_CAPITALS_BEFORE.search(before(m, 12)), _CAPITALS_AFTER.match(m.string, m.end()))
    return [n[1] for n in found if n]
