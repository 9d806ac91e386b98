"""The complete tree the site generator renders, as values."""

from collections.abc import Iterator
from pathlib import Path

from feeds import offers
from newsroom.body_checks import local_target
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
from site_builder.social import with_facts, with_site_facts

WEB_INDEX, LOA_INDEX = "audio/index.json", "audio/loa/index.json"
"""POSIX paths of the recordings indexes from the site's root."""


def derive_tree(
    public: Library, over: Library, station: Station, masters: Masters, renderer: Renderer
) -> Iterator[OutputFile]:
    """Derive pages, feeds, captions and indexes from public articles whose links hold in the tree."""
    recordings = masters.web
    offered = offers(station, readings=bool(recordings), sessions=False)
    for page in _pages(public, station, masters, renderer):
        yield naming_feeds(page, offered)
    yield naming_feeds(feed_page(offered, station), offered)
    yield from feed_files(public, over, station, recordings, (), renderer)
    yield from (captions_file(recording) for recording in recordings.values() if recording.cues)
    yield OutputFile(WEB_INDEX, dump_recordings(recordings))
    yield OutputFile(LOA_INDEX, dump_recordings(masters.loa))


def _pages(public: Library, station: Station, masters: Masters, renderer: Renderer) -> Iterator[OutputFile]:
    yield with_site_facts(home_page(public, station, masters.web), station)
    yield about_page(station)
    yield from listing_pages(public, station, masters.web)
    for article in public.articles:
        web, loa = masters.web.get(article.slug), masters.loa.get(article.slug)
        page = article_page(article, station, web, loa)
        yield with_facts(page, article, station, web, renderer.html(article.body))


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
