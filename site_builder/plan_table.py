"""The plan of many days as a table: how full each session is, or what one cluster plays."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from audio.broadcast.bulletin import Bulletin, Item, LeftOut, Part
from audio.broadcast.choice import OUT_OF_TIME
from audio.broadcast.wording import WEEKDAYS
from newsroom.kinds import Priority

_Session = tuple[date, str]
"""Day and slot."""

_Cell = TypeVar("_Cell")

_MARKS = {Priority.EMERGENCY: "!!", Priority.PRIORITY: "!"}


def print_overview(bulletins: Sequence[Bulletin], console: Console) -> None:
    """Print a row for each day and slot, a column for each cluster: minutes, and how many articles."""
    clusters = {bulletin.cluster.id: bulletin.cluster.name for bulletin in bulletins}
    table = _table("!! khẩn cấp   ! ưu tiên   chờ: bài thường phải để buổi sau", *clusters.values())
    cells: dict[_Session, dict[str, str]] = {}
    for bulletin in bulletins:
        row = cells.setdefault((bulletin.day, bulletin.slot.id), {})
        row[bulletin.cluster.id] = _summary(bulletin)
    for day, slot, row in _rows(bulletins, cells):
        table.add_row(day, slot, *(row.get(id_, "nghỉ") for id_ in clusters))
    console.print(table)


def print_sessions(bulletins: Sequence[Bulletin], console: Console) -> None:
    """Print every session of one cluster with the titles of all that it plays and leaves out."""
    table = _table("!! khẩn cấp   ! ưu tiên", "Phát", "Để lại, vì sao, bao giờ phát")
    cells = {
        (b.day, b.slot.id): (_summary(b), "\n".join(_played(b.items)), "\n".join(map(_left, b.left_out)))
        for b in bulletins
    }
    for day, slot, (summary, played, left) in _rows(bulletins, cells):
        table.add_row(day, f"{slot}\n{summary}", played or "không có gì để phát", left)
    console.print(table)


def print_missed(bulletins: Sequence[Bulletin], console: Console) -> bool:
    """Print what is in no session of these though it must be, or never can be; tell whether there is any."""
    missed = missed_articles(bulletins)
    if missed:
        console.print("\nNhững bài không buổi nào phát được:")
    for title, reason in missed.items():
        console.print(f"- {title}: {reason}", markup=False, highlight=False, soft_wrap=True)
    return bool(missed)


def missed_articles(bulletins: Iterable[Bulletin]) -> dict[str, str]:
    """Name what is heard in no cluster and waits for no session, and why; routine items take their turn."""
    played = {item.slug for bulletin in bulletins for item in bulletin.items}
    return {
        left.title: left.reason
        for bulletin in bulletins
        for left in bulletin.left_out
        if left.slug is not None and left.slug not in played and left.next_airs is None
        if left.priority is not Priority.ROUTINE or not left.reason.startswith(OUT_OF_TIME)
    }


def _table(caption: str, *headings: str) -> Table:
    table = Table(title="Lịch phát thanh", title_justify="left", caption=caption, show_lines=True)
    for heading in ("Ngày", "Buổi", *headings):
        table.add_column(heading, overflow="fold")
    return table


def _rows(bulletins: Iterable[Bulletin], cells: Mapping[_Session, _Cell]) -> Iterator[tuple[str, str, _Cell]]:
    """Yield the day where it is a new one, the slot, and what stands beside them."""
    day = None
    for session, bulletin in {(b.day, b.slot.id): b for b in bulletins}.items():
        named = f"{WEEKDAYS[bulletin.day.weekday()]}\n{bulletin.day:%d/%m}" if bulletin.day != day else ""
        yield named, f"{bulletin.slot.name}\n{bulletin.starts:%H:%M}", cells[session]
        day = bulletin.day


def _summary(bulletin: Bulletin) -> str:
    if not bulletin.items:
        return "không phát"
    count = Counter(item.priority for item in bulletin.items if item.slug and item.hearing == 1)
    urgent = [f"{mark} {count[priority]}" for priority, mark in _MARKS.items() if count[priority]]
    waiting = sum(left.priority is Priority.ROUTINE for left in bulletin.left_out)
    marks = [*urgent, *([f"chờ {waiting}"] if waiting else [])]
    minutes = -(-bulletin.duration_ms // 60_000)
    told = f"{minutes}/{bulletin.limit_ms // 60_000} phút, {count.total()} bài"
    return "\n".join([told, "   ".join(marks)]) if marks else told


def _played(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        if item.part is Part.RELAY:
            yield f"• Tiếp sóng: {item.title}"
        elif item.priority:
            again = f" (lần {item.hearing})" if item.hearing > 1 else ""
            yield f"• {_mark(item.priority)}{item.title}{again}"


def _left(left: LeftOut) -> str:
    following = f"; phát {left.next_airs:%H:%M ngày %d/%m}" if left.next_airs else ""
    return f"• {_mark(left.priority)}{left.title}: {left.reason}{following}"


def _mark(priority: Priority) -> str:
    return f"{_MARKS[priority]} " if priority in _MARKS else ""
