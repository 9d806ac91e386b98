"""A picture of how full each session is."""

from collections.abc import Sequence
from datetime import date
from html import escape

from audio.broadcast.bulletin import Bulletin, Item, Part
from newsroom.kinds import Priority

_ROW, _BAR, _LABEL, _WIDTH, _TOP = 30, 20, 130, 720, 34
_COLOURS = {
    "khan-cap": ("#b3261e", "Khẩn cấp"),
    "uu-tien": ("#b35900", "Ưu tiên"),
    "thuong": ("#1f6f8b", "Thông thường"),
    "tiep-song": ("#6a5acd", "Tiếp sóng"),
    "khac": ("#6b7280", "Nhạc hiệu, lời dẫn"),
}


def fullness_svg(bulletins: Sequence[Bulletin]) -> str:
    """Draw a bar for each session of the first cluster: what fills it, and how much is left of its time.

    The SVG stands alone; a page may set `--fullness-<kind>` to colours of its own. It is empty text where
    there are no sessions.
    """
    if not bulletins:
        return ""
    cluster = bulletins[0].cluster
    shown = [bulletin for bulletin in bulletins if bulletin.cluster == cluster]
    longest_ms = max(bulletin.limit_ms for bulletin in shown)
    height = _TOP + _ROW * len(shown) + 4
    rows = [_row(bulletin, n, longest_ms) for n, bulletin in enumerate(shown)]
    title = f"Các buổi phát của {cluster.name} đầy đến đâu"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img"'
        f' aria-label="{escape(title)}" font-family="system-ui, sans-serif" font-size="13">'
        f"<title>{escape(title)}</title>{_legend()}{''.join(rows)}</svg>"
    )


def _legend() -> str:
    parts, x = [], 0
    for kind, (_, label) in _COLOURS.items():
        parts.append(
            f'<rect x="{x}" y="4" width="12" height="12" fill="{_colour(kind)}"/>'
            f'<text x="{x + 17}" y="14" fill="currentColor">{escape(label)}</text>'
        )
        x += 40 + 8 * len(label)
    return "".join(parts)


def _row(bulletin: Bulletin, n: int, longest_ms: int) -> str:
    y = _TOP + _ROW * n
    scale = (_WIDTH - _LABEL - 60) / longest_ms
    minutes = f"{-(-bulletin.duration_ms // 60_000)}/{bulletin.limit_ms // 60_000}"
    told = f"{_day(bulletin.day)}, {bulletin.slot.name}: {minutes} phút"
    parts = [
        f"<g><title>{escape(told)}</title>",
        f'<text x="0" y="{y + 15}" fill="currentColor">{_day(bulletin.day)} {bulletin.starts:%H:%M}</text>',
        *(_piece(item, y, scale) for item in bulletin.items),
        f'<rect x="{_LABEL}" y="{y}" width="{bulletin.limit_ms * scale:.1f}" height="{_BAR}" fill="none"'
        ' stroke="currentColor"/>',
        f'<text x="{_LABEL + bulletin.limit_ms * scale + 6:.1f}" y="{y + 15}" fill="currentColor">'
        f"{minutes}</text></g>",
    ]
    return "".join(parts)


def _piece(item: Item, y: int, scale: float) -> str:
    x, width = _LABEL + item.start_ms * scale, item.duration_ms * scale
    return (
        f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{_BAR}" fill="{_colour(_kind(item))}"'
        f' stroke="#fff" stroke-width=".5"><title>{escape(item.title)}</title></rect>'
    )


def _kind(item: Item) -> str:
    if item.part is Part.RELAY:
        return "tiep-song"
    return (item.priority or Priority.ROUTINE).value if item.part is Part.ARTICLE else "khac"


def _colour(kind: str) -> str:
    return f"var(--fullness-{kind}, {_COLOURS[kind][0]})"


def _day(day: date) -> str:
    short = "CN" if day.weekday() == 6 else f"T{day.weekday() + 2}"
    return f"{short} {day:%d/%m}"
