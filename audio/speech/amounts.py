"""Amounts: numbers, money, units of measure, and the signs between them (-, /, x, +)."""

import re
from collections.abc import Mapping

from audio.speech.alphabet import END, GROUPED, NUMBER, any_of
from audio.speech.context import after, before, follows, next_word, precedes
from audio.speech.lexicon import Lexicon
from audio.speech.numbers import cardinal, coded, digit_by_digit, quantity, whole, year

_NEVER_APART = frozenset("k K H V W L Đ s ' '' ng CV HP T C F".split())  # "tổ 5 K" is not 5,000
_ALONE = r"(?<![\d.,])"
_SCALES = {"k": "nghìn", "tr": "triệu", "triệu": "triệu", "tỷ": "tỷ", "tỉ": "tỷ", "m": "mét"}

COMPOUND = rf"{_ALONE}(?P<n>\d{{1,3}})(?P<s>k|tr|triệu|tỷ|tỉ|m)(?P<r>\d{{1,3}}){END}"
LIST = rf"{_ALONE}\d{{1,3}}(?:,\d{{1,3}}){{1,30}}(?![\d.]|,\d){END}"
RATIO = rf"{_ALONE}(?P<a>\d{{1,4}}) ?: ?(?P<b>\d{{1,7}})(?![\d:]|[.,]\d){END}"
PRODUCT = rf"{_ALONE}(?P<n>{NUMBER}) ?[xX×*] ?(?=\d)"
TIMES = r"(?<=[\d mMₘ])[xX×*](?= ?\d)"
SPACED_NUMBER = rf"{_ALONE}{GROUPED}"
FORMULA = rf"{_ALONE}\d{{1,3}}(?:-\d{{1,3}}){{2,3}}(?![\d-]|[.,]\d){END}"
STARS = r"(?<=\d)\*(?![\w*])"
PLAIN_NUMBER = NUMBER
DASH = r"-{1,3}"
SLASH_YEAR = rf"(?<=[\w ])/ ?(?P<y>(?:19|20)\d\d)(?![\d/]){END}"
SLASH = r"/"
PLUS = r"\+"

_TO_LAST_DIGIT = re.compile(r".*\d")
_SQUARED = re.compile(r"(?<=[\d ])[^\W\d]{1,3}[23]$")
_WORD_LEFT = re.compile(r"(?:[Tt]hứ \S{1,4}|T\d|[IVXLC]{1,6}|[Cc]hủ nhật|CN)$")
_RIGHT_OF_RANGE = re.compile(r"(?:(?P<w>[^\W\d]+) )?-?\d|[Tt]hứ |T\d|CN(?!\w)|[Cc]hủ nhật|[IVX]{1,6}(?!\w)")
_NUMBERED_LETTER = re.compile(rf"[A-ZĐ]\d{{0,3}}{END}")  # the address 12/A
_PHONE_SIDE = re.compile(r"0\d{3}|.* 0[\d.]{8,}$")
_CALENDAR = ("ngày", "tháng", "năm", "thứ")
_SCORE_AFTER = re.compile(r"(\d{1,3})(?![\d.,]\d|[\w/%°-]| [^\W\d_A-ZĐ])")
_WRAPPING = ("tháng", "thứ", "ngày", "đêm", "từ", "số")
_TEMPERATURE = re.compile(rf"-{NUMBER} ?(?:°|độ|%)")


def units(table: Mapping[str, str]) -> str:
    """Compile unit names into one pattern that follows a number, the longest first."""
    apart = any_of(u for u in table if u not in _NEVER_APART)
    return rf"(?:(?:{any_of(table)})|[ ](?:{apart})){END}(?!/[cC]{END})"


def price_pattern(table: Mapping[str, str]) -> str:
    """Compile "sign number" for the signs among the names of money."""
    return rf"(?P<u>{any_of(u for u in table if not u[-1].isalnum() and len(u) < 4)}) ?(?P<n>{NUMBER}){END}"


def quantity_pattern(table: Mapping[str, str]) -> str:
    """Compile "number unit" for one table of units."""
    return rf"{_ALONE}(?P<n>{GROUPED}|{NUMBER})(?P<u>{units(table)})"


