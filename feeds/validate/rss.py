"""Rules of RSS 2.0, as the RSS Advisory Board and the W3C feed validator hold them."""

import re
from collections.abc import Iterator

from lxml import etree

from feeds.validate.atom import archive_links, check_link, self_link
from feeds.validate.podcast import check_podcast
from feeds.validate.tree import (
    attribute,
    children,
    each,
    line_of,
    name_of,
    repeated,
    required,
    single,
    text_of,
)
from feeds.validate.values import (
    Finding,
    has_html,
    html_findings,
    is_email,
    is_language,
    is_media_type,
    is_rfc_822,
    is_rfc_3339,
    is_uri,
    is_web_address,
)
from feeds.xml import ATOM, CONTENT, DC, ITUNES

_CHANNEL = frozenset(
    "title link description language copyright managingEditor webMaster pubDate lastBuildDate category"
    " generator docs cloud ttl image rating textInput skipHours skipDays item".split()
)
_ITEM = frozenset("title link description author category comments enclosure guid pubDate source".split())
_MANY = frozenset(["category", "item"])
_DATE = ("cần ngày theo RFC 822", "viết như Mon, 23 Nov 2026 07:30:00 +0700, đúng thứ trong tuần")
_ADDRESS = ("cần địa chỉ đầy đủ", "ghi cả địa chỉ, bắt đầu bằng https://, chữ có dấu viết dạng %")
_EMAIL = ("cần địa chỉ thư", "viết như ubnd@xa.example (Tên), hoặc dùng <dc:creator>")


def check_rss(rss: etree._Element, address: str | None) -> Iterator[Finding]:
    """Check the root of a document; `address` is where it was found, if on the web."""
    yield from attribute(rss, "version", "2.0".__eq__, "cần bản 2.0", 'ghi version="2.0"')
    channels = rss.findall("channel")
    if len(channels) != 1:
        yield line_of(rss), "rss", f"có {len(channels)} <channel>", "cần đúng một <channel>"
    for channel in channels:
        yield from _channel(channel, address)
        if ITUNES in rss.nsmap.values():
            yield from check_podcast(channel)


def _channel(channel: etree._Element, address: str | None) -> Iterator[Finding]:
    yield from required(channel, "title", "link", "description", "language")
    yield from single(channel, *(_CHANNEL - _MANY))
    yield from _unknown(channel, _CHANNEL)
    yield from each(channel, "title", bool, "đang để trống", "ghi tên nguồn tin")
    yield from each(channel, "link", is_uri, *_ADDRESS)
    yield from each(channel, "docs", is_uri, *_ADDRESS)
    yield from each(channel, "language", is_language, "cần mã ngôn ngữ", "viết vi")
    yield from each(channel, "ttl", str.isdecimal, "cần số phút", "viết như 60")
    for name in ("pubDate", "lastBuildDate"):
        yield from each(channel, name, is_rfc_822, *_DATE)
    for name in ("managingEditor", "webMaster"):
        yield from each(channel, name, _is_person, *_EMAIL)
    for name in ("title", "description"):
        yield from each(channel, name, _is_plain, "có mã HTML", "chỉ viết chữ")
    for image in channel.iterchildren(tag="image"):
        yield from required(image, "url", "title", "link")
        for name in ("url", "link"):
            yield from each(image, name, is_web_address, *_ADDRESS)
    yield from self_link(channel, address)
    yield from archive_links(channel)
    for link in channel.iterchildren(tag=f"{{{ATOM}}}link"):
        yield from check_link(link)
    items = channel.findall("item")
    last = max((channel.index(child) for child in children(channel) if child.tag != "item"), default=0)
    if items and channel.index(items[0]) < last:
        yield line_of(channel[last]), name_of(channel[last]), "đứng sau <item>", "đưa lên trước mọi <item>"
    yield from repeated((guid for item in items for guid in item.iterchildren(tag="guid")), "guid")
    for item in items:
        yield from _item(item)


def _item(item: etree._Element) -> Iterator[Finding]:
    if item.find("title") is None and item.find("description") is None:
        yield line_of(item), "item", "không có <title> lẫn <description>", "thêm <title>"
    yield from required(item, "guid")
    encoded = f"{{{CONTENT}}}encoded"
    yield from single(item, encoded, *(_ITEM - _MANY))
    yield from _unknown(item, _ITEM)
    yield from each(item, "title", bool, "đang để trống", "ghi tiêu đề, hoặc bỏ thẻ")
    yield from each(item, "title", _is_plain, "có mã HTML", "chỉ viết chữ")
    yield from each(item, "link", is_uri, *_ADDRESS)
    yield from each(item, "comments", is_uri, *_ADDRESS)
    yield from each(item, "category", bool, "đang để trống", "ghi tên mục, hoặc bỏ thẻ")
    yield from each(item, "pubDate", is_rfc_822, *_DATE)
    yield from each(item, "author", _is_person, *_EMAIL)
    moment = "viết như 2026-11-23T07:30:00+07:00"
    yield from each(item, f"{{{ATOM}}}updated", is_rfc_3339, "cần ngày giờ theo RFC 3339", moment)
    if item.find("author") is not None and item.find(f"{{{DC}}}creator") is not None:
        yield line_of(item), "item", "có cả <author> và <dc:creator>", "chỉ giữ một"
    for guid in item.iterchildren(tag="guid"):
        yield from _guid(guid)
    for enclosure in item.iterchildren(tag="enclosure"):
        yield from attribute(enclosure, "url", is_web_address, *_ADDRESS)
        yield from attribute(enclosure, "length", str.isdecimal, "cần số byte", "ghi số byte của tệp")
        yield from attribute(enclosure, "type", is_media_type, "cần loại nội dung", "viết như audio/mpeg")
    for source in item.iterchildren(tag="source"):
        yield from attribute(source, "url", is_uri, *_ADDRESS)
    for content in item.iterchildren(tag=encoded):
        before = item.find("description")
        if before is None or item.index(before) > item.index(content):
            problem = "không có <description> đứng trước"
            yield line_of(content), name_of(content), problem, "thêm <description> ngay trên"
    for name in ("description", encoded):
        for text in item.iterchildren(tag=name):
            yield from html_findings(text.text or "", line_of(text), name_of(text))


def _guid(guid: etree._Element) -> Iterator[Finding]:
    is_permalink = guid.get("isPermaLink", "true")
    line, text = line_of(guid), text_of(guid)
    if is_permalink not in ("true", "false"):
        yield line, "guid", f'isPermaLink cần true hoặc false, đang là "{is_permalink}"', 'ghi "false"'
    elif is_permalink == "true" and not is_web_address(text):
        yield line, "guid", f'"{text[:80]}" không phải địa chỉ trang', 'thêm isPermaLink="false"'
    elif not text or (text.isdecimal() and len(text) < 9):
        yield line, "guid", f'"{text}" không đủ riêng', "dùng địa chỉ hoặc tag: URI của bài"


def _unknown(parent: etree._Element, known: frozenset[str]) -> Iterator[Finding]:
    for child in children(parent):
        name = etree.QName(child)
        if name.namespace is None and name.localname not in known:
            problem = f"<{name.localname}> không có trong RSS 2.0"
            yield line_of(child), name_of(parent), problem, "bỏ thẻ, hoặc dùng thẻ có không gian tên"


def _is_plain(text: str) -> bool:
    return not has_html(text)


def _is_person(text: str) -> bool:
    found = re.fullmatch(r"(\S+)( \(.+\))?", text)
    return found is not None and is_email(found[1])
