"""A session as it was planned, part by part, and what it leaves out: the value every output is made from."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from newsroom.kinds import Priority
from newsroom.station import Cluster, Slot


class Part(StrEnum):
    """What is heard."""

    SIGNATURE = "nhac-hieu"
    LEAD_IN = "loi-dan"
    ARTICLE = "bai"
    RELAY = "tiep-song"
    CLOSING = "loi-ket"


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a session."""

    part: Part
    title: str
    start_ms: int
    """From the session's beginning."""
    duration_ms: int
    slug: str | None = None
    """The article; None for all other parts."""
    priority: Priority | None = None
    """The article's."""
    hearing: int = 1
    """1 when an article is heard for the first time in this session, 2 for its first repeat."""

    @property
    def end_ms(self) -> int:
        return self.start_ms + self.duration_ms


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An article or a relay that wanted to be in a session and is not."""

    slug: str | None
    """None for a relay, whose name is the title."""
    title: str
    priority: Priority
    reason: str
    """In Vietnamese, for the operator."""
    next_airs: datetime | None
    """Start of the next session that plays it in the same cluster; None where none is planned."""


@dataclass(frozen=True, slots=True)
class Bulletin:
    """What one cluster plays in one slot of one day."""

    day: date
    slot: Slot
    cluster: Cluster
    starts: datetime
    """Aware, in the station's zone."""
    limit_ms: int
    items: tuple[Item, ...]
    """In the order of play, without gaps."""
    left_out: tuple[LeftOut, ...]

    @property
    def duration_ms(self) -> int:
        return self.items[-1].end_ms if self.items else 0

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(milliseconds=self.duration_ms)
