"""Dates, months, weekdays and hours."""

import re
from calendar import monthrange

from audio.speech.alphabet import BEGIN, END
from audio.speech.context import after, before, follows, next_word, precedes, tokens_before
from audio.speech.lexicon import Lexicon
from audio.speech.numbers import cardinal, coded, ordinal, whole, year

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_ALONE = r"(?<![\d.,/])"

FULL_DATE = (
    rf"{_ALONE}(?P<d>{_DAY}) ?(?P<s>[/.-]) ?(?P<m>{_MONTH}) ?(?P<t>[/.-]) ?(?P<y>{_YEAR})(?![\d/]){END}"
)
SHORT_YEAR = rf"{_ALONE}(?P<d>{_DAY})(?P<s>[/.-])(?P<m>{_MONTH})(?P<t>[/.-])(?P<y>\d\d)(?![\d/-]){END}"
DAY_OF_HOUR = rf"(?<=[hHgG\d'p ])/ ?(?P<d>{_DAY})[/-](?P<m>{_MONTH})(?![\d/-]){END}"
MINUTES = rf"(?<![\d.,])(?P<m>\d{{1,3}})' ?(?P<s>[0-5]?\d)(?:\"|'')?{END}"
ISO_DATE = (
    rf"{_ALONE}(?P<y>{_YEAR})(?P<s>-)(?P<m>0[1-9]|1[0-2])(?P<t>-)(?P<d>0[1-9]|[12]\d|3[01])(?![\d-]){END}"
)
SPELLED_DATE = rf"{_ALONE}(?P<d>{_DAY}) tháng (?P<m>{_MONTH}|[Gg]iêng|[Cc]hạp)(?![\d.,]\d){END}"
MONTH_YEAR = rf"{_ALONE}(?P<m>\d{{1,4}}) ?(?P<s>[/-]) ?(?P<y>(?:19|20)\d\d)(?![\d/-]){END}"
PAIR = rf"{_ALONE}(?P<a>\d{{1,5}}) ?/ ?(?P<b>\d{{1,6}})(?P<u>h|giờ)?(?![\d/]|\.\d){END}"
DASHED_DAY = rf"{_ALONE}(?P<d>{_DAY})(?P<s>[-.])(?P<m>{_MONTH})(?![\d/.-]\d|\d){END}"
FIRST_DAY = (
    rf"{_ALONE}(?P<d>0?[1-9]|10)"
    r"(?= ?(?:-{1,2}|,|đến|và|&) ?(?:ngày )?(?P<e>\d{1,2})/(?P<m>\d{1,2})(?!\d|/\d))"
)
NAMED_MONTH = rf"{BEGIN}(?P<w>[Tt]háng|THÁNG) (?P<m>0?4)(?![\d.,/]\d){END}"
WEEKDAY = rf"{BEGIN}(?P<w>[Tt]hứ|THỨ) (?P<n>\d{{1,3}})(?![.,]\d){END}"
SHORT_WEEKDAY = rf"{BEGIN}T(?P<n>[1-9]|1[0-2])(?:/(?P<y>(?:19|20)\d\d))?{END}"
SUNDAY = rf"{BEGIN}CN{END}"
_MINUTE_END = r"(?: ?(?:'|’|phút|ph|p))?"
CLOCK = (
    rf"(?<![\d.,])(?P<h>[01]?\d|2[0-4])(?: ?[hHgG:] ?|:)(?P<m>[0-5]\d)(?![\d:]|[.,]\d){_MINUTE_END}{END}"
    rf"|(?<![\d.,])(?P<o>\d{{1,2}}) giờ 00(?: phút)?{END}"
)
HOUR_G = rf"(?<![\d.,])(?P<h>[01]?\d|2[0-4])g{END}"

