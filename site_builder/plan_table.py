"""The plan of many days as a table: what each session plays, and what is never played."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

from audio.broadcast.bulletin import Bulletin, Item, LeftOut, Part
from audio.broadcast.wording import WEEKDAYS
from newsroom.kinds import Priority

_MARKS = {Priority.EMERGENCY: "!! ", Priority.PRIORITY: "! "}


def print_plan(bulletins: Sequence[Bulletin], console: Console) -> bool:
    """Print every session, alike clusters in one row; tell whether all that must be heard is."""
    table = Table(title="Lịch phát thanh", title_justify="left", caption="!! khẩn cấp   ! ưu tiên")
    for heading in ("Ngày", "Buổi", "Cụm loa", "Phát", "Để lại"):
        table.add_column(heading, overflow="fold")
    day = None
    for alike in _alike(bulletins):
        bulletin = alike[0]
        if bulletin.day != day:
            table.add_section()
        table.add_row(
            f"{WEEKDAYS[bulletin.day.weekday()]}\n{bulletin.day:%d/%m}" if bulletin.day != day else "",
            f"{bulletin.slot.name}\n{bulletin.starts:%H:%M}–{bulletin.ends:%H:%M}, {_fullness(bulletin)} %",
            "\n".join(each.cluster.name for each in alike),
            "\n".join(_played(bulletin.items)) or "không có gì để phát",
            _left(bulletin.left_out),
        )
        day = bulletin.day
    console.print(table)
    missed = missed_articles(bulletins)
    if missed:
        console.print("\nNhững bài không buổi nào phát được:")
    for title, reason in missed.items():
        console.print(f"- {title}: {reason}", markup=False, highlight=False, soft_wrap=True)
    return not missed


def missed_articles(bulletins: Iterable[Bulletin]) -> dict[str, str]:
    """Name what must be heard, or can never be, and is in no session of these, with the reason."""
    played = {item.slug for bulletin in bulletins for item in bulletin.items}
    return {
        left.title: left.reason
        for bulletin in bulletins
        for left in bulletin.left_out
        if left.slug is not None and left.slug not in played and left.next_airs is None
        if left.priority is not Priority.ROUTINE or not left.reason.startswith("hết giờ")
    }


def _alike(bulletins: Iterable[Bulletin]) -> list[list[Bulletin]]:
    groups: dict[object, list[Bulletin]] = {}
    for bulletin in bulletins:
        groups.setdefault((bulletin.starts, bulletin.items, bulletin.left_out), []).append(bulletin)
    return list(groups.values())


def _fullness(bulletin: Bulletin) -> int:
    return round(100 * bulletin.duration_ms / bulletin.limit_ms)


def _played(items: Iterable[Item]) -> Iterable[str]:
    for item in items:
        if item.part is Part.RELAY:
            yield f"Tiếp sóng: {item.title}"
        elif item.priority and item.hearing == 1:
            yield f"{_MARKS.get(item.priority, '')}{item.title}"


def _left(left_out: Sequence[LeftOut]) -> str:
    """Tell of the urgent ones by name, of the others how many wait."""
    urgent = [left for left in left_out if left.priority is not Priority.ROUTINE or left.slug is None]
    lines = [f"{_MARKS.get(left.priority, '')}{left.title}: {left.reason}" for left in urgent]
    waiting = len(left_out) - len(urgent)
    return "\n".join([*lines, *([f"{waiting} bài thường chờ buổi sau"] if waiting else [])])
