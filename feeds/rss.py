"""RSS 2.0 by feedgen, the same bytes for the same entries."""

from collections.abc import Iterable
from html import escape

from feedgen.entry import FeedEntry as Item
from feedgen.ext.dc import DcEntryExtension, DcExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from feeds.entry import FeedEntry
from feeds.feed import Feed, Frame
from feeds.masthead import LANGUAGE, Masthead
from feeds.xml import ATOM, CONTENT, DC, HISTORY, document, element, fragment
from newsroom.errors import FeedError


class ItemExtra:
    """What feedgen has no words for, as one of its extensions of entries."""

    def __init__(self) -> None:
        self.elements: list[etree._Element] = []

    def extend_rss(self, item: etree._Element) -> etree._Element:
        item.extend(self.elements)
        return item


class ChannelExtra(ItemExtra):
    """The same for feeds."""

    def __init__(self) -> None:
        super().__init__()
        self.namespaces: dict[str, str] = {}

    def extend_ns(self) -> dict[str, str]:
        return self.namespaces

    def extend_rss(self, rss: etree._Element) -> etree._Element:
        rss[0].extend(self.elements)
        return rss


class Rss:
    """RSS 2.0 with `content:encoded`, `dc:creator` and the links of Atom."""

    file_name = "rss.xml"
    media_type = "application/rss+xml"
    name = "RSS"

    def __init__(self) -> None:
        self._root = etree.Element("rss", nsmap={"atom": ATOM, "content": CONTENT, "dc": DC})

    def item(self, entry: FeedEntry) -> bytes:
        """Write one entry; raise FeedError where feedgen refuses it."""
        try:
            return fragment(feedgen_item(entry).rss_entry(), self._root)
        except ValueError as error:
            raise FeedError(f'không đưa được bài "{entry.title}" vào nguồn tin: {error}') from error

    def frame(self, feed: Feed, masthead: Masthead) -> Frame:
        generator = feedgen_channel(feed, masthead, self.media_type)
        generator.register_extension("dc", DcExtension, atom=False)
        return framed(generator, feed)


def feedgen_item(entry: FeedEntry, extra: Iterable[etree._Element] = ()) -> Item:
    """Make feedgen's entry, with elements of other namespaces added to it."""
    item = Item()
    item.register_extension("dc", DcEntryExtension, atom=False)
    item.register_extension("extra", ItemExtra, atom=False)
    item.guid(entry.id, permalink=False)
    item.title(entry.title)
    item.link(href=entry.url)
    # Readers take it for HTML.
    item.description(escape(entry.summary, quote=False))
    item.content(entry.html)
    item.pubDate(entry.published)
    for category in entry.categories:
        item.category(term=category)
    if entry.author:
        # RSS's own <author> must be an e-mail address.
        item.dc.dc_creator(entry.author)
    if entry.enclosure:
        item.enclosure(entry.enclosure.url, str(entry.enclosure.length_bytes), entry.enclosure.media_type)
    if entry.updated > entry.published:
        item.extra.elements.append(element(f"{{{ATOM}}}updated", entry.updated.isoformat()))
    item.extra.elements += extra
    return item


def feedgen_channel(feed: Feed, masthead: Masthead, media_type: str) -> FeedGenerator:
    """Make feedgen's feed without entries."""
    channel = FeedGenerator()
    channel.register_extension("extra", ChannelExtra, atom=False)
    channel.title(feed.title)
    channel.description(feed.description)
    channel.language(LANGUAGE)
    # The last link() becomes the channel's own <link>.
    channel.link(href=masthead.site_url + feed.path, rel="self", type=media_type)
    channel.link(href=feed.page_url, rel="alternate")
    channel.generator("Loa Xã")
    # feedgen would take the clock; equal content must be equal bytes.
    channel.lastBuildDate(feed.updated)
    extra = channel.extra
    if masthead.hub_url:
        # feedgen writes no link but the one to itself.
        extra.elements.append(element(f"{{{ATOM}}}link", rel="hub", href=masthead.hub_url))
    if feed.archive:
        extra.elements += [
            element(f"{{{ATOM}}}link", rel=relation, href=masthead.site_url + path)
            for relation, path in feed.archive.relations()
        ]
        if feed.archive.is_page:
            extra.namespaces["fh"] = HISTORY
            extra.elements.append(element(f"{{{HISTORY}}}archive"))
    return channel


def framed(channel: FeedGenerator, feed: Feed) -> Frame:
    """Write feedgen's feed with a gap where the entries go."""
    whole = document(etree.fromstring(channel.rss_str()), feed.path)
    gap = whole.rindex(b"</channel>")
    return Frame(whole[:gap], whole[gap:])