_DAY_WORDS, _FROM = frozenset(["ngày"]), frozenset(["từ"])  # "từ 3-5/7 hộ" holds no day
_HOUR_BEFORE = re.compile(r"\d ?(?:[hHgG](?:\d\d)?['p]?|giờ(?: \d\d(?: phút)?)?|:\d\d) ?$")
_ROUND_THE_CLOCK = (("24", "7"), ("24", "24"), ("24", "24h"))
_WEEK_AFTER = re.compile(r" ?[-,&] ?(?:T\d|[Tt]hứ)|,? \(?(?:ngày )?\d{1,2}[/.-]\d")
_WEEK_BEFORE = re.compile(
    r"(?:T\d|[Tt]hứ \w{1,4}|\dh\d{0,2}|sáng|chiều|tối|trưa|ngày|các|nghỉ|trừ)(?: ?[,;&-] ?| và | hoặc | )?$",
    re.I,
)


def exists(day: int, month: int, in_year: int = 2024) -> bool:
    """Tell whether a day exists; without a year 29 February does."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(in_year, month)[1]


def _day(text: str) -> str:
    return ("mùng " if int(text) <= 10 else "") + cardinal(int(text))


def _month(text: str) -> str:
    return "tháng " + (
        text.lower() if text.isalpha() else ordinal(int(text)) if int(text) == 4 else cardinal(int(text))
    )


def _day_month(m: re.Match[str], day: str, month: str) -> str:
    said = f"{_day(day)} {_month(month)}"
    return said.removeprefix("mùng ") if before(m).rstrip().lower().endswith(("mùng", "mồng")) else said


def say_full_date(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read 22/9/2024, 15-6-2025, 21.7.2025, 2025-06-15; decline days that don't exist."""
    in_year = int(m["y"]) if len(m["y"]) == 4 else 2000 + int(m["y"])
    if m["s"] != m["t"] or not exists(int(m["d"]), int(m["m"]), in_year):
        return None
    return f"{_day_month(m, m['d'], m['m'])} năm {cardinal(in_year)}"


