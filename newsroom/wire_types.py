"""Types of values as editors write them, with Vietnamese refusals.

A refusal is a pydantic error of type `loaxa` that carries problem and remedy for `newsroom.wire_errors`.
"""

import re
from datetime import date, datetime, time
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from newsroom.folding import slugify

WIRE_CONFIG = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def refusal(problem: str, remedy: str) -> PydanticCustomError:
    """Build the error of a value that cannot be taken."""
    return PydanticCustomError("loaxa", "{problem} — {remedy}", {"problem": problem, "remedy": remedy})


_DAY_FIRST = re.compile(r"(?P<d>\d{1,2})[/. -](?P<m>\d{1,2})[/. -](?P<y>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})[/. -](?P<m>\d{1,2})[/. -](?P<d>\d{1,2})")
# RFC 822, which RSS is dated by, knows no older offsets than today's; no commune's site is older.
_FIRST_YEAR = 2000


def _suggest_date(text: str, fallback: str) -> str:
    if found := _DAY_FIRST.match(text) or _YEAR_FIRST.match(text):
        year, month, day = (int(found[part]) for part in "ymd")
        try:
            return f"viết {date(year, month, day):%Y-%m-%d}"
        except ValueError:
            pass
    return fallback


def _date(value: Any) -> date:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            raise refusal(f'không có ngày "{value}"', "xem lại ngày và tháng") from None
    raise refusal(f'cần dạng YYYY-MM-DD, đang là "{value}"', _suggest_date(str(value), "viết như 2026-03-05"))


_DATE_AND_CLOCK = re.compile(r"(\d{4})-(\d{2})-(\d{2})[ T](\d{1,2}):(\d{2})")


def _moment(value: Any) -> datetime | date:
    """Take a date, or a date with local time of day."""
    text = value.strip() if isinstance(value, str) else ""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return _date(text)
    if found := _DATE_AND_CLOCK.fullmatch(text):
        try:
            year, month, day, hour, minute = map(int, found.groups())
            return datetime(year, month, day, hour, minute)  # naive: the station's zone is added later
        except ValueError:
            raise refusal(f'không có ngày giờ "{value}"', "xem lại ngày, tháng, giờ, phút") from None
    raise refusal(
        f'cần dạng YYYY-MM-DD hoặc YYYY-MM-DD HH:MM, đang là "{value}"',
        _suggest_date(str(value), "viết như 2026-03-05 hoặc 2026-03-05 07:30"),
    )


def _recent(moment: date) -> date:
    if moment.year < _FIRST_YEAR:
        raise refusal(f"năm {moment.year} quá xa", "xem lại năm")
    return moment


def _moment_with_time(value: Any) -> datetime:
    moment = _moment(value)
    if not isinstance(moment, datetime):
        raise refusal(f'thiếu giờ, đang là "{value}"', f"viết như {moment} 07:30")
    return moment


def _clock(value: Any) -> time:
    if isinstance(value, str) and (found := re.fullmatch(r"(\d{1,2})[:hg](\d{2})", value.strip())):
        try:
            return time(int(found[1]), int(found[2]))
        except ValueError:
            pass
    raise refusal(f'cần giờ dạng HH:MM, đang là "{value}"', "viết như 05:30")


def _strings(value: Any) -> Any:
    """Let `thon: ben-da` stand for a list of one, and an empty value for none."""
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",") if part.strip()]
    is_plain = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return list(dict.fromkeys(value)) if is_plain else value


_WEEKDAYS = {
    **{name: n for n, name in enumerate(("hai", "ba", "tu", "nam", "sau", "bay"))},
    **{str(n + 2): n for n in range(6)},
    **dict.fromkeys(("cn", "chu-nhat", "8"), 6),
}


def _weekday(value: Any) -> Any:
    """Take `2`, `thứ hai` or `CN`; Monday becomes 0."""
    if isinstance(value, int):
        return value
    name = slugify(value).removeprefix("thu-") if isinstance(value, str) else ""
    if name in _WEEKDAYS:
        return _WEEKDAYS[name]
    raise refusal(f'không có thứ "{value}"', "viết 2, 3, 4, 5, 6, 7 hoặc cn, như [2, 4, cn]")


