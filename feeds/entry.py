"""What every feed format tells of an article."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from urllib.parse import urljoin, urlsplit

import lxml.html

from newsroom.article import Article
from newsroom.facts import facts_of
from newsroom.library import Library
from newsroom.recording import Recordings
from newsroom.station import Station


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The audio of an entry."""

    url: str
    length_bytes: int
    media_type: str


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry, with absolute addresses throughout."""

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


def derive_entries(
    library: Library, station: Station, recordings: Recordings, html_of: Callable[[Article], str]
) -> tuple[FeedEntry, ...]:
    """Derive the entries of a library of public articles, the latest updated first, then by slug."""
    in_order = sorted(library.articles, key=lambda article: (-article.updated.timestamp(), article.slug))
    topics = {topic.id: topic.name for topic in station.topics}
    return tuple(_entry(article, station, recordings, html_of(article), topics) for article in in_order)


def _entry(
    article: Article, station: Station, recordings: Recordings, html: str, topics: dict[str, str]
) -> FeedEntry:
    url = urljoin(station.site_url, article.page_path)
    return FeedEntry(
        id=tag_uri(station.site_url, article.slug),
        url=url,
        title=article.title,
        summary=article.summary,
        html=_facts(article, station) + _with_absolute_links(html, url),
        published=article.published,
        updated=article.updated,
        categories=(article.kind.label, *(topics[topic] for topic in article.topics)),
        author=article.author,
        enclosure=_enclosure(article, station, recordings),
    )


def _facts(article: Article, station: Station) -> str:
    rows = (
        f"<li><b>{escape(label)}:</b> {escape(value)}</li>" for label, value in facts_of(article, station)
    )
    listed = "".join(rows)
    return f"<ul>{listed}</ul>" if listed else ""


def tag_uri(site_url: str, slug: str) -> str:
    """Name an article for ever.

    The year is fixed: RFC 4151 asks for a date on which the host was the commune's, not for the article's.

    >>> tag_uri("https://suoimo.example/", "hop-thon")
    'tag:suoimo.example,2025:hop-thon'
    """
    return f"tag:{urlsplit(site_url).hostname},2025:{slug}"


def _enclosure(article: Article, station: Station, recordings: Recordings) -> Enclosure | None:
    if (recording := recordings.get(article.slug)) is None:
        return None
    return Enclosure(urljoin(station.site_url, recording.path), recording.size_bytes, "audio/mpeg")


def _with_absolute_links(html: str, base_url: str) -> str:
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    # The pages of Markdown files end in .html.
    root.rewrite_links(lambda link: urljoin(base_url, _page_of(link)), resolve_base_href=False)
    inner = lxml.html.tostring(root, encoding="unicode")
    return inner.removeprefix("<div>").removesuffix("</div>").strip()


def _page_of(link: str) -> str:
    path, mark, anchor = link.partition("#")
    is_local = not urlsplit(path).scheme and path.endswith(".md")
    return (path.removesuffix(".md") + ".html" if is_local else path) + mark + anchor
