"""Podcasts: RSS 2.0 with the tags of Apple and of Podcasting 2.0, by feedgen where it knows them."""

import uuid
from math import ceil

from feedgen.ext.podcast import PodcastExtension
from feedgen.ext.podcast_entry import PodcastEntryExtension
from lxml import etree

from feeds.entry import FeedEntry
from feeds.feed import Feed, Frame
from feeds.masthead import LANGUAGE, Masthead
from feeds.rss import Rss, feedgen_channel, feedgen_item, framed
from feeds.xml import ATOM, CONTENT, DC, ITUNES, PODCAST, element, fragment
from newsroom.errors import FeedError

# The namespace of feed addresses: https://podcasting2.org, tag podcast:guid.
_FEED_ADDRESSES = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
# Of Apple's list: https://podcasters.apple.com/support/1691-apple-podcasts-categories.
_CATEGORIES = ({"cat": "News", "sub": "Daily News"}, {"cat": "Government"})


class Podcast(Rss):
    """A podcast, each entry of which has an enclosure."""

    file_name = "podcast.xml"
    name = "Podcast"

    def __init__(self) -> None:
        super().__init__()
        namespaces = {"atom": ATOM, "content": CONTENT, "dc": DC, "itunes": ITUNES, "podcast": PODCAST}
        self._root = etree.Element("rss", nsmap=namespaces)

    def item(self, entry: FeedEntry) -> bytes:
        """Write one episode; raise FeedError where there is nothing to hear or feedgen refuses it."""
        audio = entry.enclosure
        if audio is None:
            raise FeedError(f'bài "{entry.title}" không có bản đọc để đưa vào podcast')
        extra = [element(f"{{{ITUNES}}}explicit", "false")]
        if audio.transcript_url:
            about = {"url": audio.transcript_url, "type": "text/vtt", "language": LANGUAGE}
            extra.append(element(f"{{{PODCAST}}}transcript", **about))
        if audio.chapters_url:
            about = {"url": audio.chapters_url, "type": "application/json+chapters"}
            extra.append(element(f"{{{PODCAST}}}chapters", **about))
        try:
            item = feedgen_item(entry, extra)
            item.register_extension("podcast", PodcastEntryExtension, atom=False)
            item.podcast.itunes_title(entry.title)
            item.podcast.itunes_duration(ceil(audio.duration_s))
            item.podcast.itunes_episode_type("full")
            return fragment(item.rss_entry(), self._root)
        except ValueError as error:
            raise FeedError(f'không đưa được bài "{entry.title}" vào podcast: {error}') from error

    def frame(self, feed: Feed, masthead: Masthead) -> Frame:
        channel = feedgen_channel(feed, masthead, self.media_type)
        channel.load_extension("dc", atom=False)
        channel.register_extension("podcast", PodcastExtension, PodcastEntryExtension, atom=False)
        channel.image(masthead.cover_url, feed.title, feed.page_url)
        itunes = channel.podcast
        itunes.itunes_author(masthead.publisher)
        itunes.itunes_category(list(_CATEGORIES))
        itunes.itunes_image(masthead.cover_url)
        itunes.itunes_owner(masthead.publisher, masthead.email)
        itunes.itunes_type("episodic")
        channel.extra.namespaces["podcast"] = PODCAST
        channel.extra.elements += [
            # feedgen knows only yes, no and clean, which Apple has left behind.
            element(f"{{{ITUNES}}}explicit", "false"),
            element(f"{{{PODCAST}}}guid", podcast_guid(masthead.site_url + feed.path)),
            element(f"{{{PODCAST}}}locked", "yes", owner=masthead.email),
            element(f"{{{PODCAST}}}medium", "podcast"),
        ]
        return framed(channel, feed)


def podcast_guid(feed_url: str) -> str:
    """Name a podcast for ever, as the podcast namespace does: UUID v5 of the address without its scheme.

    The example is the namespace's own.

    >>> podcast_guid("https://mp3s.nashownotes.com/pc20rss.xml")
    '917393e3-1b1e-5cef-ace4-edaa54e1f810'
    """
    return str(uuid.uuid5(_FEED_ADDRESSES, feed_url.partition("://")[2].rstrip("/")))
