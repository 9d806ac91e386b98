"""Numbers in Vietnamese words: cardinals, decimals, digit strings, ordinals, Roman numerals."""

import re
from functools import lru_cache

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
NUMERALS = frozenset((*DIGITS, *"mười mươi trăm nghìn triệu tỷ linh phẩy mốt tư lăm".split()))
_SCALES = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"))
_LONGEST = 15  # more digits than this name nothing countable: they are read one by one
_ROMAN = re.compile(r"(?=[IVXLC])C{0,3}(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _below_thousand(n: int, full: bool) -> list[str]:
    """Read 1…999; ``full`` says the hundreds even when there are none ("không trăm linh năm")."""
    hundreds, rest = divmod(n, 100)
    tens, ones = divmod(rest, 10)
    words = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 0:
        if ones:
            words += ["linh"] * bool(words) + ["tư" if words and ones == 4 else DIGITS[ones]]
        return words
    words += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    if ones == 5:
        words.append("lăm")
    elif tens > 1 and ones in (1, 4):
        words.append("mốt" if ones == 1 else "tư")
    elif ones:
        words.append(DIGITS[ones])
    return words


def _cardinal(n: int, full: bool) -> list[str]:
    for scale, name in _SCALES:
        if n >= scale:
            head, rest = divmod(n, scale)
            return [*_cardinal(head, full), name, *(_cardinal(rest, True) if rest else [])]
    return _below_thousand(n, full)


def cardinal(n: int) -> str:
    """Read a natural number: 104021 → "một trăm linh tư nghìn không trăm hai mươi mốt"."""
    return " ".join(_cardinal(n, False)) or DIGITS[0]


def digit_by_digit(text: str) -> str:
    """Read the digits of a telephone number or code one by one, whatever stands between them."""
    return " ".join(DIGITS[ord(c) - 48] for c in text if "0" <= c <= "9")


@lru_cache(1024)
def whole(text: str) -> str:
    """Read a run of digits: a leading zero is silent in a count (05 → "năm"), 007 is a code."""
    if len(text) > _LONGEST or (len(text) > 2 and text[0] == "0"):
        return digit_by_digit(text)
    return cardinal(int(text))


def coded(text: str) -> str:
    """Read the number that names a thing (document 07, form 01): its leading zero is said."""
    return digit_by_digit(text) if text[0] == "0" else whole(text)


def fraction_digits(text: str) -> str:
    """Read what follows the decimal comma: 75 → "bảy mươi lăm", 05 and 1416 digit by digit."""
    return digit_by_digit(text) if text[0] == "0" or len(text) > 3 else cardinal(int(text))


@lru_cache(1024)
def quantity(text: str, point: str = "phẩy") -> str:
    """Read a written amount: thousands by dot, space or repeated comma, decimals by comma (or a lone dot).

    ``point`` is how a lone decimal dot is said: "phẩy" in an amount, "chấm" in a version (4.0).
    """
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


def ordinal(n: int) -> str:
    """Read what follows "thứ": first and fourth have names of their own."""
    return {1: "nhất", 4: "tư"}.get(n) or cardinal(n)


def roman(text: str) -> int | None:
    """Return the value of a well-formed Roman numeral up to 399, else None."""
    if not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[c] for c in text]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
