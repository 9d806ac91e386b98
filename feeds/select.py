"""Which feeds are made of which entries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from feeds.archive import archive_of
from feeds.atom import Atom
from feeds.characters import legal
from feeds.entry import FeedEntry, Tombstone
from feeds.feed import LATEST, ROOT, ArchiveLinks, Feed, Format, render
from feeds.groups import EVERYTHING, READINGS, SESSIONS, Group, groups
from feeds.json_feed import JsonFeed
from feeds.masthead import Masthead
from feeds.opml import OPML_PATH, render_opml
from feeds.podcast import Podcast
from feeds.rss import Rss
from feeds.sessions import chapters_json, chapters_path, session_entry
from newsroom.broadcast import Broadcast
from newsroom.station import Station

# JSON Feed knows no archive.
_ARCHIVED = (Rss.file_name, Atom.file_name)


@dataclass(frozen=True, slots=True)
class Document:
    """A finished file: POSIX path from the site's root, and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Address:
    """One document of a group, as those who subscribe are told of it."""

    format: str
    media_type: str
    path: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A group of entries one can subscribe to, in the formats it has."""

    group: Group
    title: str
    addresses: tuple[Address, ...]


def offers(station: Station, *, readings: bool, sessions: bool) -> tuple[Offer, ...]:
    """List what one can subscribe to; the podcasts where there is anything to hear."""
    masthead, formats = Masthead.of(station), (Rss(), Atom(), JsonFeed())
    heard = [*([READINGS] if readings else []), *([SESSIONS] if sessions else [])]
    return (
        *(_offer(group, formats, masthead) for group in groups(station)),
        *(_offer(group, (Podcast(),), masthead) for group in heard),
    )


def _offer(group: Group, formats: Iterable[Format], masthead: Masthead) -> Offer:
    addresses = tuple(Address(f.name, f.media_type, _path(group, f)) for f in formats)
    return Offer(group, _title(group, masthead), addresses)


def derive_documents(
    entries: Sequence[FeedEntry],
    tombstones: Sequence[Tombstone],
    broadcasts: Iterable[Broadcast],
    station: Station,
) -> Iterator[Document]:
    """Derive every feed, the chapters of sessions and the list of all feeds.

    `entries` and `tombstones` come in their order; `broadcasts` are those that residents may hear now.
    An entry is written once a format, whatever the number of feeds it stands in.
    """
    masthead = Masthead.of(station)
    for format in (Rss(), Atom(), JsonFeed()):
        item_of = cache(format.item)
        for feed in _feeds(entries, tombstones, format, masthead, station):
            pages = []
            if feed.group is EVERYTHING and format.file_name in _ARCHIVED:
                pages = archive_of(feed, format, item_of)
            newest = ArchiveLinks(False, previous=pages[-1].path) if pages else None
            subscribed = replace(feed, entries=feed.entries[:LATEST], archive=newest)
            for document in (subscribed, *pages):
                yield Document(document.path, render(document, format, masthead, item_of))
    podcasts = list(_podcasts(entries, broadcasts, masthead))
    podcast = Podcast()
    for feed in podcasts:
        yield Document(feed.path, render(feed, podcast, masthead, podcast.item))
    pages_by_slug = _pages_by_slug(entries)
    for broadcast in broadcasts:
        if broadcast.chapters:
            yield Document(chapters_path(broadcast), chapters_json(broadcast, pages_by_slug))
    every = [*_feeds(entries, tombstones, Rss(), masthead, station), *podcasts]
    yield Document(OPML_PATH, render_opml(every, masthead))


def _feeds(
    entries: Sequence[FeedEntry],
    tombstones: Sequence[Tombstone],
    format: Format,
    masthead: Masthead,
    station: Station,
) -> Iterator[Feed]:
    """Make the feeds of all groups, each with every entry it has."""
    chosen, gone = defaultdict(list), defaultdict(list)
    for entry in entries:
        for folder in (EVERYTHING.folder, *entry.groups):
            chosen[folder].append(entry)
    for tombstone in tombstones:
        for folder in (EVERYTHING.folder, *tombstone.groups):
            gone[folder].append(tombstone)
    for group in groups(station):
        feed = _feed(group, format, chosen[group.folder], masthead)
        yield replace(feed, tombstones=tuple(gone[group.folder][:LATEST]))


def _podcasts(
    entries: Sequence[FeedEntry], broadcasts: Iterable[Broadcast], masthead: Masthead
) -> Iterator[Feed]:
    """Make the podcasts that have an episode: a directory of podcasts refuses an empty one."""
    if heard := [entry for entry in entries if entry.enclosure]:
        yield _feed(READINGS, Podcast(), heard, masthead)
    pages = _pages_by_slug(entries)
    if sessions := [session_entry(each, masthead.site_url, pages) for each in broadcasts]:
        yield _feed(SESSIONS, Podcast(), sorted(sessions, key=lambda entry: entry.order), masthead)


def _feed(group: Group, format: Format, entries: Sequence[FeedEntry], masthead: Masthead) -> Feed:
    return Feed(
        path=_path(group, format),
        title=_title(group, masthead),
        description=legal(group.about) or masthead.about,
        page_url=masthead.site_url + group.page.removeprefix("index.html"),
        entries=tuple(entries),
        group=group,
    )


def _path(group: Group, format: Format) -> str:
    return "/".join(part for part in (ROOT, group.folder, format.file_name) if part)


def _title(group: Group, masthead: Masthead) -> str:
    return f"{masthead.commune} – {legal(group.name)}" if group.name else masthead.commune


def _pages_by_slug(entries: Iterable[FeedEntry]) -> dict[str, str]:
    return {entry.url.rpartition("/")[2].removesuffix(".html"): entry.url for entry in entries}
