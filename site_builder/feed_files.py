"""Feeds as files of the staged tree, and pages that name theirs."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path, PurePosixPath

from feeds import (
    COVER_PATH,
    EVERYTHING,
    STYLESHEETS,
    Group,
    Offer,
    derive_documents,
    derive_entries,
    derive_tombstones,
)
from newsroom.broadcast import Broadcast
from newsroom.library import Library
from newsroom.markdown import Renderer
from newsroom.recording import Recordings
from newsroom.station import Station
from site_builder.output import OutputFile
from site_builder.typesetting import draw

_COVER = Path(__file__).with_name("podcast_cover.typ")


def feed_files(
    public: Library,
    over: Library,
    station: Station,
    recordings: Recordings,
    broadcasts: Sequence[Broadcast],
    renderer: Renderer,
) -> Iterator[OutputFile]:
    """Derive the feeds of what is public, of what was so until its last day, and of sessions on tape."""
    entries = derive_entries(public, station, recordings, lambda article: renderer.html(article.body))
    tombstones = derive_tombstones(over, station)
    for document in derive_documents(entries, tombstones, broadcasts, station):
        yield OutputFile(document.path, document.content)
    yield OutputFile(COVER_PATH, _cover(station.commune, station.name))
    yield from (OutputFile(path, content) for path, content in STYLESHEETS.items())


@cache
def _cover(commune: str, station: str) -> bytes:
    return draw(_COVER, {"commune": commune, "station": station})


def naming_feeds(page: OutputFile, offers: Sequence[Offer]) -> OutputFile:
    """Let a staged page's front matter name its feeds, which the theme puts into the page's head.

    They are those of the group it lists, or that its article belongs to by kind, and the RSS of everything.
    """
    if isinstance(page.content, Path):
        return page
    path = PurePosixPath(page.path)
    html, folder = f"{path.with_suffix('')}.html", str(path.parent)
    feeds = [
        {"title": f"{offer.title} ({address.format})", "type": address.media_type, "path": address.path}
        for offer in offers
        for number, address in enumerate(offer.addresses)
        if (offer.group == EVERYTHING and number == 0) or _lists(offer.group, html, folder)
    ]
    line = f"feeds: {json.dumps(feeds, ensure_ascii=False)}\n".encode()
    head, fence, rest = page.content.partition(b"---\n")
    return OutputFile(page.path, head + fence + line + rest)


def _lists(group: Group, html: str, folder: str) -> bool:
    return html == group.page or folder == group.folder
