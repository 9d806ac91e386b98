"""A feed before it takes a format, and the frame in which a format puts its entries."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from feeds.entry import FeedEntry, Tombstone
from feeds.groups import EVERYTHING, Group
from feeds.masthead import Masthead

MAX_BYTES = 512_000
"""No feed is larger: phones on a weak line and readers with a limit must get it whole."""
LATEST = 50
"""Entries of a feed that is subscribed to; the archive holds all."""
ROOT = "feeds"

# Of a feed without entries: no article is older, and readers doubt a date before 1990.
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed holds and says of itself."""

    path: str
    """POSIX path of the document from the site's root, e.g. `feeds/thong-bao/rss.xml`."""
    title: str
    description: str
    page_url: str
    """The page that shows the same to people."""
    entries: tuple[FeedEntry, ...]
    """In the one order of all feeds."""
    tombstones: tuple[Tombstone, ...] = ()
    group: Group = EVERYTHING
    archive: "ArchiveLinks | None" = None

    @property
    def updated(self) -> datetime:
        """When its content last changed, by the content's own dates: equal content gives equal bytes."""
        moments = (*(e.updated for e in self.entries), *(t.when for t in self.tombstones))
        return max(moments, default=_NEVER)


@dataclass(frozen=True, slots=True)
class ArchiveLinks:
    """Where a document stands in a feed's archive (RFC 5005, section 4); paths from the site's root."""

    is_page: bool
    """A page of the archive, not what one subscribes to."""
    current: str | None = None
    previous: str | None = None
    next: str | None = None

    def relations(self) -> tuple[tuple[str, str], ...]:
        """Pair link relations with paths."""
        found = (("current", self.current), ("prev-archive", self.previous), ("next-archive", self.next))
        return tuple((relation, path) for relation, path in found if path)


@dataclass(frozen=True, slots=True)
class Frame:
    """The bytes before, between and after the entries of a document."""

    before: bytes
    after: bytes
    between: bytes = b""

    def around(self, items: Iterable[bytes]) -> bytes:
        """Put items between, from the first on, as many as a feed may hold; ask for no more than that."""
        taken: list[bytes] = []
        left = MAX_BYTES - len(self.before) - len(self.after)
        for item in items:
            left -= len(item) + len(self.between)
            if left < 0:
                break
            taken.append(item)
        return self.before + self.between.join(taken) + self.after


class Format(Protocol):
    """A format of feeds: how one entry is written, once for all feeds, and what stands around entries."""

    file_name: str
    media_type: str
    name: str
    """As people who subscribe know it."""

    def item(self, entry: FeedEntry) -> bytes: ...

    def frame(self, feed: Feed, masthead: Masthead) -> Frame: ...


def render(feed: Feed, format: Format, masthead: Masthead, item_of: Callable[[FeedEntry], bytes]) -> bytes:
    """Write a feed: its entries in order, as many as fit."""
    return format.frame(feed, masthead).around(map(item_of, feed.entries))
