"""The complete tree the site generator renders, as values."""

from collections.abc import Iterator
from pathlib import Path

from feeds import derive_entries, render_rss
from feeds.rss import RSS_PATH
from newsroom.body_checks import local_target
from newsroom.library import Library
from newsroom.markdown import Renderer, elements
from newsroom.recording import Recordings, dump_recordings
from newsroom.station import Station
from site_builder.article_page import article_page
from site_builder.front_pages import about_page, home_page
from site_builder.links import staged_path
from site_builder.listing_pages import listing_pages
from site_builder.output import OutputFile

RECORDINGS_INDEX = "audio/index.json"
"""POSIX path of the recordings index from the site's root."""


def derive_tree(
    public: Library, station: Station, recordings: Recordings, renderer: Renderer
) -> Iterator[OutputFile]:
    """Derive pages, feeds and the recordings index from public articles whose links hold in the tree."""
    yield home_page(public, station, recordings)
    yield about_page(station)
    yield from listing_pages(public, station, recordings)
    for article in public.articles:
        yield article_page(article, station, recordings.get(article.slug))
    entries = derive_entries(public, station, recordings, lambda article: renderer.html(article.body))
    yield OutputFile(RSS_PATH, render_rss(entries, station))
    yield OutputFile(RECORDINGS_INDEX, dump_recordings(recordings))


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
