"""Rules of OPML 2.0 as a list of subscriptions (http://opml.org/spec2.opml)."""

from collections.abc import Iterator

from lxml import etree

from feeds.validate.tree import attribute, each, line_of, required
from feeds.validate.values import Finding, is_email, is_rfc_822, is_web_address

_ADDRESS = ("cần địa chỉ đầy đủ", "ghi cả địa chỉ, bắt đầu bằng https://")


def check_opml(opml: etree._Element, _address: str | None) -> Iterator[Finding]:
    """Check the root of a list of subscriptions."""
    yield from attribute(opml, "version", ("1.0", "1.1", "2.0").__contains__, "không có bản ấy", 'ghi "2.0"')
    yield from required(opml, "head", "body")
    for head in opml.iterchildren(tag="head"):
        for name in ("dateCreated", "dateModified"):
            yield from each(
                head, name, is_rfc_822, "cần ngày theo RFC 822", "viết như Mon, 23 Nov 2026 07:30:00 +0700"
            )
        yield from each(head, "ownerEmail", is_email, "cần địa chỉ thư", "viết như ubnd@xa.example")
    outlines = list(opml.iter("outline"))
    if not outlines:
        yield line_of(opml), "opml", "không có <outline> nào", "thêm ít nhất một nguồn tin"
    for outline in outlines:
        yield from attribute(outline, "text", bool, "đang để trống", "ghi tên nguồn tin")
        if outline.get("type") == "rss":
            yield from attribute(outline, "xmlUrl", is_web_address, *_ADDRESS)
