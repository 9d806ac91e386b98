"""RSS 2.0 by feedgen, the same bytes for the same entries."""

from collections.abc import Sequence
from datetime import UTC, datetime

from feedgen.feed import FeedGenerator

from feeds.entry import FeedEntry
from newsroom.errors import FeedError
from newsroom.station import Station

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)

RSS_PATH = "feeds/rss.xml"
"""POSIX path of the feed from the site's root."""


def render_rss(entries: Sequence[FeedEntry], station: Station) -> bytes:
    """Render the main feed; raise FeedError where feedgen refuses an entry."""
    feed = FeedGenerator()
    feed.title(station.commune)
    feed.description(station.about)
    feed.language("vi")
    # The last link() becomes the channel's own <link>.
    feed.link(href=station.site_url + RSS_PATH, rel="self", type="application/rss+xml")
    feed.link(href=station.site_url, rel="alternate")
    feed.generator("Loa Xã")
    # feedgen would take the clock; equal content must be equal bytes.
    feed.lastBuildDate(max((entry.updated for entry in entries), default=_NEVER))
    feed.load_extension("dc", atom=False)
    for entry in entries:
        try:
            _add(feed, entry)
        except ValueError as error:
            raise FeedError(f'không đưa được bài "{entry.title}" vào nguồn tin: {error}') from error
    content: bytes = feed.rss_str(pretty=True)
    return content


def _add(feed: FeedGenerator, entry: FeedEntry) -> None:
    item = feed.add_entry(order="append")
    item.guid(entry.id, permalink=False)
    item.title(entry.title)
    item.link(href=entry.url)
    item.description(entry.summary or entry.title)
    item.content(entry.html)
    item.pubDate(entry.published)
    item.updated(entry.updated)
    for category in entry.categories:
        item.category(term=category)
    if entry.author:
        # RSS's own <author> must be an e-mail address.
        item.dc.dc_creator(entry.author)
    if entry.enclosure:
        item.enclosure(entry.enclosure.url, str(entry.enclosure.length_bytes), entry.enclosure.media_type)
