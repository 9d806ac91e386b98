"""What stands around a span: the tests that a row of grammar.yml names.

Each takes what the row demands there — terms, or a pattern —, the match and the lexicon.
"""

import re
from functools import lru_cache

from audio.speech.alphabet import LETTER
from audio.speech.lexicon import Lexicon

# How many characters back is looked, so that every decision takes constant time.
NEAR, FAR = 24, 64
_NEXT = re.compile(rf" ?([{LETTER}]+)(?: ([{LETTER}]+))?")


def text_before(m: re.Match[str], reach: int = NEAR) -> str:
    """Return the few characters before a span, on its own line."""
    return m.string[max(0, m.start() - reach) : m.start()].rpartition("\n")[2]


def ends(pattern: re.Pattern[str], reach: int, m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a pattern, of no more characters than the reach, ends where the span begins."""
    return pattern.search(m.string, max(0, m.start() - reach), m.start()) is not None


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
