"""What every XML feed shares: namespaces, fragments, the style sheet."""

from pathlib import Path
from posixpath import dirname, relpath
from typing import Any

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
HISTORY = "http://purl.org/syndication/history/1.0"  # RFC 5005
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
TOMBSTONE = "http://purl.org/atompub/tombstones/1.0"  # RFC 6721

STYLESHEETS = {
    f"feeds/{file.name}": file.read_bytes()
    for file in map(Path(__file__).with_name, ("feed.xsl", "feed.css"))
}
"""What shows a feed as a page, by POSIX path from the site's root: XSLT, and CSS for browsers without it."""


def element(name: str, text: str | None = None, /, **attributes: str) -> etree._Element:
    """Make a childless element; `name` in lxml's notation."""
    made = etree.Element(name, attributes)
    made.text = text
    return made


def fragment(item: etree._Element, root: etree._Element) -> bytes:
    """Write an element without attributes as it stands in a document whose root declares its namespaces."""
    root.append(item)
    written = etree.tostring(item, encoding="UTF-8", xml_declaration=False, pretty_print=True)
    root.remove(item)
    # lxml repeats the root's declarations on the start tag, which is the only place they can stand.
    return f"<{etree.QName(item).localname}".encode() + written[written.index(b">") :]


def document(root: etree._Element, path: str) -> bytes:
    """Write a whole document that stands at `path`, with the style sheets that show it to people."""
    tree = etree.ElementTree(root)
    for sheet in STYLESHEETS:
        about = f'type="text/{sheet[-3:]}" href="{relpath(sheet, dirname(path))}"'
        root.addprevious(etree.ProcessingInstruction("xml-stylesheet", about))
    written: Any = etree.tostring(tree, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return bytes(written)
