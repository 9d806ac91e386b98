"""Articles on paper: handouts, a booklet for each topic, and the noticeboard's sheet of the week."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from newsroom.article import Article, EventDetails
from newsroom.body_checks import local_target
from newsroom.facts import day, facts_of
from newsroom.kinds import Kind, Priority
from newsroom.library import Library
from newsroom.markdown import Renderer, elements
from newsroom.recording import Recording, Recordings
from newsroom.station import Station
from site_builder.links import staged_path
from site_builder.press import Print
from site_builder.print_blocks import blocks_of

ON_PAPER = (Kind.GUIDE, Kind.NOTICE)
"""Kinds that are carried from door to door or pinned up."""
BOARD_PATH = "to-roi/bang-tin.pdf"
_TEMPLATES = Path(__file__).with_name("print")
_WEEK, _AHEAD = timedelta(days=7), timedelta(days=21)
_ON_BOARD = 4
"""Articles under each heading of the board's sheet, so that it stays one page."""


def handout_path(article: Article) -> str | None:
    """Name an article's handout from the site's root; None for kinds that are not printed."""
    return f"to-roi/{article.slug}.pdf" if article.kind in ON_PAPER else None


def booklet_path(topic: str) -> str:
    """Name a topic's booklet: POSIX path from the site's root."""
    return f"to-roi/chuyen-muc-{topic}.pdf"


def handouts(
    public: Library, station: Station, recordings: Recordings, renderer: Renderer, content: Path
) -> Iterator[Print]:
    """Derive every document; pictures are read from the folder `content`."""
    printed = {
        a.slug: _article(a, station, recordings.get(a.slug), renderer, content)
        for a in public.articles
        if a.kind in ON_PAPER
    }
    for article in public.articles:
        if path := handout_path(article):
            # A guide lies in the hand, A5; a notice hangs on a door, A4 in the same proportion.
            paper, size = ("a5", 11) if article.kind is Kind.GUIDE else ("a4", 15)
            data = _leaf(station, article.title, paper, size) | {"article": printed[article.slug]}
            yield _print(path, "handout.typ", data, printed[article.slug])
    for topic in station.topics:
        inside = [printed[a.slug] for a in public.articles if topic.id in a.topics and a.kind in ON_PAPER]
        if inside:
            cover = _leaf(station, topic.name, "a5", 11)
            data = cover | {"summary": topic.description, "articles": inside}
            yield _print(booklet_path(topic.id), "booklet.typ", data, *inside)
    if public.articles:
        board = _board(public, station)
        yield _print(BOARD_PATH, "board.typ", board, board)


def _leaf(station: Station, title: str, paper: str, size_pt: int) -> dict[str, Any]:
    site = station.site_url.removeprefix("https://").rstrip("/")
    return {"title": title, "commune": station.commune, "site": site, "paper": paper, "size": size_pt}


def _article(
    article: Article, station: Station, web: Recording | None, renderer: Renderer, content: Path
) -> dict[str, Any]:
    html = renderer.html(article.body)
    pictures = {}
    for element in elements(html):
        if element.tag == "img" and element.target:
            local = local_target(staged_path(article), element.target)
            if local and (content / local).is_file():
                pictures[element.target] = (content / local).read_bytes()
    source = f"Nguồn: {article.source.name}." if article.source else ""
    page = station.site_url + article.page_path
    return {
        "label": f"{article.kind.label} · cập nhật {day(article.updated)}",
        "title": article.title,
        "summary": article.summary,
        "facts": [list(fact) for fact in facts_of(article, station)],
        "blocks": blocks_of(html, pictures),
        "codes": [
            _code(page, "Quét để xem bài trên trang xã"),
            *([_code(station.site_url + web.path, "Quét để nghe bài này")] if web else []),
        ],
        "source": source,
        "contact": _contact(station),
    }


def _board(public: Library, station: Station) -> dict[str, Any]:
    """Put together what a passer-by must know; the week ends with the newest article, not with a clock."""
    newest = max(article.published for article in public.articles)
    urgent = sorted(
        (a for a in public.articles if a.priority is not Priority.ROUTINE),
        key=lambda a: a.priority is not Priority.EMERGENCY,
    )
    fresh = [a for a in public.articles if a not in urgent and newest - a.published < _WEEK]
    coming = [
        a
        for a in public.articles
        if isinstance(a.details, EventDetails) and newest <= a.details.starts < newest + _AHEAD
    ]
    news = [a for a in fresh if a not in coming]
    parts = (("Cần biết ngay", urgent), ("Sắp diễn ra", coming), ("Mới trong tuần", news))
    return _leaf(station, f"Bảng tin tuần đến ngày {day(newest)}", "a4", 12) | {
        "parts": [
            {"title": title, "items": [_item(a, station) for a in some[:_ON_BOARD]]}
            for title, some in parts
            if some
        ],
        "codes": [_code(station.site_url, "Quét để vào trang xã")],
        "contact": _contact(station),
    }


def _item(article: Article, station: Station) -> dict[str, str]:
    facts = facts_of(article, station) if article.details else ()
    about = " ".join(f"{label}: {value}." for label, value in facts[:2])
    return {"title": article.title, "said": about or article.summary}


def _contact(station: Station) -> str:
    return f"Hỏi thêm: {station.contact.phone}, {station.commune}."


def _code(url: str, label: str) -> dict[str, str]:
    return {"url": url, "label": label, "alt": f"Mã QR: {url}"}


def _print(path: str, template: str, data: dict[str, Any], *coded: dict[str, Any]) -> Print:
    """Have a document printed; `coded` are the parts of it that show QR codes."""
    urls = dict.fromkeys(code["url"] for part in coded for code in part["codes"])
    return Print(path, "pdf", _TEMPLATES / template, data, tuple(urls))
