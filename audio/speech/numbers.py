"""Digits in Vietnamese words: cardinals, decimals, ordinals, days, telephone numbers, Roman numerals.

A template of grammar.yml may name any of these functions that takes and returns a text.
"""

import re
from functools import lru_cache

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
NUMERALS = frozenset((*DIGITS, *"mười mươi trăm nghìn triệu tỷ linh phẩy mốt tư lăm".split()))
_ENDINGS = ({4: "tư"}, {5: "lăm"}, {1: "mốt", 4: "tư", 5: "lăm"})  # after linh, mười and mươi
_SCALES = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"))
_LONGEST = 15  # more digits than this name nothing countable: they are read one by one
_ROMAN = {
    hundreds + tens + ones: 100 * h + 10 * t + n
    for h, hundreds in enumerate(["", "C", "CC", "CCC"])
    for t, tens in enumerate(["", *"X XX XXX XL L LX LXX LXXX XC".split()])
    for n, ones in enumerate(["", *"I II III IV V VI VII VIII IX".split()])
}


def _below_thousand(n: int, full: bool) -> list[str]:
    """Read 1…999; ``full`` says the hundreds even when there are none ("không trăm linh năm")."""
    hundreds, tens, ones = n // 100, n // 10 % 10, n % 10
    words = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    words += [DIGITS[tens], "mươi"] if tens > 1 else ["mười"] if tens else ["linh"] if words and ones else []
    special = _ENDINGS[min(tens, 2)] if words else {}
    return [*words, special.get(ones, DIGITS[ones])] if ones else words


def _cardinal(n: int, full: bool) -> list[str]:
    for scale, name in _SCALES:
        if n >= scale:
            head, rest = divmod(n, scale)
            return [*_cardinal(head, full), name, *(_cardinal(rest, True) if rest else [])]
    return _below_thousand(n, full)


@lru_cache(1024)
def cardinal(n: int) -> str:
    """Read a natural number: 104021 → "một trăm linh tư nghìn không trăm hai mươi mốt"."""
    return " ".join(_cardinal(n, False)) or DIGITS[0]


def digits(text: str) -> str:
    """Read the digits of a telephone number or code one by one, whatever stands between them."""
    return " ".join(DIGITS[ord(c) - 48] for c in text if "0" <= c <= "9")


@lru_cache(1024)
def whole(text: str) -> str:
    """Read a run of digits: a leading zero is silent in a count (05 → "năm"), 007 is a code."""
    if len(text) > _LONGEST or (len(text) > 2 and text[0] == "0"):
        return digits(text)
    return cardinal(int(text))


def coded(text: str) -> str:
    """Read the number that names a thing (document 07, form 01): its leading zero is said."""
    return digits(text) if text[0] == "0" else whole(text)


def fraction_digits(text: str) -> str:
    """Read what follows the decimal comma: 75 → "bảy mươi lăm", 05 and 1416 digit by digit."""
    return digits(text) if text[0] == "0" or len(text) > 3 else cardinal(int(text))


def century(text: str) -> str:
    """Read the two digits of a year: 24 is of this century, 75 of the last."""
    return whole(f"{19 if text > '50' else 20}{text}")


def formula(text: str) -> str:
    """Read the numbers of a formula, standard or mixture: 16-16-8, 1:2:1."""
    return " ".join("gạch" if p == "-" else coded(p) for p in re.findall(r"\d+|-", text))


def quantity(text: str) -> str:
    """Read an amount, of which a lone dot is a decimal comma: 1.5 (triệu)."""
    return _written(text, "phẩy")


def version(text: str) -> str:
    """Read a number that counts nothing known: 1.245 has thousands, 4.0 is a version."""
    return _written(text, "chấm")


@lru_cache(1024)
def _written(text: str, point: str) -> str:
    """Read thousands by dot, space or repeated comma, decimals by comma or a lone ``point``."""
    text = text.replace(" ", "")
    if text.count(",") > 1:
        text = text.replace(",", "")
    head, comma, tail = text.partition(",")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", head):
        head = head.replace(".", "")
    parts = head.split(".")
    words = [coded(parts[0]) if len(parts) > 2 else whole(parts[0])]
    words += [w for p in parts[1:] for w in (point, fraction_digits(p))]
    return " ".join([*words, "phẩy", fraction_digits(tail)] if comma else words)


@lru_cache(1024)
def ordinal(text: str) -> str:
    """Read what follows "thứ": first and fourth have names of their own."""
    return {1: "nhất", 4: "tư"}.get(int(text)) or cardinal(int(text))


def day(text: str) -> str:
    """Read a day of the month: the first ten are "mùng"."""
    return ("mùng " if int(text) <= 10 else "") + cardinal(int(text))


def month(text: str) -> str:
    """Read a month: the fourth is "tư", the first and last of the moon have names."""
    return "tháng " + (text.lower() if text.isalpha() else "tư" if int(text) == 4 else cardinal(int(text)))


def groups(text: str) -> str:
    """Read a telephone number with a pause between its groups, so that a listener can write it down."""
    found = re.findall(r"\d+", text)
    if len(found) == 1 and len(text) >= 9:
        found = [text[:4], *re.findall(r"\d{3,4}(?=\d{3}|$)|\d{1,3}$", text[4:])]
    return ", ".join(map(digits, found))


def roman(text: str) -> str | None:
    """Read a Roman numeral up to 399; None when it is not well-formed."""
    value = _ROMAN.get(text.upper())
    return cardinal(value) if value else None
