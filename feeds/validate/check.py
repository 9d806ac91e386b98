"""Which rules a document is to be held to, and the rules of all XML."""

from collections.abc import Iterator

from lxml import etree

from feeds.feed import MAX_BYTES
from feeds.validate.atom import check_atom
from feeds.validate.json_feed import check_json_feed
from feeds.validate.opml import check_opml
from feeds.validate.rss import check_rss
from feeds.validate.tree import line_of, name_of
from feeds.validate.values import BAD_CHARACTERS, Finding
from feeds.xml import ATOM
from newsroom.errors import Problem

_CHECKS = {"rss": check_rss, f"{{{ATOM}}}feed": check_atom, "opml": check_opml}
_REMEDY = "cần địa chỉ hay tệp của chính nguồn tin: RSS 2.0, Atom hoặc JSON Feed"


def check_feed(content: bytes, name: str) -> list[Problem]:
    """Check an RSS, Atom, JSON or podcast feed, its chapters, or an OPML; problems in order of their lines.

    `name` is its path, or its address on the web, which then must be the one the feed says it has.
    """
    return sorted({Problem(name, *finding) for finding in _findings(content, name)})


def _findings(content: bytes, name: str) -> Iterator[Finding]:
    if len(content) > MAX_BYTES:
        size = f"nặng {len(content) / 1000:.0f} kB, quá {MAX_BYTES // 1000} kB"
        yield 1, "tệp", size, "bớt số mục, hoặc chỉ đưa tóm tắt"
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        yield line, "tệp", "không phải bảng mã UTF-8", "lưu lại bằng UTF-8"
        return
    if text.lstrip().startswith(("{", "[")):
        yield from check_json_feed(text, name)
        return
    if text.lstrip().lower().startswith(("<!doctype html", "<html")):
        yield 1, "tệp", "là trang web, không phải nguồn tin", _REMEDY
        return
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        yield error.lineno or 1, "XML", f"không đọc được XML ({error.msg})", "sửa thẻ hoặc ký tự ở dòng này"
        return
    if root.getroottree().docinfo.doctype:
        yield 1, "XML", "có khai báo DOCTYPE", "bỏ dòng DOCTYPE: trình đọc tin không tải nó"
    yield from _characters(root)
    if check := _CHECKS.get(str(root.tag)):
        yield from check(root, name)
    else:
        shown = name_of(root)
        yield line_of(root), shown, f"<{shown}> không phải nguồn tin", _REMEDY


def _characters(root: etree._Element) -> Iterator[Finding]:
    for element in root.iter(tag=etree.Element):
        for text in (element.text, *element.attrib.values()):
            if text and (found := BAD_CHARACTERS.search(text)):
                problem = f"có ký tự lạ U+{ord(found[0]):04X}"
                yield line_of(element), name_of(element), problem, "xóa ký tự ấy"
