"""The complete tree the site generator renders, as values."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from feeds import offers
from newsroom.body_checks import local_target
from newsroom.broadcast import Broadcast
from newsroom.library import Library
from newsroom.markdown import Renderer, elements
from newsroom.recording import Masters, dump_recordings
from newsroom.station import Station
from site_builder.article_page import article_page
from site_builder.captions import captions_file
from site_builder.feed_files import feed_files, naming_feeds
from site_builder.feed_page import feed_page
from site_builder.front_pages import about_page, home_page
from site_builder.links import staged_path
from site_builder.listing_pages import listing_pages
from site_builder.output import OutputFile

WEB_INDEX, LOA_INDEX = "audio/index.json", "audio/loa/index.json"
"""POSIX paths of the recordings indexes from the site's root."""


def derive_tree(
    public: Library,
    over: Library,
    station: Station,
    masters: Masters,
    renderer: Renderer,
    broadcasts: Sequence[Broadcast],
) -> Iterator[OutputFile]:
    """Derive pages, feeds, captions and indexes from public articles whose links hold in the tree.

    `broadcasts` are the sessions that residents may hear again.
    """
    recordings = masters.web
    offered = offers(station, readings=bool(recordings), sessions=bool(broadcasts))
    for page in _pages(public, station, masters):
        yield naming_feeds(page, offered)
    yield naming_feeds(feed_page(offered, station), offered)
    yield from feed_files(public, over, station, recordings, broadcasts, renderer)
    yield from (captions_file(recording) for recording in recordings.values() if recording.cues)
    yield OutputFile(WEB_INDEX, dump_recordings(recordings))
    yield OutputFile(LOA_INDEX, dump_recordings(masters.loa))


def _pages(public: Library, station: Station, masters: Masters) -> Iterator[OutputFile]:
    yield home_page(public, station, masters.web)
    yield about_page(station)
    yield from listing_pages(public, station, masters.web)
    for article in public.articles:
        yield article_page(article, station, masters.web.get(article.slug), masters.loa.get(article.slug))


def shown_files(public: Library, content: Path, renderer: Renderer) -> Iterator[OutputFile]:
    """Take the pictures and other files that public articles show or link to, and no others."""
    paths = {
        local
        for article in public.articles
        for element in elements(renderer.html(article.body))
        if element.target and (local := local_target(staged_path(article), element.target))
    }
    for path in sorted(paths):
        if not path.endswith(".md") and (content / path).is_file():
            yield OutputFile(path, content / path)
