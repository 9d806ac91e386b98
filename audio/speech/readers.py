"""Readers of letters, codes and signs: how one piece of a span is said, by what the lexicon teaches.

A template of grammar.yml may name any of them. A reader returns words, or a guess to be reported.
"""

import re
import unicodedata
from functools import lru_cache

from audio.speech.alphabet import LETTER, PUNCTUATION, UPPER
from audio.speech.lexicon import Lexicon
from audio.speech.numbers import coded, digits, whole
from audio.speech.syllables import is_unmarked, split
from audio.speech.words import Guess, joined, read_word

_PIECE = re.compile(rf"[{LETTER}]+|\d+|[^\w\s]|_")
_LABEL = re.compile(r"[A-Za-z]+|\d+|[@._/+-]")
_TAG = re.compile(rf"[{UPPER}]?[^{UPPER}\d_]+|[{UPPER}]+|\d+")
_ASSEMBLY = re.compile(r"(QH|HĐND|UBTVQH)(\d{1,2})")
_MODEL = re.compile(r"[A-ZĐ]{1,4}0\d{1,4}")
_SIGNS = {".": "chấm", "-": "gạch ngang", "_": "gạch dưới", "/": "gạch chéo", "+": "cộng", "@": "a còng"}
_KEYS = {**_SIGNS, "*": "sao", "#": "thăng"}


def as_is(text: str, lexicon: Lexicon) -> str:
    """Leave a word to the voice."""
    return text


def spell(text: str, lexicon: Lexicon) -> str:
    """Read letters by name."""
    return lexicon.spell(text)


def signs(text: str, lexicon: Lexicon) -> str:
    """Read a code sign by sign: every digit, letter and sign by name."""
    pieces = _PIECE.findall(text)
    return " ".join(_KEYS.get(p) or (digits(p) if p.isdigit() else lexicon.spell(p)) for p in pieces)


def mixed(text: str, lexicon: Lexicon) -> str:
    """Read 5G, 3B, H5N1, K72, QL1A, CT01: letters by name or as taught, numbers as numbers."""
    if known := lexicon.abbreviations.get(text) or lexicon.units.get(text):
        return known
    is_model = _MODEL.fullmatch(text)
    pieces, said = _PIECE.findall(text), list[str]()
    for i, piece in enumerate(pieces):
        if piece == ".":
            said.append("chấm")
        elif piece.isdigit():
            is_count = len(piece) <= 3 or i == len(pieces) - 1
            said.append(coded(piece) if is_count else digits(piece))
        elif i == 0 and piece in lexicon.numbered and not is_model:
            said.append(lexicon.numbered[piece])
        elif is_model or len(piece) == 1 or (len(piece) == 2 and piece.isupper()):
            said.append(lexicon.spell(piece))
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
    if "&" in code:
        return " ".join(lexicon.documents.get(c) or lexicon.spell(c) for c in code.split("&"))
    spelled = " ".join(lexicon.spell(p) if p.isalpha() else whole(p) for p in _PIECE.findall(code))
    return Guess(spelled, code, "van_ban")


def address(text: str, lexicon: Lexicon) -> str:
    """Read a name on the net: labels and the signs between them."""
    return " ".join(_SIGNS.get(p) or _label(p, lexicon) for p in _LABEL.findall(text))


@lru_cache(4096)
def _taught_label(label: str, lexicon: Lexicon) -> str:
    abbreviation = lexicon.abbreviations.get(label.upper(), "") if len(label) > 2 else ""
    return lexicon.hosts.get(label) or abbreviation


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
    return low if any(c in "aeiouy" for c in low) and len(low) > 3 else lexicon.spell(label)


def hashtag(text: str, lexicon: Lexicon) -> str:
    """Read a hashtag as the words it runs together; nobody is asked to teach it."""
    said = [
        whole(p) if p.isdigit() else _label(p, lexicon) if p.isascii() else read_word(p.lower(), lexicon)
        for p in _TAG.findall(text)
    ]
    return " ".join(said)


def sign(text: str, lexicon: Lexicon) -> str:
    """Keep punctuation, pause at brackets, say taught signs, drop decoration, report the rest."""
    if text in PUNCTUATION:
        return text
    if text in "()[]{}":
        return ","
    if text in lexicon.symbols:
        return lexicon.symbols[text]
    # Decoration says nothing; a letter, a numeral, a sign of mathematics or money does, and nobody taught it.
    is_meant = unicodedata.category(text)[0] in "LN" or unicodedata.category(text) in ("Sm", "Sc")
    return Guess("", text, "ky_hieu") if is_meant else ""
