"""Atom 1.0 (RFC 4287) by lxml, with tombstones (RFC 6721): feedgen's Atom loses links and enclosures."""

from lxml import etree

from feeds.addresses import tag_uri
from feeds.entry import FeedEntry
from feeds.feed import Feed, Frame
from feeds.masthead import LANGUAGE, Masthead
from feeds.xml import ATOM, HISTORY, TOMBSTONE, document, fragment

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Atom:
    """Atom 1.0, which alone of the formats can say that an entry is withdrawn."""

    file_name = "atom.xml"
    media_type = "application/atom+xml"
    name = "Atom"

    def __init__(self) -> None:
        self._root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})

    def item(self, entry: FeedEntry) -> bytes:
        made = etree.Element(f"{{{ATOM}}}entry", nsmap={None: ATOM})
        _add(made, "id", entry.id)
        _add(made, "title", entry.title)
        _add(made, "updated", entry.updated.isoformat())
        _add(made, "published", entry.published.isoformat())
        if entry.author:
            _add(_add(made, "author"), "name", entry.author)
        _add(made, "link", rel="alternate", type="text/html", href=entry.url)
        if audio := entry.enclosure:
            length = str(audio.length_bytes)
            _add(made, "link", rel="enclosure", type=audio.media_type, length=length, href=audio.url)
        for category in entry.categories:
            _add(made, "category", term=category)
        _add(made, "summary", entry.summary)
        if entry.html:
            _add(made, "content", entry.html, type="html")
        return fragment(made, self._root)

    def frame(self, feed: Feed, masthead: Masthead) -> Frame:
        archive = feed.archive
        namespaces: dict[str | None, str] = {None: ATOM}
        namespaces |= {"at": TOMBSTONE} if feed.tombstones else {}
        namespaces |= {"fh": HISTORY} if archive and archive.is_page else {}
        root = etree.Element(f"{{{ATOM}}}feed", {_LANG: LANGUAGE}, nsmap=namespaces)
        # The pages of an archive are parts of one feed, and share its id.
        _add(root, "id", tag_uri(masthead.site_url, "/".join(filter(None, ("feeds", feed.group.folder)))))
        _add(root, "title", feed.title)
        _add(root, "subtitle", feed.description)
        _add(root, "updated", feed.updated.isoformat())
        publisher = _add(root, "author")
        _add(publisher, "name", masthead.publisher)
        _add(publisher, "uri", masthead.site_url)
        _add(publisher, "email", masthead.email)
        _add(root, "link", rel="self", type=self.media_type, href=masthead.site_url + feed.path)
        _add(root, "link", rel="alternate", type="text/html", href=feed.page_url)
        if masthead.hub_url:
            _add(root, "link", rel="hub", href=masthead.hub_url)
        for relation, path in archive.relations() if archive else ():
            _add(root, "link", rel=relation, type=self.media_type, href=masthead.site_url + path)
        _add(root, "generator", "Loa Xã")
        if archive and archive.is_page:
            etree.SubElement(root, f"{{{HISTORY}}}archive")
        gap = etree.SubElement(root, f"{{{ATOM}}}entry")
        for tombstone in feed.tombstones:
            buried = {"ref": tombstone.id, "when": tombstone.when.isoformat()}
            etree.SubElement(root, f"{{{TOMBSTONE}}}deleted-entry", buried)
        whole = document(root, feed.path)
        mark = etree.tostring(gap, with_tail=False).split(b" ")[0] + b"/>"
        before, after = whole.split(mark)
        return Frame(before, after.removeprefix(b"\n"))


def _add(parent: etree._Element, name: str, text: str | None = None, /, **attributes: str) -> etree._Element:
    made = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    made.text = text
    return made
