"""How one run of letters is read by itself: taught, a word, or — reported as a guess — letter by letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from audio.speech.alphabet import UPPER, VOWEL
from audio.speech.lexicon import Lexicon
from audio.speech.syllables import is_syllable, split

_VOWEL = re.compile(f"[{VOWEL}]")
_HUMP = re.compile(rf"[{UPPER}]?[^{UPPER}]+|[{UPPER}]+(?![^{UPPER}])|[{UPPER}]")


class Guess(str):
    """A reading that nobody taught, of which token, and the lexicon section where it can be taught."""

    token: str
    section: str

    def __new__(cls, spoken: str, token: str, section: str) -> Guess:
        """Guess how a token is said."""
        guess = super().__new__(cls, spoken)
        guess.token, guess.section = token, section
        return guess


def joined(readings: Sequence[str | None], token: str = "") -> str:
    """Join the readings of one span; it is a guess, of a token or the guessed part, as soon as one is."""
    if len(readings) == 1 and not token and readings[0] is not None:
        return readings[0]
    spoken = " ".join(filter(None, readings))
    guess = next((reading for reading in readings if isinstance(reading, Guess)), None)
    return spoken if guess is None else Guess(spoken, token or guess.token, guess.section)


@lru_cache(4096)
def read_word(word: str, lexicon: Lexicon) -> str:
    """Read one run of letters."""
    low, top = word.lower(), word.upper()
    syllable, has_vowel = is_syllable(low), _VOWEL.search(low) is not None
    if known := lexicon.abbreviations.get(word) or (not syllable and lexicon.foreign.get(low)):
        return known
    if len(word) == 1 and has_vowel:  # a, y, o, à are words; the other letters are named
        return low
    if len(word) == 1 or word in lexicon.letters:
        return lexicon.spell(word)
    if has_vowel and word[1:] == low[1:]:
        return word if syllable else lexicon.units.get(word, word)
    if syllable and word == top and not (len(word) == 2 and word.isascii()):
        return word
    if word in ("VI", "XI"):  # no context made them numerals: they are never to be taken for one later
        return low
    for table in (lexicon.prefixes, lexicon.documents, lexicon.units):
        if word in table:
            return table[word]
    if has_vowel and word != top:
        return _humped(word, lexicon)
    if not has_vowel:  # an abbreviation in any case: tp, sđt, Cty
        if known := lexicon.abbreviations.get(top) or lexicon.prefixes.get(top):
            return known
        if top in lexicon.letters:
            return lexicon.spell(word)
    # Known abbreviations may be written as one: LL + DQTV.
    taught = lexicon.abbreviations
    together = " ".join(taught[piece] for piece in split(word, lambda p: int(len(p) > 1 and p in taught)))
    return Guess(together or lexicon.spell(word), word, "viet_tat")


def _humped(word: str, lexicon: Lexicon) -> str:
    """Read iHaNoi, MobiFone, LẢnh part by part; only marked Vietnamese syllables are beyond doubt."""
    parts = _HUMP.findall(word)
    said = (p.lower() if len(p) > 1 and _VOWEL.search(p.lower()) else lexicon.spell(p) for p in parts)
    spoken = " ".join(lexicon.foreign.get(p.lower(), s) for p, s in zip(parts, said, strict=True))
    sure = all(len(p) == 1 or (is_syllable(p) and not p.isascii()) for p in parts)
    return spoken if sure else Guess(spoken, word, "phien_am")
