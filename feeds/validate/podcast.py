"""Rules of podcasts: what Apple requires, and the podcast namespace (Podcasting 2.0)."""

import re
import uuid
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from feeds.validate.categories import CATEGORIES
from feeds.validate.tree import attribute, each, line_of, name_of, required, single
from feeds.validate.values import Finding, is_email, is_media_type, is_web_address
from feeds.xml import ITUNES, PODCAST

_SOUND = (".m4a", ".mp3", ".mov", ".mp4", ".m4v", ".pdf", ".epub")
_TRANSCRIPTS = frozenset(
    [
        "text/vtt",
        "text/html",
        "text/plain",
        "text/srt",
        "application/srt",
        "application/x-subrip",
        "application/json",
    ]
)
_ADDRESS = ("cần địa chỉ đầy đủ", "ghi cả địa chỉ, bắt đầu bằng https://")
_YES_NO = ("cần true hoặc false", "ghi false nếu không có lời tục")


def _i(name: str) -> str:
    return f"{{{ITUNES}}}{name}"


def _p(name: str) -> str:
    return f"{{{PODCAST}}}{name}"


def check_podcast(channel: etree._Element) -> Iterator[Finding]:
    """Check a channel that calls itself a podcast by using Apple's tags."""
    once = ("author", "explicit", "image", "owner", "type", "summary", "subtitle", "block", "complete")
    yield from required(channel, *map(_i, ("author", "category", "explicit", "image", "owner")))
    yield from single(channel, *map(_i, once), _p("guid"), _p("locked"), _p("medium"))
    yield from each(channel, _i("explicit"), _is_true_or_false, *_YES_NO)
    yield from each(
        channel, _i("type"), ("episodic", "serial").__contains__, "không có kiểu ấy", "ghi episodic"
    )
    for image in channel.iterchildren(tag=_i("image")):
        yield from attribute(image, "href", _is_picture, "cần địa chỉ ảnh JPEG hoặc PNG", "ghi https://….png")
    for owner in channel.iterchildren(tag=_i("owner")):
        yield from required(owner, _i("email"))
        yield from each(owner, _i("email"), is_email, "cần địa chỉ thư", "viết như ubnd@xa.example")
    for category in channel.iterchildren(tag=_i("category")):
        yield from _category(category)
    yield from each(channel, _p("guid"), _is_uuid, "cần một UUID", "tính UUIDv5 từ địa chỉ của podcast")
    for locked in channel.iterchildren(tag=_p("locked")):
        yield from _locked(locked)
    items = channel.findall("item")
    if not items:
        yield line_of(channel), "channel", "podcast chưa có tập nào", "thêm ít nhất một tập"
    for item in items:
        yield from _episode(item)


def _episode(item: etree._Element) -> Iterator[Finding]:
    yield from required(item, "enclosure", "title", "guid", "pubDate")
    yield from single(
        item, *map(_i, ("title", "duration", "explicit", "episodeType", "image")), _p("chapters")
    )
    yield from each(item, _i("duration"), _is_duration, "cần độ dài", "ghi số giây, hoặc giờ:phút:giây")
    yield from each(item, _i("explicit"), _is_true_or_false, *_YES_NO)
    kinds = ("full", "trailer", "bonus")
    yield from each(item, _i("episodeType"), kinds.__contains__, "không có kiểu ấy", "ghi full")
    for enclosure in item.iterchildren(tag="enclosure"):
        path = urlsplit(enclosure.get("url", "")).path
        if not path.lower().endswith(_SOUND):
            yield (
                line_of(enclosure),
                "enclosure",
                f'tệp "{path[-60:]}" không phải âm thanh',
                "dùng MP3 hoặc M4A",
            )
        if enclosure.get("length") == "0":
            yield line_of(enclosure), "enclosure", "length bằng 0", "ghi số byte của tệp"
    for transcript in item.iterchildren(tag=_p("transcript")):
        yield from attribute(transcript, "url", is_web_address, *_ADDRESS)
        yield from attribute(
            transcript, "type", _TRANSCRIPTS.__contains__, "không có dạng ấy", "ghi text/vtt"
        )
    for chapters in item.iterchildren(tag=_p("chapters")):
        yield from attribute(chapters, "url", is_web_address, *_ADDRESS)
        yield from attribute(
            chapters, "type", is_media_type, "cần loại nội dung", "ghi application/json+chapters"
        )


def _category(category: etree._Element) -> Iterator[Finding]:
    name = category.get("text", "")
    parts = CATEGORIES.get(name)
    if parts is None:
        yield (
            line_of(category),
            name_of(category),
            f'Apple không có mục "{name}"',
            "chọn trong danh mục của Apple",
        )
    for part in category.iterchildren(tag=_i("category")):
        if parts is not None and part.get("text", "") not in parts:
            problem = f'mục "{name}" của Apple không có "{part.get("text", "")}"'
            yield line_of(part), name_of(part), problem, "chọn trong danh mục của Apple"


def _locked(locked: etree._Element) -> Iterator[Finding]:
    if (locked.text or "").strip() not in ("yes", "no"):
        yield line_of(locked), name_of(locked), "cần yes hoặc no", "ghi yes"
    if (owner := locked.get("owner")) is not None and not is_email(owner):
        yield line_of(locked), name_of(locked), f'owner cần địa chỉ thư, đang là "{owner}"', "sửa owner"


def _is_true_or_false(text: str) -> bool:
    return text.lower() in ("true", "false")


def _is_picture(text: str) -> bool:
    return is_web_address(text) and urlsplit(text).path.lower().endswith((".jpg", ".jpeg", ".png"))


def _is_duration(text: str) -> bool:
    return re.fullmatch(r"\d+|(\d+:)?\d{1,2}:\d\d", text) is not None


def _is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False
