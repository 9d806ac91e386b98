"""What every feed format tells of an article, and of one that is no longer valid."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from html import escape

from feeds.addresses import absolute, tag_uri
from feeds.characters import legal
from feeds.groups import groups_of
from feeds.html import feed_html
from newsroom.article import Article
from newsroom.facts import facts_of
from newsroom.library import Library
from newsroom.recording import Recordings
from newsroom.station import Station

_LONGEST_HTML_BYTES = 64_000
"""Size of text beyond which an entry carries its summary and a link instead."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The audio of an entry."""

    url: str
    length_bytes: int
    media_type: str
    duration_s: float
    transcript_url: str | None = None
    """WebVTT."""
    chapters_url: str | None = None
    """JSON chapters of the podcast namespace."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry, with absolute addresses and legal characters throughout."""

    id: str
    """A tag URI (RFC 4151) made of the site's host and the slug: it never changes, even if the page moves."""
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    categories: tuple[str, ...]
    author: str | None
    enclosure: Enclosure | None
    groups: tuple[str, ...] = ()
    """Folders of the feeds it stands in, beside the one of everything."""

    @property
    def order(self) -> tuple[float, str]:
        """The one order of all feeds: the latest updated first, then by id."""
        return -self.updated.timestamp(), self.id


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An entry that has left the feeds because its last day is past."""

    id: str
    when: datetime
    groups: tuple[str, ...]


def derive_entries(
    library: Library, station: Station, recordings: Recordings, html_of: Callable[[Article], str]
) -> tuple[FeedEntry, ...]:
    """Derive the entries of a library of public articles, in the one order of all feeds."""
    topics = {topic.id: topic.name for topic in station.topics}
    made = (_entry(article, station, recordings, html_of(article), topics) for article in library.articles)
    return tuple(sorted(made, key=lambda entry: entry.order))


def derive_tombstones(over: Library, station: Station) -> tuple[Tombstone, ...]:
    """Derive what is to be told of articles whose last day is past, the latest first, then by id."""
    made = (
        Tombstone(tag_uri(station.site_url, article.lasting_name), article.expires, groups_of(article))
        for article in over.articles
        if article.expires
    )
    return tuple(sorted(made, key=lambda each: (-each.when.timestamp(), each.id)))


def _entry(
    article: Article, station: Station, recordings: Recordings, html: str, topics: dict[str, str]
) -> FeedEntry:
    url = absolute(station.site_url, article.page_path)
    title = legal(article.title)
    return FeedEntry(
        id=tag_uri(station.site_url, article.lasting_name),
        url=url,
        title=title,
        summary=legal(article.summary) or title,
        html=_html(article, station, html, url),
        published=article.published,
        updated=article.updated,
        categories=tuple(
            legal(term) for term in (article.kind.label, *map(topics.__getitem__, article.topics))
        ),
        author=legal(article.author) if article.author else None,
        enclosure=_enclosure(article, station, recordings),
        groups=groups_of(article),
    )


def _html(article: Article, station: Station, html: str, url: str) -> str:
    whole = feed_html(_facts(article, station) + html, url)
    if len(whole.encode()) <= _LONGEST_HTML_BYTES:
        return whole
    more = f'<p><a href="{escape(url)}">Đọc cả bài trên trang xã</a></p>'
    return f"<p>{escape(legal(article.summary), quote=False)}</p>{more}" if article.summary else more


def _facts(article: Article, station: Station) -> str:
    rows = (
        f"<li><b>{escape(label)}:</b> {escape(value)}</li>" for label, value in facts_of(article, station)
    )
    listed = "".join(rows)
    return f"<ul>{listed}</ul>" if listed else ""


def _enclosure(article: Article, station: Station, recordings: Recordings) -> Enclosure | None:
    if (recording := recordings.get(article.slug)) is None:
        return None
    return Enclosure(
        absolute(station.site_url, recording.path),
        recording.size_bytes,
        "audio/mpeg",
        recording.duration_s,
        absolute(station.site_url, recording.captions_path) if recording.cues else None,
    )
