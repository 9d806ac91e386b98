"""What stands around the text of every page: the way here, who answers for it, sharing, the next page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from urllib.parse import quote

from newsroom.article import Source
from newsroom.station import Station
from site_builder.markup import anchor, href, page, phone_link, time_tag
from site_builder.output import OutputFile

_HOME = "index.md"


@dataclass(frozen=True, slots=True)
class Stop:
    """A page that another one leads to: its title and its staged path."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of a page beside its text."""

    station: Station
    updated: datetime | None
    """None where there is nothing yet that could have been changed."""
    trail: tuple[Stop, ...] = ()
    """The pages above it, the home page left out."""
    kind: str = ""
    """The look the theme gives it."""
    description: str = ""
    source: Source | None = None
    responsible: str = ""
    """Who answers for it; empty means the commune's People's Committee."""
    newer: Stop | None = None
    older: Stop | None = None
    is_to_be_found: bool = True
    """By search engines."""


def framed_page(path: str, title: str, body: str, frame: Frame) -> OutputFile:
    """Stage a page inside its frame."""
    parts = [body, _pager(frame, path), _answering(frame), _sharing(title, path, frame.station)]
    text = "\n\n".join(part for part in parts if part)
    above = "" if path == _HOME else _breadcrumbs(title, path, frame.trail)
    staged = page(
        title,
        text,
        kind=frame.kind,
        description=frame.description,
        above=above,
        is_to_be_found=frame.is_to_be_found,
    )
    return OutputFile(path, staged)


def committee_of(station: Station) -> str:
    """Name the body that answers for the commune's own pages: its People's Committee."""
    return f"Ủy ban nhân dân {station.commune[:1].lower()}{station.commune[1:]}"


def neighbours(stops: Sequence[Stop], path: str) -> tuple[Stop | None, Stop | None]:
    """Find what stands before and after a page in a listing."""
    at = [stop.path for stop in stops].index(path)
    return (stops[at - 1] if at else None, stops[at + 1] if at + 1 < len(stops) else None)


def summary_line(text: str) -> str:
    """Say under a page's title what it is about; nothing where nothing is known."""
    return f'<p class="lx-frame lx-summary">{escape(text)}</p>' if text else ""


def _breadcrumbs(title: str, path: str, trail: tuple[Stop, ...]) -> str:
    above = "\n".join(
        f"<li>{anchor(stop.title, stop.path, path)}</li>" for stop in (Stop("Trang chủ", _HOME), *trail)
    )
    here = f'<li aria-current="page">{escape(title)}</li>'
    steps = f'<ol class="lx-list">\n{above}\n{here}\n</ol>'
    return f'<nav class="lx-frame lx-trail" aria-label="Vị trí của trang">\n{steps}\n</nav>'


def _answering(frame: Frame) -> str:
    station = frame.station
    rows = [("Cập nhật", time_tag(frame.updated))] if frame.updated else []
    if source := frame.source:
        named = escape(source.name)
        rows.append(("Nguồn", f'<a href="{escape(source.url)}">{named}</a>' if source.url else named))
    rows.append(("Chịu trách nhiệm", escape(frame.responsible or committee_of(station))))
    rows.append(("Hỏi thêm", f"{phone_link(station.contact.phone)} ({escape(station.contact.hours)})"))
    said = "\n".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>" for label, value in rows)
    return f'<aside class="lx-frame lx-answering" aria-label="Về trang này">\n<dl>\n{said}\n</dl>\n</aside>'


def _sharing(title: str, path: str, station: Station) -> str:
    rendered = "" if path == _HOME else path.removesuffix(".md") + ".html"
    address = station.site_url + rendered
    url = quote(address, safe="")
    # No foreign script. Zalo has no address to share by: page.js adds what its own button does on a phone.
    return (
        f'<section class="lx-frame lx-share" aria-label="Chia sẻ và in" data-title="{escape(title)}"'
        f' data-url="{escape(address)}">\n'
        f'<a class="lx-button" href="https://www.facebook.com/sharer/sharer.php?u={url}" rel="noopener">'
        "Gửi Facebook</a>\n"
        f"<noscript><p>Địa chỉ trang, để chép gửi người khác: {escape(address)}</p></noscript>\n"
        "</section>"
    )


def _pager(frame: Frame, path: str) -> str:
    links = [
        f'<a rel="{rel}" href="{href(stop.path, path)}"><small>{label}</small> {escape(stop.title)}</a>'
        for rel, label, stop in (("prev", "Trước đó", frame.newer), ("next", "Tiếp theo", frame.older))
        if stop
    ]
    if not links:
        return ""
    inside = "\n".join(links)
    return f'<nav class="lx-frame lx-pager" aria-label="Trang trước đó và trang tiếp theo">\n{inside}\n</nav>'
