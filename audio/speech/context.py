"""What stands around a span: the tests that a row of grammar.yml names.

Each takes what the row demands there — terms, or a pattern —, the match and the lexicon.
"""

import re
from functools import lru_cache

from audio.speech.alphabet import LETTER
from audio.speech.lexicon import Lexicon

# How far is looked, so that every decision takes constant time: characters, and words of a sentence.
_NEAR, FAR, _WORDS = 24, 64, 8
_NEXT = re.compile(rf" ?([{LETTER}]+)(?: ([{LETTER}]+))?")
_WORD = re.compile(r"[^\s:;,()/\"'-]+")
_SENTENCE_END = re.compile(r"[.!?]\s")


def text_before(m: re.Match[str], reach: int = _NEAR) -> str:
    """Return the few characters before a span, on its own line."""
    return m.string[max(0, m.start() - reach) : m.start()].rpartition("\n")[2]


def left(pattern: re.Pattern[str], m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a pattern, of a few characters, ends where the span begins."""
    return pattern.search(m.string, max(0, m.start() - _NEAR), m.start()) is not None


def after(terms: frozenset[str], m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether the span directly follows one of the terms, of up to three words, a colon aside."""
    return not terms.isdisjoint(_last_words(text_before(m)))


@lru_cache(256)  # the rules that come into question for one span ask the same
def _last_words(text: str) -> tuple[str, ...]:
    words = text.lower().replace("/", " ").rstrip(" :(\"'").rsplit(None, 3)[-3:]
    return tuple(" ".join(words[i:]).lstrip("(\"',;.") for i in range(len(words)))


def before(terms: frozenset[str], m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether the next word or two, in full, are one of the terms."""
    if not (found := _NEXT.match(m.string, m.end())):
        return False
    words = [*lexicon.abbreviations.get(found[1], found[1]).lower().split(), (found[2] or "").lower()]
    return words[0] in terms or " ".join(words[:2]) in terms


def then(terms: frozenset[str], m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether one of the terms is next, or no word at all."""
    return before(terms, m, lexicon) or not _NEXT.match(m.string, m.end())


def near(terms: frozenset[str], m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether one of the terms stands a few words back in the sentence."""
    return any(not terms.isdisjoint(ending) for ending in _words_before(text_before(m, FAR)))


def called(terms: frozenset[str], m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether one of the terms stands a few words back, only numbers and words of dem_may between."""
    for ending in _words_before(text_before(m, FAR)):
        if not terms.isdisjoint(ending):
            return True
        if ending[0] not in lexicon.contexts["dem_may"] and not ending[0].lstrip("+").isdigit():
            return False
    return False


@lru_cache(256)
def _words_before(text: str) -> list[tuple[str, ...]]:
    """List the words of a sentence that goes on, the last first, each alone and after one and two others."""
    words = _WORD.findall(_SENTENCE_END.split(text.lower())[-1])[-_WORDS:]
    ends = range(len(words), 0, -1)
    return [tuple(" ".join(words[max(0, end - n) : end]) for n in (1, 2, 3)) for end in ends]
