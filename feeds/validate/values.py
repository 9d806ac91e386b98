"""The forms of values in feeds."""

import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from newsroom.markdown import elements

Finding = tuple[int, str, str, str]
"""Line (1-based), element or key, problem, remedy."""

_RFC_822 = re.compile(
    r"((Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}"
    r" \d\d:\d\d(:\d\d)? ([+-]\d{4}|GMT|UT|Z)"
)
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9;/?:@&=+$.\-_!~*'()%,#\[\]]+")
_TAG_URI = re.compile(
    r"tag:([\w.-]+@)?[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[\w;/?:@&=+$.\-!~*'()%,#]*", re.ASCII
)
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(\s*;\s*[\w.+-]+=([\w.+-]+|\"[^\"]*\"))*", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_EMAIL = re.compile(r"[\w.+'-]+@([A-Za-z0-9-]+\.)+[A-Za-z0-9-]+", re.ASCII)
BAD_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd-\uffff]")
_HTML = re.compile(r"</?(a|b|br|div|em|h\d|i|img|li|p|script|span|strong|ul)\b[^>]*>|&(amp|lt|gt|quot|nbsp);")
_SAFE_SCHEMES = frozenset(["http", "https", "mailto", "tel", "ftp", "news", "xmpp", "sms", "geo", "data"])
_UNSAFE_ELEMENTS = frozenset(
    "applet base basefont embed frame frameset html head body iframe isindex link meta noembed noframes"
    " object param plaintext script style svg math xmp".split()
)


def is_rfc_822(text: str) -> bool:
    """Tell whether a date is written as RSS asks, its weekday the right one."""
    if not _RFC_822.fullmatch(text):
        return False
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return False
    return "," not in text or text.startswith(f"{_WEEKDAYS[moment.weekday()]},")


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def is_rfc_3339(text: str) -> bool:
    """Tell whether a moment is written as Atom and JSON Feed ask, time zone included."""
    if not _RFC_3339.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_uri(text: str) -> bool:
    """Tell whether a text is an absolute URI in ASCII."""
    if text[:4].lower() == "tag:":
        return _TAG_URI.fullmatch(text) is not None
    return _URI.fullmatch(text) is not None and (not is_web(text) or bool(urlsplit(text).hostname))


def is_web(text: str) -> bool:
    """Tell whether a text begins as an address of the web does."""
    return text.lower().startswith(("http://", "https://"))


def is_web_address(text: str) -> bool:
    return is_web(text) and is_uri(text)


def is_media_type(text: str) -> bool:
    return _MEDIA_TYPE.fullmatch(text) is not None


def is_language(text: str) -> bool:
    return _LANGUAGE.fullmatch(text) is not None


def is_email(text: str) -> bool:
    return _EMAIL.fullmatch(text) is not None


def has_html(text: str) -> bool:
    """Tell whether what should be plain text holds tags or entities."""
    return _HTML.search(text) is not None


def html_findings(html: str, line: int, field: str) -> Iterator[Finding]:
    """Find in HTML what readers must not be sent, and links that lead nowhere from a reader."""
    for element in elements(html):
        if element.tag in _UNSAFE_ELEMENTS:
            yield line, field, f"có thẻ <{element.tag}>", "bỏ thẻ này: trình đọc tin chặn vì không an toàn"
        for name, value in element.attributes.items():
            if name.startswith("on") or name == "style":
                yield line, field, f"thẻ <{element.tag}> có {name}", "bỏ thuộc tính này: không an toàn"
            elif name in ("href", "src") and not _leads_somewhere(value.strip()):
                yield line, field, f'liên kết "{value}" không đầy đủ', "ghi cả địa chỉ, bắt đầu bằng https://"


def _leads_somewhere(link: str) -> bool:
    scheme, colon, _ = link.partition(":")
    return bool(colon) and scheme.lower() in _SAFE_SCHEMES
