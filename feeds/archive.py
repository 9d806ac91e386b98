"""The archive of a feed (RFC 5005, section 4): every entry, in pages that hardly ever change.

A page holds a month, by the day of publication; a long month has several, filled from its first day on. So a
new article touches the newest page alone, and an updated or expired one its own.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from feeds.entry import FeedEntry
from feeds.feed import MAX_BYTES, ROOT, ArchiveLinks, Feed, Format

_LONGEST_PAGE = 50
# Room for the frame, which the pages' links lengthen a little.
_PAGE_BYTES = MAX_BYTES - 12_000


def archive_of(feed: Feed, format: Format, item_of: Callable[[FeedEntry], bytes]) -> list[Feed]:
    """Make the pages of a feed that holds every entry, the oldest page first."""
    pages = list(_pages(feed.entries, item_of))
    paths = [f"{ROOT}/luu-tru/{name}/{format.file_name}" for name, _ in pages]
    return [
        replace(
            feed,
            path=path,
            title=f"{feed.title} – lưu trữ {name}",
            entries=entries,
            tombstones=(),
            archive=ArchiveLinks(True, current=feed.path, previous=before, next=after),
        )
        for path, (name, entries), before, after in zip(
            paths, pages, (None, *paths), (*paths[1:], None), strict=False
        )
    ]


def _pages(
    entries: tuple[FeedEntry, ...], item_of: Callable[[FeedEntry], bytes]
) -> Iterator[tuple[str, tuple[FeedEntry, ...]]]:
    """Yield name and entries of each page, the oldest first."""
    by_day = sorted(entries, key=lambda entry: (entry.published.timestamp(), entry.id))
    for month, published in groupby(by_day, key=lambda entry: f"{entry.published:%Y-%m}"):
        page: list[FeedEntry] = []
        number, size = 1, 0
        for entry in published:
            length = len(item_of(entry))
            if page and (len(page) == _LONGEST_PAGE or size + length > _PAGE_BYTES):
                yield _name(month, number), _in_order(page)
                page, number, size = [], number + 1, 0
            page.append(entry)
            size += length
        yield _name(month, number), _in_order(page)


def _name(month: str, number: int) -> str:
    return month if number == 1 else f"{month}-{number}"


def _in_order(page: list[FeedEntry]) -> tuple[FeedEntry, ...]:
    return tuple(sorted(page, key=lambda entry: entry.order))
