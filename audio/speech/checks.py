"""Tests that a rule of grammar.yml may name: what neither a pattern nor the words around it can tell."""

import re
from calendar import monthrange

from audio.speech.context import before, capitals_around
from audio.speech.lexicon import Lexicon
from audio.speech.numbers import cardinal
from audio.speech.syllables import is_syllable

_TELEPHONE_DIGITS = {"0": range(9, 12), "1": range(8, 11), "8": range(10, 13)}


def exists(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether d and m (and y) name a day, with equal signs between them."""
    found = m.groupdict()
    year = found.get("y") or "2024"  # without a year 29 February exists
    day, month = int(m["d"]), int(m["m"])
    return found.get("s") == found.get("t") and day <= monthrange(int(year[-4:].zfill(4)) or 4, month)[1]


def dashed_day(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell a day from a range of neighbours: 2-9, but not 2-3."""
    return exists(m, lexicon) and not ("-" in m[0] and 0 < int(m["m"]) - int(m["d"]) <= 2)


def falling_day(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell a day such as 31-10: a range never falls."""
    return int(m["d"]) > int(m["m"]) and exists(m, lexicon)


def feast(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether every year keeps this day."""
    return f"{int(m['d'])}-{int(m['m'])}" in lexicon.contexts["ngay_le"] and dashed_day(m, lexicon)


def earlier(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether d comes before the day e of the same month m."""
    return int(m["d"]) < int(m["e"]) <= 31 and 1 <= int(m["m"]) <= 12


def proper(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a/b is a proper fraction of few parts."""
    return int(m["a"]) < int(m["b"]) <= 100


def falling(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell a score from a range: nobody counts from a down to b."""
    return int(m["a"]) > int(m["b"])


def said_in_words(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether the number in brackets has just been written in words: "ba (03) bộ"."""
    return before(m).lower().endswith(f"{cardinal(int(m['n']))} ")


def telephone(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a number has as many digits as its first one demands."""
    digits = re.sub(r"\D", "", m[0])
    return len(digits) in _TELEPHONE_DIGITS[digits[0]]


def document(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a/b is the number of a document: a known code, or more than one."""
    pieces = re.split(r"[/. -]+", m["codes"])
    if " " in m[0][: m.start("codes") - m.start()]:
        return pieces[0] in lexicon.documents or pieces[0] in lexicon.abbreviations
    return len(pieces) > 1 or any(p in lexicon.documents or p in lexicon.abbreviations for p in pieces)


def same_noun(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether the noun before the second number stood before the first: lớp 1 - lớp 5."""
    noun = m.string[m.end() : m.end() + 20].split()[0]
    return re.search(rf"\b{noun} [^;]{{1,12}}$", before(m)) is not None


def headline(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether a syllable in capitals stands among words in capitals ("CA NGỢI", not "CA xã")."""
    taught = (lexicon.abbreviations, lexicon.letters, lexicon.prefixes)
    return is_syllable(m[0]) and any(
        is_syllable(n) and not any(n in table for table in taught) for n in capitals_around(m)
    )


def not_headline(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether capitals stand for themselves, as numerals do."""
    return not headline(m, lexicon)


def not_a_slip(m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell .apk from a space left out before a word (".các")."""
    return not is_syllable(m[0].split(".")[1])