def _one_line(value: Any) -> Any:
    """Join a text written over several lines: titles and names stand on one."""
    return " ".join(value.split()) if isinstance(value, str) else value


def _folded(value: Any) -> Any:
    """Take `Khẩn cấp` for `khan-cap`."""
    return slugify(value) if isinstance(value, str) else value


def _number(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"\+?[\d .()-]{3,20}", value.strip()):
        return value.strip()
    raise refusal(f'không phải một số điện thoại: "{value}"', "mỗi dòng ghi một số, ví dụ 0200 3860 022")


def _url(value: Any) -> Any:
    if isinstance(value, str):
        try:
            parts = urlsplit(value.strip())
        except ValueError:
            parts = urlsplit("")
        if parts.scheme in ("http", "https") and parts.hostname and not re.search(r"[\s<>\"]", value.strip()):
            return value.strip()
    raise refusal(f'không phải địa chỉ web: "{value}"', "chép cả địa chỉ, bắt đầu bằng https://")


def _zone(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return ZoneInfo(value.strip())
        except (ValueError, OSError, LookupError):
            pass
    raise refusal(f'không có múi giờ "{value}"', "viết Asia/Ho_Chi_Minh")


def _slug(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value.strip()):
        return value.strip()
    raise refusal(
        f'mã chỉ gồm chữ thường không dấu, chữ số và dấu nối, đang là "{value}"', "viết như thon-dong"
    )


def _instant(value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(str(value).strip())
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise refusal(f'không phải ngày giờ có múi giờ: "{value}"', "viết như 2026-11-23T07:30:00+07:00")
    return moment


def _sha256(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"[0-9a-f]{64}", value.strip()):
        return value.strip()
    raise refusal(f'không phải dấu SHA-256: "{value}"', "xoá tệp này rồi duyệt lại bài")


def _email(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(
        r"[^\s@<>()\[\]]+@[^\s@<>()\[\]]+\.[^\s@<>()\[\]]+", value.strip()
    ):
        return value.strip()
    raise refusal(f'không phải địa chỉ thư điện tử: "{value}"', "viết như ubnd@xa.example")


_DATE_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
_MOMENT_PATTERN = r"^\d{4}-\d{2}-\d{2}([ T]\d{1,2}:\d{2})?$"

Text = Annotated[str, BeforeValidator(_one_line), StringConstraints(min_length=1, max_length=300)]
Telephone = Annotated[str, BeforeValidator(_number), WithJsonSchema({"type": "string"})]
Folded = BeforeValidator(_folded)
LongText = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Day = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "pattern": _DATE_PATTERN})]
Moment = Annotated[
    datetime | date,
    BeforeValidator(lambda value: _recent(_moment(value))),
    WithJsonSchema({"type": "string", "pattern": _MOMENT_PATTERN}),
]
MomentWithTime = Annotated[
    datetime,
    BeforeValidator(_moment_with_time),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}[ T]\d{1,2}:\d{2}$"}),
]
Clock = Annotated[
    time, BeforeValidator(_clock), WithJsonSchema({"type": "string", "pattern": r"^\d{1,2}[:hg]\d{2}$"})
]
Instant = Annotated[
    datetime, BeforeValidator(_instant), WithJsonSchema({"type": "string", "format": "date-time"})
]
Sha256 = Annotated[
    str, BeforeValidator(_sha256), WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{64}$"})
]
Url = Annotated[str, BeforeValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
Email = Annotated[str, BeforeValidator(_email), WithJsonSchema({"type": "string", "format": "email"})]
Zone = Annotated[ZoneInfo, BeforeValidator(_zone), WithJsonSchema({"type": "string"})]
Id = Annotated[
    str, BeforeValidator(_slug), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})
]
_ONE_OR_MANY = {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": ["string", "null"]}]}
Weekdays = Annotated[
    tuple[Annotated[int, BeforeValidator(_weekday)], ...],
    BeforeValidator(_strings),
    WithJsonSchema(_ONE_OR_MANY),
]
Days = Annotated[tuple[Day, ...], BeforeValidator(_strings), WithJsonSchema(_ONE_OR_MANY)]
Ids = Annotated[tuple[str, ...], BeforeValidator(_strings), WithJsonSchema(_ONE_OR_MANY)]
