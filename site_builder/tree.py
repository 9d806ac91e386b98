"""The complete tree the site generator renders, as values."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from feeds import derive_entries, render_rss
from feeds.rss import RSS_PATH
from newsroom.library import Library
from newsroom.markdown import Renderer
from newsroom.recording import Recordings, dump_recordings
from newsroom.station import Station
from site_builder.article_page import article_page
from site_builder.front_pages import about_page, home_page
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


def media_files(content: Path, raw: AbstractSet[str]) -> Iterator[OutputFile]:
    """Take the pictures and other files the articles show, but nothing `raw` or from outside `content/`."""
    for file in sorted((content / "media").rglob("*")):
        path = file.relative_to(content).as_posix()
        if path in raw or file.name.startswith(".") or not file.is_file():
            continue
        if file.resolve().is_relative_to(content):
            yield OutputFile(path, file)
