"""Rules of JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), and which JSON is chapters instead."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from feeds.validate.chapters import check_chapters
from feeds.validate.values import (
    BAD_CHARACTERS,
    Finding,
    html_findings,
    is_language,
    is_media_type,
    is_rfc_3339,
    is_uri,
    is_web,
    is_web_address,
)

_ADDRESS = ("cần địa chỉ đầy đủ", "ghi cả địa chỉ, bắt đầu bằng https://, chữ có dấu thì mã hóa %")


def check_json_feed(text: str, address: str | None) -> Iterator[Finding]:
    """Check decoded text; `address` is where it was found, if on the web."""
    try:
        feed = json.loads(text)
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        yield line, "JSON", "không đọc được JSON", "sửa dấu ngoặc, dấu phẩy ở dòng này"
        return
    if not isinstance(feed, dict):
        yield 1, "JSON", "không phải một đối tượng", "bắt đầu bằng dấu {"
        return
    if "chapters" in feed:
        yield from check_chapters(feed)
        return
    if not str(feed.get("version", "")).startswith("https://jsonfeed.org/version/1"):
        yield 1, "version", "không phải JSON Feed", 'ghi "https://jsonfeed.org/version/1.1"'
    yield from _value(feed, 1, "title", _is_text, "cần một dòng chữ", "ghi tên nguồn tin", needed=True)
    for key in ("home_page_url", "feed_url", "next_url", "icon", "favicon"):
        yield from _value(feed, 1, key, is_web_address, *_ADDRESS)
    yield from _value(feed, 1, "language", is_language, "cần mã ngôn ngữ", "viết vi")
    own = feed.get("feed_url")
    if address and is_web(address) and own != address:
        yield 1, "feed_url", f"tự ghi địa chỉ là {own}, không phải {address}", "sửa feed_url cho khớp"
    yield from _authors(feed, 1)
    items = feed.get("items")
    if not isinstance(items, list):
        yield 1, "items", "thiếu danh sách các mục", 'thêm "items": []'
        return
    seen: dict[str, int] = {}
    for item in items:
        if not isinstance(item, dict):
            yield 1, "items", "có mục không phải đối tượng", "mỗi mục đặt trong dấu { }"
            continue
        line = _line(text, item.get("id"))
        yield from _item(item, line)
        if (name := str(item.get("id"))) in seen:
            yield line, "id", f'mã "{name[:80]}" đã dùng', "mỗi mục một mã riêng, không bao giờ đổi"
        seen[name] = line


def _item(item: dict[str, Any], line: int) -> Iterator[Finding]:
    yield from _value(item, line, "id", _is_text, "cần một mã", "ghi mã riêng của mục", needed=True)
    if not _is_text(item.get("content_html")) and not _is_text(item.get("content_text")):
        yield line, "items", "mục không có nội dung", "thêm content_html hoặc content_text"
    for key in ("url", "external_url", "image", "banner_image"):
        yield from _value(item, line, key, is_uri, *_ADDRESS)
    for key in ("date_published", "date_modified"):
        yield from _value(
            item, line, key, is_rfc_3339, "cần ngày giờ theo RFC 3339", "viết như 2026-11-23T07:30:00+07:00"
        )
    for key in ("title", "summary", "content_html", "content_text"):
        if BAD_CHARACTERS.search(str(item.get(key, ""))):
            yield line, key, "có ký tự điều khiển", "xóa ký tự ấy"
    yield from _authors(item, line)
    tags = item.get("tags", [])
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        yield line, "tags", "cần danh sách các từ", 'viết như ["Tin tức"]'
    yield from html_findings(str(item.get("content_html", "")), line, "content_html")
    for attachment in item.get("attachments", []):
        yield from _value(attachment, line, "url", is_web_address, *_ADDRESS, needed=True)
        remedy = "viết như audio/mpeg"
        yield from _value(
            attachment, line, "mime_type", is_media_type, "cần loại nội dung", remedy, needed=True
        )
        for key in ("size_in_bytes", "duration_in_seconds"):
            if not isinstance(attachment.get(key, 0), int | float) or attachment.get(key, 0) < 0:
                yield line, key, "cần một số", "ghi số, không đặt trong ngoặc kép"


def _authors(parent: dict[str, Any], line: int) -> Iterator[Finding]:
    authors = parent.get("authors", [])
    if not isinstance(authors, list) or not all(isinstance(each, dict) and each for each in authors):
        yield line, "authors", "cần danh sách người viết", 'viết như [{"name": "…"}]'


def _value(
    parent: dict[str, Any],
    line: int,
    key: str,
    holds: Callable[[str], bool],
    problem: str,
    remedy: str,
    *,
    needed: bool = False,
) -> Iterator[Finding]:
    value = parent.get(key)
    if value is None:
        if needed:
            yield line, key, "thiếu", remedy
    elif not isinstance(value, str) or not holds(value):
        yield line, key, f'{problem}, đang là "{str(value)[:80]}"', remedy


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _line(text: str, id_: object) -> int:
    place = text.find(json.dumps(id_, ensure_ascii=False))
    return text.count("\n", 0, max(place, 0)) + 1
