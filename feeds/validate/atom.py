"""Rules of Atom 1.0 (RFC 4287), tombstones (RFC 6721) and archives (RFC 5005)."""

from collections.abc import Iterator

from lxml import etree

from feeds.validate.tree import attribute, each, line_of, name_of, repeated, required, single
from feeds.validate.values import (
    Finding,
    has_html,
    html_findings,
    is_email,
    is_language,
    is_media_type,
    is_rfc_3339,
    is_uri,
    is_web,
)
from feeds.xml import ATOM, HISTORY, TOMBSTONE

# https://www.iana.org/assignments/link-relations, those of feeds.
_RELATIONS = frozenset(
    "alternate current describedby edit edit-media enclosure first hub last license next next-archive payment"
    " prev-archive previous related replies search self service up via".split()
)
_MOMENT = ("cần ngày giờ theo RFC 3339", "viết như 2026-11-23T07:30:00+07:00")
_ADDRESS = ("cần địa chỉ đầy đủ", "ghi cả địa chỉ, bắt đầu bằng https://, chữ có dấu viết dạng %")


def _a(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def check_atom(feed: etree._Element, address: str | None) -> Iterator[Finding]:
    """Check the root of a document; `address` is where it was found, if on the web."""
    entries = feed.findall(_a("entry"))
    yield from required(feed, _a("id"), _a("title"), _a("updated"))
    yield from single(
        feed, *map(_a, ("id", "title", "updated", "subtitle", "generator", "logo", "icon", "rights"))
    )
    yield from _common(feed)
    yield from self_link(feed, address)
    if not feed.get("{http://www.w3.org/XML/1998/namespace}lang"):
        yield line_of(feed), "feed", "chưa cho biết ngôn ngữ", 'thêm xml:lang="vi"'
    yield from archive_links(feed)
    yield from repeated((id_ for entry in entries for id_ in entry.iterchildren(tag=_a("id"))), "mã")
    for entry in entries:
        yield from _entry(entry, has_author=feed.find(_a("author")) is not None)
    if not entries and feed.find(_a("author")) is None:
        yield from required(feed, _a("author"))
    for tombstone in feed.iterchildren(tag=f"{{{TOMBSTONE}}}deleted-entry"):
        yield from attribute(tombstone, "ref", is_uri, "cần mã của bài đã rút", "ghi <id> của bài ấy")
        yield from attribute(tombstone, "when", is_rfc_3339, *_MOMENT)


def _entry(entry: etree._Element, *, has_author: bool) -> Iterator[Finding]:
    yield from required(entry, _a("id"), _a("title"), _a("updated"))
    yield from single(
        entry, *map(_a, ("id", "title", "updated", "published", "summary", "content", "rights"))
    )
    yield from _common(entry)
    if not has_author:
        yield from required(entry, _a("author"))
    alternates = [
        link for link in entry.iterchildren(tag=_a("link")) if link.get("rel", "alternate") == "alternate"
    ]
    content = entry.find(_a("content"))
    if content is None:
        if not alternates:
            yield line_of(entry), "entry", "không có nội dung lẫn liên kết", "thêm <content> hoặc <link>"
        yield from required(entry, _a("summary"))
    elif content.get("src") is not None:
        yield from attribute(content, "src", is_uri, *_ADDRESS)
        yield from required(entry, _a("summary"))
    seen = set()
    for link in alternates:
        kind = link.get("type"), link.get("hreflang")
        if kind in seen:
            yield line_of(link), "link", "hai liên kết alternate cùng loại", "chỉ giữ một"
        seen.add(kind)


def _common(parent: etree._Element) -> Iterator[Finding]:
    """Check what feeds and entries share."""
    yield from each(parent, _a("id"), is_uri, "cần một URI", "dùng tag: hoặc https://")
    for name in ("updated", "published"):
        yield from each(parent, _a(name), is_rfc_3339, *_MOMENT)
    for name in ("title", "subtitle", "summary", "rights", "content"):
        for text in parent.iterchildren(tag=_a(name)):
            yield from _text(text)
    for link in parent.iterchildren(tag=_a("link")):
        yield from check_link(link)
    for name in ("author", "contributor"):
        for person in parent.iterchildren(tag=_a(name)):
            yield from required(person, _a("name"))
            yield from each(person, _a("email"), is_email, "cần địa chỉ thư", "viết như ubnd@xa.example")
            yield from each(person, _a("uri"), is_uri, *_ADDRESS)
    for category in parent.iterchildren(tag=_a("category")):
        yield from attribute(category, "term", bool, "đang để trống", "ghi tên mục vào term")


def _text(text: etree._Element) -> Iterator[Finding]:
    kind = text.get("type", "text")
    line, field, value = line_of(text), name_of(text), text.text or ""
    if kind == "html":
        yield from html_findings(value, line, field)
    elif kind == "text":
        if has_html(value):
            yield line, field, "có mã HTML mà không khai", 'thêm type="html", hoặc chỉ viết chữ'
        if len(text):
            yield line, field, "có thẻ bên trong", 'thêm type="xhtml" hoặc mã hóa thành chữ'
    elif kind != "xhtml" and not (is_media_type(kind) and field == "atom:content"):
        yield line, field, f'không có loại "{kind}"', "dùng text, html hoặc xhtml"
    if field == "atom:title" and not value.strip() and not len(text):
        yield line, field, "đang để trống", "ghi tiêu đề"


def check_link(link: etree._Element) -> Iterator[Finding]:
    """Check a link of Atom, in an Atom feed or elsewhere."""
    yield from attribute(link, "href", is_uri, *_ADDRESS)
    relation = link.get("rel", "alternate")
    if relation not in _RELATIONS and not is_uri(relation):
        yield (
            line_of(link),
            name_of(link),
            f'không có quan hệ "{relation}"',
            "dùng một quan hệ IANA đã đăng ký",
        )
    if (kind := link.get("type")) is not None and not is_media_type(kind):
        yield line_of(link), name_of(link), f'"{kind}" không phải loại nội dung', "viết như audio/mpeg"
    if (length := link.get("length")) is not None and not length.isdecimal():
        yield line_of(link), name_of(link), f'length cần số byte, đang là "{length}"', "ghi số byte của tệp"
    if (language := link.get("hreflang")) is not None and not is_language(language):
        yield line_of(link), name_of(link), f'không có ngôn ngữ "{language}"', "viết như vi"


def self_link(parent: etree._Element, address: str | None) -> Iterator[Finding]:
    """Check that a feed names its own address, and the one it was found at."""
    own = [link.get("href", "") for link in parent.iterchildren(tag=_a("link")) if link.get("rel") == "self"]
    if not own:
        yield (
            line_of(parent),
            name_of(parent),
            "không ghi địa chỉ của chính mình",
            'thêm <atom:link rel="self" href="…"/>',
        )
    elif address and is_web(address) and address.partition("#")[0] not in own:
        yield (
            line_of(parent),
            name_of(parent),
            f"tự ghi địa chỉ là {own[0]}, không phải {address}",
            'sửa rel="self" cho khớp, hoặc dùng địa chỉ kia',
        )


def archive_links(parent: etree._Element) -> Iterator[Finding]:
    """Check that a page of an archive leads to the feed one subscribes to."""
    relations = {link.get("rel") for link in parent.iterchildren(tag=_a("link"))}
    mark = parent.find(f"{{{HISTORY}}}archive")
    if mark is not None and "current" not in relations:
        yield line_of(mark), "fh:archive", "không dẫn về nguồn tin chính", 'thêm <link rel="current">'