def say_short_year(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read 22/9/24 where a date is expected."""
    return say_full_date(m, lexicon) if follows(m, lexicon.contexts["ngay"]) else None


def say_spelled_date(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read "4 tháng 4" after "ngày"; elsewhere "6 tháng" is a span of time."""
    if not m["m"].isalpha() and next_word(m) in ("ngày", "tuần", "tuổi", "năm") and next_word(m) != "năm":
        return None
    if not follows(m, lexicon.contexts["ngay"]) and not before(m).endswith(("- ", "-")):
        return None
    return _day_month(m, m["d"], m["m"])


def say_month_year(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read 10/2024 as a month, "Thông tư 18/2024" and "đợt 2/2025" as a number of a year."""
    contexts, month = lexicon.contexts, 1 <= int(m["m"]) <= 12
    said = f"năm {year(m['y'])}"
    if month and before(m).lower().rstrip().endswith("tháng"):
        return f"{_month(m['m']).removeprefix('tháng ')} {said}"
    if m["s"] == "-":
        return None
    if follows(m, contexts["van_ban"]):
        return f"{coded(m['m'])} {said}"
    if follows(m, contexts["ky"]):
        return f"{cardinal(int(m['m']))} {said}"
    if re.fullmatch(_YEAR, m["m"]):
        return f"{year(m['m'])} đến {year(m['y'])}"
    return f"{_month(m['m'])} {said}" if month and not precedes(m, contexts["dem"]) else None


def say_pair(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read a/b as a date, a fraction or "a trên b", by the words around it and whether the day exists."""
    contexts, a, b = lexicon.contexts, int(m["a"]), int(m["b"])
    small = len(m["a"]) <= 2 and len(m["b"]) <= 2 and not m["u"]
    dated = small and exists(a, b)
    strongly = follows(m, contexts["ngay"])
    if (m["a"], m["b"]) in _ROUND_THE_CLOCK and not (dated and strongly):
        return f"hai mươi tư trên {cardinal(b)}" + " giờ" * bool(m["u"])
    named = f"{a}-{b}" in contexts["ngay_le"] and follows(
        m, contexts["duong_pho"]
    )  # streets called after days
    addressed = follows(m, contexts["tren"]) and not named
    counted = precedes(m, contexts["dem"], lexicon.abbreviations)
    shared = a < b and follows(m, contexts["phan_so"])
    if dated and not addressed and not shared and (strongly or not counted):
        return _day_month(m, m["a"], m["b"])
    part = precedes(m, contexts["phan"]) or a == 1 or b <= 4 or shared
    if part and a < b <= 100 and not addressed:
        return f"{cardinal(a)} phần {ordinal(b) if b == 4 else cardinal(b)}"
    return f"{coded(m['a']) if addressed else whole(m['a'])} trên {whole(m['b'])}"


def say_first_day(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read the first day of "từ 05 - 07/9" as a day; a bare "từ năm" would be heard as a year."""
    is_earlier = int(m["d"]) < int(m["e"]) and exists(int(m["e"]), int(m["m"]))
    known = follows(m, _DAY_WORDS) or (m["d"].startswith("0") and follows(m, _FROM))
    return _day(m["d"]) if is_earlier and known else None


def say_dashed_day(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read 2-9 or 2.9 as a day only after "ngày", "lễ"…: elsewhere it is a range or a decimal."""
    contexts = lexicon.contexts
    feast = f"{int(m['d'])}-{int(m['m'])}" in contexts["ngay_le"]
    known = exists(int(m["d"]), int(m["m"])) and (
        follows(m, contexts["truoc_le"])
        or (feast and not contexts["truoc_le"].isdisjoint(tokens_before(m, 7)))
    )
    if (
        not known
        or next_word(m) == "tháng"
        or (m["s"] == "-" and int(m["d"]) < int(m["m"]) <= int(m["d"]) + 2)
    ):
        return None
    return _day_month(m, m["d"], m["m"])


def say_day_of_hour(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read the day of 7h/10-9, 13h30/15/8."""
    known = _HOUR_BEFORE.search(before(m)) and exists(int(m["d"]), int(m["m"]))
    return f"{_day(m['d'])} {_month(m['m'])}" if known else None


def say_minutes(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read 4'14"."""
    return f"{cardinal(int(m['m']))} phút {cardinal(int(m['s']))} giây"


def say_named_month(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read "tháng 4" as "tháng tư"."""
    return f"{m['w']} tư"


def say_weekday(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read "thứ 4": weekdays and ranks share one form, with names of their own for first and fourth."""
    return f"{m['w']} {ordinal(int(m['n']))}"


def say_short_weekday(m: re.Match[str], lexicon: Lexicon) -> str:
    """Read T2…T7 as weekdays, T8/2025, T1 and T12 as months."""
    n = int(m["n"])
    if m["y"]:
        return f"{_month(m['n'])} năm {year(m['y'])}"
    return f"thứ {ordinal(n)}" if 2 <= n <= 7 else _month(m["n"])


def say_sunday(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read CN among days as Sunday."""
    among_days = _WEEK_BEFORE.search(before(m)) or _WEEK_AFTER.match(after(m))
    return "chủ nhật" if among_days else None


def say_clock(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read 7h30, 7g30, 07:30, 09h00'; a colon after "tỷ lệ" or "tỷ số" isn't a clock's."""
    if m["o"]:
        return f"{cardinal(int(m['o']))} giờ"
    if ":" in m[0] and follows(m, lexicon.contexts["tren"]):
        return None
    minutes = int(m["m"])
    return f"{cardinal(int(m['h']))} giờ" + (f" {cardinal(minutes)} phút" if minutes else "")


def say_hour_g(m: re.Match[str], lexicon: Lexicon) -> str | None:
    """Read 7g as an hour where hours stand; elsewhere g is gram."""
    timed = follows(m, lexicon.contexts["gio"])
    return f"{cardinal(int(m['h']))} giờ" if timed or before(m).endswith(("g-", "g - ")) else None
