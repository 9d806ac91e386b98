"""The letters a Vietnamese voice can be given, as regular-expression classes, and the shape of numbers."""

import re
from collections.abc import Iterable
from unicodedata import normalize

_LATIN = [chr(c) for c in range(0x41, 0x250)] + [chr(c) for c in range(0x1E00, 0x1F00)]


def _ranges(letters: list[str]) -> str:
    """Write sorted letters as the inside of a character class."""
    runs: list[list[str]] = []
    for c in letters:
        if runs and ord(c) == ord(runs[-1][-1]) + 1:
            runs[-1] = [runs[-1][0], c]
        else:
            runs.append([c])
    return "".join(run[0] if len(run) == 1 else f"{run[0]}-{run[1]}" for run in runs)


# Only letters that come in pairs (not ß or ı), so that a sentence can be capitalised and read back.
LETTER = _ranges(
    [c for c in _LATIN if c in (c.upper().lower(), c.lower().upper()) and c.upper() != c.lower()]
)
UPPER = _ranges([c for c in _LATIN if c.isupper() and c == c.lower().upper()])
VOWEL = _ranges([c for c in _LATIN if normalize("NFD", c)[0] in "aeiouyAEIOUYæøÆØ"])

# Not in the middle of a word, of a number or of a longer code.
BEGIN = rf"(?<![{LETTER}\d])"
END = rf"(?![{LETTER}\d])"
NUMBER = (
    r"(?:\d{1,3}(?:\.\d{3}){1,5}(?![\d]|\.\d)(?:,\d{1,9}(?!\d))?|\d{1,3}(?: \d{3}){2,5}(?! ?\d)(?:,\d{1,9})?"
    r"|\d{1,3}(?:,\d{3}){2,5}(?![\d,])|\d{1,4}(?:\.\d{1,4}){2,6}(?![\d]|\.\d)|\d{1,15}[.,]\d{1,9}(?![.,]?\d)|\d++)"
)
GROUPED = r"[1-9]\d{0,2} \d{3}(?!\d| \d|[.,]\d)"  # 25 000: a number, or two of them
PUNCTUATION = ".,;:?!"


def any_of(terms: Iterable[str]) -> str:
    """Compile literals into an alternation, the longest first, with shared first letters tested once."""
    rests: dict[str, list[str]] = {}
    for term in sorted(terms, key=lambda term: (-len(term), term)):
        rests.setdefault(term[0], []).append(re.escape(term[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items()) or "(?!)"
