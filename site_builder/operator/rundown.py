"""The rundown of a session as a value: what the sheet, its print and the console show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from audio.broadcast.bulletin import Item, LeftOut, Part
from audio.broadcast.naming import part_names
from audio.broadcast.read_aloud import first_words, last_words, paragraphs
from audio.broadcast.rundown_csv import clock
from audio.broadcast.tape import Tape
from audio.broadcast.wording import PART_LABELS, WEEKDAYS, link_text, session_title
from audio.script import AudioScript
from newsroom.facts import day
from newsroom.kinds import Priority
from newsroom.station import Station


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a session, as the operator reads it."""

    number: int
    item: Item
    clock: str
    """When it begins, HH:MM:SS."""
    length: str
    label: str
    priority: str
    """Empty for routine articles and for what is no article."""
    repeat: str
    """Which hearing it is, from the second on; else empty."""
    file: str
    text: tuple[str, ...]
    """Paragraphs to read aloud; empty for tunes and relays."""
    hint: str
    """What the operator does instead of reading; empty where there is text."""

    @property
    def first(self) -> str:
        return first_words(" ".join(self.text))

    @property
    def last(self) -> str:
        return last_words(" ".join(self.text))


@dataclass(frozen=True, slots=True)
class Omission:
    """An article that is not in the session."""

    title: str
    priority: str
    reason: str
    next_airs: str


@dataclass(frozen=True, slots=True)
class Rundown:
    """A session on one sheet."""

    id: str
    title: str
    station: str
    clusters: tuple[str, ...]
    starts: datetime
    length_ms: int
    rows: tuple[Row, ...]
    left_out: tuple[Omission, ...]

    @property
    def day(self) -> str:
        weekday = WEEKDAYS[self.starts.weekday()]
        return f"{weekday[0].upper()}{weekday[1:]}, ngày {day(self.starts)}"

    @property
    def hours(self) -> str:
        return f"{self.starts:%H:%M} đến {clock(self.starts, self.length_ms)}"

    @property
    def length(self) -> str:
        return length_of(self.length_ms)


def length_of(ms: int) -> str:
    """Write a length in minutes and seconds.

    >>> length_of(125_400)
    '2:05'
    """
    return f"{round(ms / 1000) // 60}:{round(ms / 1000) % 60:02}"


def derive_rundown(
    tape: Tape, station: Station, articles: Mapping[str, AudioScript], links: Mapping[str, AudioScript]
) -> Rundown:
    """Derive the rundown of a session.

    `articles` are the scripts of what is heard in it by slug, `links` those of what is said between.
    """
    bulletin = tape.bulletin
    rows: list[Row] = []
    read_in: dict[str, int] = {}
    for position, (item, file) in enumerate(zip(bulletin.items, part_names(bulletin.items), strict=True)):
        text: tuple[str, ...] = ()
        hint = _hint(item)
        if item.slug is not None:
            if item.slug in read_in:
                hint = f"Đọc lại mục {read_in[item.slug]}."
            else:
                read_in[item.slug] = position + 1
                text = paragraphs(articles[item.slug])
        elif words := link_text(bulletin, position, station.name):
            text = paragraphs(links[words])
        rows.append(
            Row(
                number=position + 1,
                item=item,
                clock=clock(bulletin.starts, item.start_ms),
                length=length_of(item.duration_ms),
                label=PART_LABELS[item.part],
                priority=_priority(item.priority),
                repeat=f"lần {item.hearing}" if item.hearing > 1 else "",
                file=file,
                text=text,
                hint=hint,
            )
        )
    return Rundown(
        id=tape.id,
        title=session_title(bulletin, tape.clusters, station),
        station=station.name,
        clusters=tuple(cluster.name for cluster in tape.clusters),
        starts=bulletin.starts,
        length_ms=bulletin.duration_ms,
        rows=tuple(rows),
        left_out=tuple(map(_omission, bulletin.left_out)),
    )


def _hint(item: Item) -> str:
    if item.part is Part.RELAY:
        minutes = f"{item.duration_ms / 60_000:.0f}"
        return f"Chuyển sang nguồn tiếp sóng trong {minutes} phút, rồi chuyển về bản ghi."
    return "Nhạc, không có lời." if item.part is Part.SIGNATURE else ""


def _priority(priority: Priority | None) -> str:
    return "" if priority in (None, Priority.ROUTINE) else priority.label


def _omission(left: LeftOut) -> Omission:
    next_airs = f"{left.next_airs:%H:%M}, {day(left.next_airs)}" if left.next_airs else "chưa xếp được"
    return Omission(left.title, _priority(left.priority), left.reason, next_airs)
