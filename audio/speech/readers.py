"""Readers of letters, codes and signs: how one piece of a span is said, by what the lexicon teaches.

A template of grammar.yml may name any of them. A reader returns words, a guess where nobody taught what is
said, or None when the text is not what its rule takes it for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from audio.speech.alphabet import LETTER, UPPER, VOWEL
from audio.speech.lexicon import Lexicon
from audio.speech.numbers import coded, digits, whole
from audio.speech.syllables import is_syllable, is_unmarked, split

_VOWEL = re.compile(f"[{VOWEL}]")
_PIECE = re.compile(rf"[{LETTER}]+|\d+|[^\w\s]|_")
_RUN = re.compile(rf"[{UPPER}]?[^{UPPER}\d_]+|[{UPPER}]+(?![^{UPPER}\d_])|[{UPPER}]|\d+")
_ASSEMBLY = re.compile(r"(QH|HĐND|UBTVQH)(\d{1,2})")
_SIGNS = {".": "chấm", "-": "gạch ngang", "_": "gạch dưới", "/": "gạch chéo", "+": "cộng", "@": "a còng"}
_KEYS = {**_SIGNS, "*": "sao", "#": "thăng"}


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
    spoken = " ".join(filter(None, readings))
    guess = next((reading for reading in readings if isinstance(reading, Guess)), None)
    return Guess(spoken, token or guess.token, guess.section) if guess is not None else spoken


def literal(words: str, text: str, lexicon: Lexicon) -> str:
    """Say the same words whatever is written."""
    return words


def taught(sections: Sequence[str], text: str, lexicon: Lexicon) -> str | None:
    """Read what the first of some sections of the lexicon teaches, capitals aside."""
    written = text.strip()
    keys = (written, written[:1].lower() + written[1:], written.lower())
    return next(filter(None, (getattr(lexicon, s).get(key) for s in sections for key in keys)), None)


def as_is(text: str, lexicon: Lexicon) -> str:
    """Leave a word to the voice."""
    return text


def spell(text: str, lexicon: Lexicon) -> str:
    """Read letters by name."""
    return lexicon.spell(text)


def dotted(text: str, lexicon: Lexicon) -> str:
    """Read U.B.N.D as UBND, and letters that stand for a name one by one."""
    return lexicon.abbreviations.get(text.replace(".", "") if len(text) > 4 else text) or lexicon.spell(text)


@lru_cache(4096)
def read_word(word: str, lexicon: Lexicon) -> str:
    """Read one run of letters by itself: taught, a word, or — reported as a guess — letter by letter."""
    low, top, known = word.lower(), word.upper(), lexicon.abbreviations
    syllable, has_vowel = is_syllable(low), _VOWEL.search(low) is not None
    if reading := known.get(word) or (not syllable and lexicon.foreign.get(low)):
        return reading
    if len(word) == 1 and has_vowel:  # a, y, o, à are words; the other letters are named
        return low
    if len(word) == 1 or word in lexicon.letters:
        return lexicon.spell(word)
    if has_vowel and word[1:] == low[1:]:
        return word if syllable else lexicon.units.get(word, word)
    if syllable and word == top and not (len(word) == 2 and word.isascii()):
        return word
    if reading := lexicon.prefixes.get(word) or lexicon.documents.get(word) or lexicon.units.get(word):
        return reading
    if has_vowel and word != top:
        return _humped(word, lexicon)
    spelled = lexicon.spell(word)
    in_capitals = known.get(top) or lexicon.prefixes.get(top) or (spelled if top in lexicon.letters else "")
    # Without a vowel it is an abbreviation in any case: tp, sđt, Cty.
    return in_capitals if in_capitals and not has_vowel else Guess(spelled, word, "viet_tat")


def _humped(word: str, lexicon: Lexicon) -> str:
    """Read iHaNoi, MobiFone, LẢnh part by part; only marked Vietnamese syllables are beyond doubt."""
    spoken = run_together(word, lexicon)
    sure = all(len(p) == 1 or (is_syllable(p) and not p.isascii()) for p in _RUN.findall(word))
    return spoken if sure else Guess(spoken, word, "phien_am")


def signs(text: str, lexicon: Lexicon) -> str:
    """Read a code sign by sign: every digit, letter and sign by name."""
    return " ".join(_KEYS.get(p) or digits(p) or lexicon.spell(p) for p in _PIECE.findall(text))


def mixed(text: str, lexicon: Lexicon) -> str:
    """Read 5G, 3B, H5N1, K72, QL1A: letters by name or as taught, numbers as numbers."""
    if known := lexicon.abbreviations.get(text) or lexicon.units.get(text):
        return known
    pieces, said = _PIECE.findall(text), list[str]()
    for i, piece in enumerate(pieces):
        if piece.isdigit():
            is_count = len(piece) <= 3 or (i == len(pieces) - 1 and len(piece) == 4)
            said.append(coded(piece) if is_count else digits(piece))
        elif i == 0 and piece in lexicon.numbered:
            said.append(lexicon.numbered[piece])
        elif len(piece) == 1 or (len(piece) == 2 and piece.isupper()):
            said.append(_SIGNS.get(piece) or lexicon.spell(piece))
        else:
            said.append(read_word(piece, lexicon))
    return joined(said, text)


def codes(text: str, lexicon: Lexicon) -> str:
    """Read what the codes in the number of a document stand for: QĐ-TTg, NQ/TW, QH15."""
    return joined([_code(code, lexicon) for code in re.split(r"[/. -]+", text)])


def _code(code: str, lexicon: Lexicon) -> str:
    if known := lexicon.documents.get(code) or lexicon.abbreviations.get(code):
        return known
    if assembly := _ASSEMBLY.fullmatch(code):
        return f"{_code(assembly[1], lexicon)} khóa {whole(assembly[2])}"
    pieces = _PIECE.findall(code)
    said = (whole(p) if p.isdigit() else lexicon.documents.get(p) or lexicon.spell(p) for p in pieces)
    return Guess(" ".join(said), code, "van_ban")


def address(text: str, lexicon: Lexicon) -> str:
    """Read a name on the net: labels and the signs between them."""
    return " ".join(filter(None, (_SIGNS.get(p) or _label(p, lexicon) for p in _PIECE.findall(text))))


@lru_cache(4096)
def _taught_label(label: str, lexicon: Lexicon) -> str:
    is_word = len(label) < 3 or is_unmarked(label)  # "cap" is of capnuoc, not CAP
    return lexicon.hosts.get(label) or ("" if is_word else lexicon.abbreviations.get(label.upper(), ""))


@lru_cache(1024)  # pages name the same few hosts
def _label(label: str, lexicon: Lexicon) -> str:
    """Read one label: digits, a taught name, an abbreviation, syllables, a word, or letters."""
    low = label.lower()
    if label.isdigit():
        return digits(label)
    if known := lexicon.foreign.get(low) or _taught_label(low, lexicon):
        return known
    if label.upper() in lexicon.letters:
        return lexicon.spell(label)
    if pieces := split(low, lambda piece: 2 if _taught_label(piece, lexicon) else int(is_unmarked(piece))):
        return " ".join(_taught_label(piece, lexicon) or piece for piece in pieces)
    return low if _VOWEL.search(low) and len(low) > 3 else lexicon.spell(label)


def run_together(text: str, lexicon: Lexicon) -> str:
    """Read the words that a hashtag, or the name of a storm in capitals, runs together."""
    return " ".join(
        whole(p) if p.isdigit() else (_label if p.isascii() else read_word)(p.lower(), lexicon)
        for p in _RUN.findall(text)
    )


def sign(text: str, lexicon: Lexicon) -> str:
    """Say taught signs, drop decoration, report the rest: letters, numerals, mathematics and money."""
    is_meant = unicodedata.category(text)[0] in "LN" or unicodedata.category(text) in ("Sm", "Sc")
    return lexicon.symbols.get(text, Guess("", text, "ky_hieu") if is_meant else "")
