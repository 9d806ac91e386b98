"""Walking an XML feed: children by name, each problem with its line."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from feeds.validate.values import Finding
from feeds.xml import ATOM, CONTENT, DC, HISTORY, ITUNES, PODCAST, TOMBSTONE

_PREFIXES = {
    ATOM: "atom",
    CONTENT: "content",
    DC: "dc",
    HISTORY: "fh",
    ITUNES: "itunes",
    PODCAST: "podcast",
    TOMBSTONE: "at",
}


def line_of(element: etree._Element) -> int:
    return element.sourceline or 1


def name_of(element: etree._Element) -> str:
    """Name an element as people write it, its namespace by the usual prefix."""
    name = etree.QName(element)
    prefix = _PREFIXES.get(name.namespace or "", element.prefix or "")
    return f"{prefix}:{name.localname}" if name.namespace and prefix else name.localname


def text_of(element: etree._Element) -> str:
    return (element.text or "").strip()


def children(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield child elements, comments and the like left out."""
    return parent.iterchildren(tag=etree.Element)


def required(parent: etree._Element, *names: str) -> Iterator[Finding]:
    """Find missing children, by their full names."""
    for name in names:
        if parent.find(name) is None:
            shown = name_of(etree.Element(name))
            yield line_of(parent), name_of(parent), f"thiếu <{shown}>", f"thêm <{shown}>"


def single(parent: etree._Element, *names: str) -> Iterator[Finding]:
    """Find children that stand more than once though they may not."""
    counted = Counter(str(child.tag) for child in children(parent) if child.tag in names)
    for child in children(parent):
        if counted.pop(str(child.tag), 0) > 1:
            yield line_of(child), name_of(child), f"có nhiều lần trong một <{name_of(parent)}>", "chỉ giữ một"


def each(
    parent: etree._Element, name: str, holds: Callable[[str], bool], problem: str, remedy: str
) -> Iterator[Finding]:
    """Find children of one name whose text has not the form it should have."""
    for child in parent.iterchildren(tag=name):
        if not holds(text_of(child)):
            yield line_of(child), name_of(child), f'{problem}, đang là "{text_of(child)[:80]}"', remedy


def attribute(
    element: etree._Element, name: str, holds: Callable[[str], bool], problem: str, remedy: str
) -> Iterator[Finding]:
    """Find an attribute that is missing or has not the form it should have."""
    value = element.get(name)
    if value is None:
        yield line_of(element), name_of(element), f'thiếu thuộc tính "{name}"', remedy
    elif not holds(value):
        yield line_of(element), name_of(element), f'{name}: {problem}, đang là "{value[:80]}"', remedy


def repeated(elements: Iterable[etree._Element], what: str) -> Iterator[Finding]:
    """Find elements whose text another one before them has."""
    seen: dict[str, int] = {}
    for element in elements:
        text = text_of(element)
        if text in seen:
            yield (
                line_of(element),
                name_of(element),
                f'{what} "{text[:80]}" đã dùng ở dòng {seen[text]}',
                "mỗi mục một mã riêng, không bao giờ đổi",
            )
        else:
            seen[text] = line_of(element)