def say_spaced_number(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read 25 000 and "3 547 hộ" as one number, but not "thôn 3 547 hộ"."""
    whole_thousands = m[0].endswith(" 000") or precedes(m, lexicon.contexts["dem"])
    return quantity(m[0]) if whole_thousands and not _is_named_by_number(m, lexicon) else None


def _is_named_by_number(m: re.Match[str], lexicon: Lexicon) -> bool:
    return follows(m, lexicon.contexts["danh_so"]) or follows(m, lexicon.contexts["liet_ke"])


def say_formula(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read NPK 16-16-8."""
    return " gạch ".join(whole(n) for n in m[0].split("-"))


def say_money(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read 50.000đ, 25k, 1,5tr, $500."""
    return _measured(m, lexicon.money, lexicon)


def say_measure(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read 250m2, 150Mbps, 98,5%, 30°C."""
    return _measured(m, lexicon.units, lexicon)


def _measured(m: re.Match[str], names: Mapping[str, str], lexicon: Lexicon) -> str | None:
    """Read "number unit": what is measured has no silent leading zeros, whatever its length."""
    number = m["n"]
    if " " in number and _is_named_by_number(m, lexicon):
        return None
    counted = number.isdigit() and len(number) <= 15
    return f"{cardinal(int(number)) if counted else quantity(number)} {names[m['u'].strip()]}"


def say_compound(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read 1tr2, 1m65 as people say them: "một triệu hai", "một mét sáu mươi lăm"."""
    return f"{cardinal(int(m['n']))} {_SCALES[m['s']]} {whole(m['r'])}"


def say_list(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read 1,2,3 as a list, and 1,2 too where things are numbered ("thôn 1,2")."""
    numbers = m[0].split(",")
    listed = len(numbers) > 2 and max(map(len, numbers)) < 3
    named = follows(m, lexicon.contexts["liet_ke"]) and not before(m).endswith(": ")
    if not listed and not (len(numbers) == 2 and named):
        return None
    return ", ".join(whole(n) for n in numbers)


def say_ratio(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read a score ("tỷ số 2:1") and a scale (1:500)."""
    joint = " " if follows(m, lexicon.contexts["ty_so"]) else " trên "
    if len(m["a"]) > 2 and re.fullmatch(r"(?:19|20)\d\d", m["b"]):  # the standard ISO 9001:2015
        joint = " năm "
    return whole(m["a"]) + joint + whole(m["b"])


def say_number(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read a bare number; after "Đề án" its leading zero is said, and nine digits or more are a code."""
    if not m[0].isdigit():
        return quantity(m[0], "phẩy" if next_word(m) in lexicon.contexts["hang_so"] else "chấm")
    if len(m[0]) >= 9:
        return digit_by_digit(m[0])
    if m[0][0] == "0" and follows(m, lexicon.contexts["so_khong"]):
        return coded(m[0])
    return whole(m[0])


def say_product(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read the first factor of 3x4 and its sign."""
    return f"{quantity(m['n'])} nhân"


def say_times(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read the x of 2x3m."""
    return "nhân" if re.search(r"\d ?(?:m|cm|mm|km)? ?$", before(m)) else None


def say_dash(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read a dash as "đến" in a range, "âm" before a temperature, a short pause between words."""
    left, right = before(m, 28), after(m, 12)
    spaced = left[-1:] in ("", " ") or right[:1] in ("", " ")
    close, right = left.rstrip(), right.lstrip()
    pause = "," if spaced else ""
    found = _RIGHT_OF_RANGE.match(right)
    if not found:
        return pause
    word = found["w"]
    if right[:1].isalpha() and not word:
        return "đến" if _WORD_LEFT.search(close) else pause
    prefix, number, unit = _quantity_before(close) or ("", "", "?")
    if word and word not in _CALENDAR and not f" {prefix}".lower().endswith(f" {word.lower()} "):
        return pause
    if number and _is_unit(unit, lexicon):
        if "0" in (right[:1], number[0]) and _PHONE_SIDE.match(f"{right} {number}"):
            return ","  # two telephone numbers
        scored = _descends(number, right, prefix) or follows(m, lexicon.contexts["ty_so"], prefix)
        return "" if scored else "đến"
    if _WORD_LEFT.search(close):
        return "đến"
    if right[:1].isdigit() and (not close or spaced) and m.string[m.end() : m.end() + 1].isdigit():
        cold = _TEMPERATURE.match(m.string, m.end() - 1)
        return "âm" if cold or follows(m, lexicon.contexts["am"]) else ","
    return pause


def _descends(number: str, right: str, prefix: str) -> bool:
    """Tell a score from a range: 25-20 falls, nothing is counted, and neither months nor weekdays wrap."""
    found = _SCORE_AFTER.match(right)
    falls = found and number.isdigit() and int(number) > int(found[1])
    return bool(falls) and not prefix.lower().rstrip().endswith(_WRAPPING)


def _is_unit(unit: str, lexicon: Lexicon) -> bool:
    return not unit or unit in lexicon.units or unit in lexicon.money or unit in lexicon.contexts["khoang"]


def say_slash_year(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read the year after "quý III/"."""
    return f"năm {year(m['y'])}" if re.search(r"(?:[IVX]|\d)$", before(m)) else None


def rate_pattern(table: Mapping[str, str]) -> str:
    """Compile "/unit" for one table of units."""
    return rf"/ ?(?P<u>{any_of(table)}){END}"


def _quantity_before(text: str) -> tuple[str, str, str] | None:
    """Split text that ends in a quantity into what precedes, number and unit (of up to three words)."""
    found = _TO_LAST_DIGIT.match(text)
    if not found:
        return None
    head, unit = found[0], text[found.end() :]
    if squared := _SQUARED.search(head, max(0, len(head) - 5)):
        head, unit = head[: squared.start()].rstrip(), squared[0] + unit
    prefix = head.rstrip("0123456789.,/:")
    return (prefix, head[len(prefix) :], unit.strip()) if len(unit.split()) <= 3 else None


def _rated(m: re.Match[str]) -> str | None:
    """Return the unit that a slash divides ("triệu đồng" in 12 triệu đồng/người/năm), else None."""
    found = _quantity_before(before(m, 40).rstrip())
    return found[2].partition("/")[0] if found else None


def _is_paid(unit: str, lexicon: Lexicon) -> bool:
    last = unit.rpartition(" ")[2]
    return last in lexicon.money or last in ("nghìn", "triệu", "tỷ", "%")


def say_rate(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read the unit below a slash: đ/m2 → "một mét vuông", mg/l → "trên lít"."""
    rated = _rated(m)
    counted = rated is not None or before(m).endswith(("đồng", "người", "tấn", "tạ", "lần", "đ"))
    per = "một" if _is_paid(rated or "đồng", lexicon) else "trên"
    return f"{per} {lexicon.units[m['u']]}" if counted else None


def say_slash(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read a slash as "một" after a quantity (2 lần/ngày), "trên" between numbers, else as a pause."""
    left, right = before(m, 1), after(m, 24).lstrip()
    rated = _rated(m)
    words = right.split()[:2]
    if rated in lexicon.units and right[:1].isdigit():
        return "trên"
    if rated and words:
        terms = {words[0].strip(".,;:!?()"), " ".join(words).rstrip(".,;:!?()")}
        if rated in lexicon.units and terms & {"lít", "giờ", "giây"}:
            return "trên"
        if (_is_paid(rated, lexicon) and right[0].isalpha()) or {
            t.partition("/")[0].lower() for t in terms
        } & lexicon.contexts["moi"]:
            return "một"
    if left[-1:].isdigit() and (right[:1].isdigit() or _NUMBERED_LETTER.match(m.string, m.end())):
        return "trên"
    return "," if left != "/" and right[:1].isalnum() else ""


def say_plus(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read a plus beside a number; elsewhere it joins two things."""
    return "cộng" if before(m).rstrip()[-1:].isalnum() else ""
