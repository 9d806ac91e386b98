"""Checks that a row of grammar.yml may name: what neither a pattern nor the words around it can tell."""

import re
from calendar import monthrange

from audio.speech.alphabet import LETTER, UPPER
from audio.speech.context import text_before
from audio.speech.lexicon import Lexicon
from audio.speech.numbers import cardinal
from audio.speech.syllables import is_syllable

_TELEPHONE_DIGITS = {"0": range(9, 12), "1": range(8, 11), "8": range(10, 13)}
_CAPITALS_BEFORE = re.compile(rf"(?<![{LETTER}])([{UPPER}]{{2,8}})[ ,]{{1,2}}\Z")
_CAPITALS_AFTER = re.compile(rf"[ ,]{{1,2}}([{UPPER}]{{2,8}})(?![{LETTER}\d])")


def exists(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether d and m (and y) name a day, with equal signs between them."""
    found = m.groupdict()
    year = found.get("y") or "2024"  # without a year 29 February exists
    day, month = int(m["d"]), int(m["m"])
    return found.get("s") == found.get("t") and day <= monthrange(int(year[-4:].zfill(4)) or 4, month)[1]


def neighbours(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell a range of neighbours, 2-3, from a day, 2-9."""
    return "-" in m[0] and 0 < int(m["m"]) - int(m["d"]) <= 2


def feast(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether every year keeps this day."""
    return f"{int(m['d'])}-{int(m['m'])}" in lexicon.contexts["ngay_le"]


def rising(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell a range and a proper fraction, 10-31 and 1/3, from a score or a day, 31-10: nobody counts down."""
    return int(m[1]) < int(m[2])


def said_in_words(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether the number in brackets has just been written in words: "ba (03) bộ"."""
    return text_before(m).lower().endswith(f"{cardinal(int(m['n']))} ")


def telephone(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a number has as many digits as its first one demands."""
    digits = re.sub(r"\D", "", m[0])
    return len(digits) in _TELEPHONE_DIGITS[digits[0]]


def document(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a/b is the number of a document: a known code, or more than one."""
    known = [p in lexicon.documents or p in lexicon.abbreviations for p in re.split(r"[/. -]+", m["codes"])]
    return known[0] if " " in m[0][: m.start("codes") - m.start()] else len(known) > 1 or any(known)


def same_noun(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether the noun before the second number stood before the first: lớp 1 - lớp 5."""
    noun = m.string[m.end() : m.end() + 20].split()[0]
    return re.search(rf"\b{noun} [^;]{{1,12}}$", text_before(m)) is not None


def headline(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a syllable in capitals stands among words in capitals ("CA NGỢI", not "CA xã")."""
    around = (_CAPITALS_BEFORE.search(text_before(m)), _CAPITALS_AFTER.match(m.string, m.end()))
    words = [n[1] for n in around if n and is_syllable(n[1])] if is_syllable(m[0]) else []
    taught = (lexicon.abbreviations, lexicon.letters, lexicon.prefixes)
    return not all(any(word in table for table in taught) for word in words)


def word(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell a space left out before a word (".các") from the ending of a file (.apk)."""
    return is_syllable(m[0].split(".")[1])
