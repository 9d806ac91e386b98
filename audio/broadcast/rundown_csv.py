"""The rundown as a table for spreadsheets."""

import csv
from collections.abc import Sequence
from datetime import datetime, timedelta
from io import StringIO

from audio.broadcast.tape import Tape
from audio.broadcast.wording import PART_LABELS

HEAD = (
    "STT",
    "Giờ phát",
    "Bắt đầu (giây)",
    "Thời lượng (giây)",
    "Phần",
    "Tiêu đề",
    "Mức độ",
    "Lần nghe",
    "Tệp",
    "Mã bài",
)
_FORMULA = ("=", "+", "-", "@", "\t")


def render_csv(tape: Tape, names: Sequence[str]) -> bytes:
    """Write one row a part, in UTF-8 with a byte order mark, by which Excel knows Vietnamese letters."""
    out = StringIO()
    table = csv.writer(out)
    table.writerow(HEAD)
    for n, (item, name) in enumerate(zip(tape.bulletin.items, names, strict=True), start=1):
        table.writerow(
            (
                n,
                clock(tape.bulletin.starts, item.start_ms),
                f"{item.start_ms / 1000:.3f}",
                f"{item.duration_ms / 1000:.3f}",
                PART_LABELS[item.part],
                harmless(item.title),
                item.priority.label if item.priority else "",
                item.hearing if item.slug else "",
                name,
                item.slug or "",
            )
        )
    return ("\ufeff" + out.getvalue()).encode()


def clock(starts: datetime, after_ms: int) -> str:
    """Tell the time of day some milliseconds into a session, to the nearest second."""
    return f"{starts + timedelta(seconds=round(after_ms / 1000)):%H:%M:%S}"


def harmless(text: str) -> str:
    """Keep a spreadsheet from taking a title for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
