"""The readers a template of grammar.yml may name: how one piece of a span is said.

A reader returns words, a guess to be reported, or None when the piece can't be what the rule takes it for.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

from audio.speech import numbers
from audio.speech.alphabet import LETTER, PUNCTUATION, UPPER
from audio.speech.lexicon import Lexicon
from audio.speech.numbers import cardinal, coded, digit_by_digit, ordinal, quantity, whole
from audio.speech.syllables import split_unmarked
from audio.speech.words import Guess, read_word

Reading = str | Guess | None
Reader = Callable[[str, Lexicon], Reading]

_PIECE = re.compile(rf"[{LETTER}]+|\d+|[^\w\s]|_")
_LABEL = re.compile(r"[A-Za-z]+|\d+|[@._/+-]")
_TAG = re.compile(rf"[{UPPER}]?[^{UPPER}\d_]+|[{UPPER}]+|\d+")
_ASSEMBLY = re.compile(r"(QH|HĐND|UBTVQH)(\d{1,2})")
_SIGNS = {".": "chấm", "-": "gạch ngang", "_": "gạch dưới", "/": "gạch chéo", "+": "cộng", "@": "a còng"}
_KEYS = {**_SIGNS, "*": "sao", "#": "thăng"}


def _joined(readings: list[str | Guess], token: str = "") -> str | Guess:
    """Join the readings of one span; it is a guess as soon as one of them is."""
    guess = next((r for r in readings if isinstance(r, Guess)), None)
    spoken = " ".join(r.spoken if isinstance(r, Guess) else r for r in readings if r)
    return Guess(spoken, token or guess.token, guess.section) if guess else spoken


def day(text: str, lexicon: Lexicon) -> str:
    """Read a day of the month: the first ten are "mùng"."""
    return ("mùng " if int(text) <= 10 else "") + cardinal(int(text))


def month(text: str, lexicon: Lexicon) -> str:
    """Read a month: the fourth is "tư", the first and last of the moon have names."""
    return "tháng " + (text.lower() if text.isalpha() else "tư" if int(text) == 4 else cardinal(int(text)))


def groups(text: str, lexicon: Lexicon) -> str:
    """Read a telephone number with a pause between its groups, so that a listener can write it down."""
    found = re.findall(r"\d+", text)
    if len(found) == 1 and len(text) >= 9:
        found = [text[:4], *re.findall(r"\d{3,4}(?=\d{3}|$)|\d{1,3}$", text[4:])]
    return ", ".join(map(digit_by_digit, found))


def roman(text: str, lexicon: Lexicon) -> str | None:
    """Read a Roman numeral."""
    value = numbers.roman(text.upper())
    return cardinal(value) if value else None


def signs(text: str, lexicon: Lexicon) -> str:
    """Read a code sign by sign: every digit, letter and sign by name."""
    pieces = _PIECE.findall(text)
    return " ".join(_KEYS.get(p) or (digit_by_digit(p) if p.isdigit() else lexicon.spell(p)) for p in pieces)


def mixed(text: str, lexicon: Lexicon) -> str | Guess:
    """Read 5G, 3B, H5N1, K72, QL1A, CT01: letters by name or as taught, numbers as numbers."""
    if known := lexicon.abbreviations.get(text) or lexicon.units.get(text):
        return known
    is_model = re.fullmatch(r"[A-ZĐ]{1,4}0\d{1,4}", text)
    pieces, said = _PIECE.findall(text), list[str | Guess]()
    for i, piece in enumerate(pieces):
        if piece == ".":
            said.append("chấm")
        elif piece.isdigit():
            is_count = len(piece) <= 3 or i == len(pieces) - 1
            said.append(coded(piece) if is_count else digit_by_digit(piece))
        elif i == 0 and piece in lexicon.numbered and not is_model:
            said.append(lexicon.numbered[piece])
        elif is_model or len(piece) == 1 or (len(piece) == 2 and piece.isupper()):
            said.append(lexicon.spell(piece))
        else:
            said.append(read_word(piece, lexicon))
    return _joined(said, text)


def codes(text: str, lexicon: Lexicon) -> str | Guess:
    """Read what the codes in the number of a document stand for: QĐ-TTg, NQ/TW, QH15."""
    return _joined([_code(code, lexicon) for code in re.split(r"[/. -]+", text)])


def _code(code: str, lexicon: Lexicon) -> str | Guess:
    if known := lexicon.documents.get(code) or lexicon.abbreviations.get(code):
        return known
    if assembly := _ASSEMBLY.fullmatch(code):
        return f"{_code(assembly[1], lexicon)} khóa {cardinal(int(assembly[2]))}"
    if "&" in code:
        return " ".join(lexicon.documents.get(c) or lexicon.spell(c) for c in code.split("&"))
    spelled = " ".join(lexicon.spell(p) if p.isalpha() else whole(p) for p in _PIECE.findall(code))
    return Guess(spelled, code, "van_ban")


def address(text: str, lexicon: Lexicon) -> str:
    """Read a name on the net: labels and the signs between them."""
    return " ".join(_SIGNS.get(p) or _label(p, lexicon) for p in _LABEL.findall(text))


def _taught_label(label: str, lexicon: Lexicon) -> str:
    return lexicon.hosts.get(label) or (
        lexicon.abbreviations.get(label.upper(), "") if len(label) > 2 else ""
    )


def _label(label: str, lexicon: Lexicon) -> str:
    """Read one label: digits, a taught name, an abbreviation, syllables, a word, or letters."""
    low = label.lower()
    if label.isdigit():
        return digit_by_digit(label)
    if known := lexicon.foreign.get(low) or _taught_label(low, lexicon):
        return known
    if label.upper() in lexicon.letters:
        return lexicon.spell(label)
    for cut in range(min(len(label), 40) - 1, 1, -1):  # "ubndminhquang", "phongvhxh": one side is taught
        sides = low[:cut], low[cut:]
        taught = [_taught_label(side, lexicon) for side in sides]
        said = [t or " ".join(split_unmarked(side)) for t, side in zip(taught, sides, strict=True)]
        if any(taught) and all(said):
            return " ".join(said)
    if syllables := split_unmarked(low):
        return " ".join(syllables)
    return low if any(c in "aeiouy" for c in low) and len(low) > 3 else lexicon.spell(label)


def hashtag(text: str, lexicon: Lexicon) -> str:
    """Read a hashtag as the words it runs together."""
    said = list[str | Guess]()
    for piece in _TAG.findall(text):
        spoken = whole(piece) if piece.isdigit() else _label(piece, lexicon) if piece.isascii() else ""
        said.append(spoken or read_word(piece.lower(), lexicon))
    joined = _joined(said)
    return joined.spoken if isinstance(joined, Guess) else joined


def sign(text: str, lexicon: Lexicon) -> str | Guess:
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


READERS: Mapping[str, Reader] = {
    "": lambda text, lexicon: whole(text),
    "address": address,
    "as_is": lambda text, lexicon: text,
    "century": lambda text, lexicon: whole(f"20{text}"),
    "coded": lambda text, lexicon: coded(text),
    "codes": codes,
    "day": day,
    "digits": lambda text, lexicon: digit_by_digit(text),
    "document": lambda text, lexicon: lexicon.documents[text],
    "formula": lambda text, lexicon: " gạch ".join(map(coded, re.split(r"\D", text))),
    "groups": groups,
    "hashtag": hashtag,
    "hours": lambda text, lexicon: f"{whole(text)} giờ",
    "list": lambda text, lexicon: ", ".join(map(whole, text.split(","))),
    "measured": lambda text, lexicon: quantity(re.sub(r"^0+(?=\d)", "", text)),
    "minor": lambda text, lexicon: {"K": "cơ", "Y": "y"}.get(text[0], f"{text[0].lower()}ơ"),
    "minutes": lambda text, lexicon: f"{cardinal(int(text))} phút" if int(text) else "",
    "mixed": mixed,
    "month": month,
    "numbered": lambda text, lexicon: lexicon.numbered[text],
    "ordinal": lambda text, lexicon: ordinal(int(text)),
    "path": lambda text, lexicon: address(text.rstrip("/"), lexicon),
    "quantity": lambda text, lexicon: quantity(text),
    "roman": roman,
    "sign": sign,
    "signs": signs,
    "spell": lambda text, lexicon: lexicon.spell(text),
    "taught": lambda text, lexicon: lexicon.abbreviations.get(text) or lexicon.foreign[text.lower()],
    "title": lambda text, lexicon: lexicon.prefixes.get(text),
    "unit": lambda text, lexicon: lexicon.units.get(text.strip()) or lexicon.money[text.strip()],
    "version": lambda text, lexicon: quantity(text, "chấm"),
    "word": read_word,
}
