"""The rundown as a page made for printing, and as PDF."""

from html import escape
from pathlib import Path

from site_builder.operator.rundown import Row, Rundown
from site_builder.typesetting import print_pages

_TEMPLATE = Path(__file__).with_name("rundown.typ")
_STYLE = Path(__file__).with_name("rundown.css")


def rundown_pdf(rundown: Rundown) -> bytes:
    """Print a rundown on A4; raise SiteError."""
    return print_pages(
        _TEMPLATE,
        {
            "title": rundown.title,
            "station": rundown.station,
            "clusters": ", ".join(rundown.clusters),
            "day": rundown.day,
            "hours": rundown.hours,
            "length": rundown.length,
            "rows": [
                {
                    "number": row.number,
                    "clock": row.clock,
                    "length": row.length,
                    "title": row.item.title,
                    "slug": row.item.slug or "",
                    "priority": row.priority,
                    "repeat": row.repeat,
                    "first": row.first,
                    "last": row.last,
                    "text": row.text,
                    "hint": row.hint,
                }
                for row in rundown.rows
            ],
            "left_out": [
                {"title": each.title, "reason": each.reason, "next_airs": each.next_airs}
                for each in rundown.left_out
            ],
        },
    )


def rundown_html(rundown: Rundown) -> bytes:
    """Write a rundown as one self-contained page."""
    title = f"Kịch bản phát thanh: {escape(rundown.title)}"
    rows = "\n".join(map(_row, rundown.rows))
    texts = "\n".join(map(_text, rundown.rows))
    return f"""<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title} – {escape(rundown.station)}</title>
<style>
{_STYLE.read_text(encoding="utf-8")}</style>
<h1>{title}</h1>
<p>{escape(rundown.station)} · {escape(", ".join(rundown.clusters))}</p>
<p class="when">{escape(rundown.day)}, từ {rundown.hours} ({rundown.length})</p>
<table>
<thead><tr><th>Mục<th>Giờ<th>Dài<th>Nội dung<th>Đã phát</thead>
<tbody>
{rows}
</tbody>
</table>
<section class="read">
<h1>Lời đọc, dùng khi mất điện hoặc hỏng máy</h1>
{texts}
</section>
{_left_out(rundown)}</html>
""".encode()


def _row(row: Row) -> str:
    title = escape(row.item.title)
    said = [f"<b>{title}</b>" if row.item.slug else title]
    if row.priority:
        said.insert(0, f'<b class="urgent">{escape(row.priority)}.</b> ')
    if row.repeat:
        said.append(f" <i>(nghe {row.repeat})</i>")
    if row.item.slug and row.text:
        said.append(f"<small>Đầu: {escape(row.first)}<br>Cuối: {escape(row.last)}</small>")
    if row.hint:
        said.append(f"<small>{escape(row.hint)}</small>")
    return (
        f'<tr><td class="n">{row.number}<td class="n">{row.clock}<td class="n">{row.length}'
        f'<td>{"".join(said)}<td class="tick"><span></span>'
    )


def _text(row: Row) -> str:
    if not (row.text or row.hint):
        return ""
    said = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in row.text)
    hint = f"<p><i>{escape(row.hint)}</i></p>\n" if row.hint else ""
    return (
        f"<article>\n<h2>{row.number}. {escape(row.item.title)}"
        f" <small>{row.clock}, dài {row.length}</small></h2>\n{said}{hint}</article>"
    )


def _left_out(rundown: Rundown) -> str:
    if not rundown.left_out:
        return ""
    rows = "\n".join(
        f"<tr><td>{escape(each.title)}<td>{escape(each.reason)}<td>{escape(each.next_airs)}"
        for each in rundown.left_out
    )
    return (
        "<h2>Không vào buổi này</h2>\n<table>\n<thead><tr><th>Bài<th>Lý do<th>Phát lần tới</thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>\n"
    )
