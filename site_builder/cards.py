"""The picture shown beside a shared link, one for each article and one for the site."""

from collections.abc import Iterator
from pathlib import Path

from newsroom.article import Article
from newsroom.facts import day
from newsroom.kinds import Priority
from newsroom.library import Library
from newsroom.station import Station
from site_builder.press import Print

CARD_SIZE = (1200, 630)
"""Pixels, as Facebook and Zalo show them."""
SITE_CARD = "anh-chia-se/trang-xa.png"
_TEMPLATE = Path(__file__).with_name("print") / "card.typ"
_COLOURS = {
    Priority.ROUTINE: "#00695c",
    Priority.PRIORITY: "#8a4b00",
    Priority.EMERGENCY: "#b00020",
}


def card_path(article: Article) -> str:
    """Name an article's card: POSIX path from the site's root."""
    return f"anh-chia-se/{article.slug}.png"


def cards(public: Library, station: Station) -> Iterator[Print]:
    """Derive the cards of all public articles and of the site."""
    yield _card(SITE_CARD, station, Priority.ROUTINE, "Trang thông tin", station.commune, station.name)
    for article in public.articles:
        urgent = article.priority is not Priority.ROUTINE
        label = article.priority.label if urgent else article.kind.label
        yield _card(
            card_path(article), station, article.priority, label, article.title, _foot(article, station)
        )


def _foot(article: Article, station: Station) -> str:
    return f"{day(article.published)} · {station.province}"


def _card(path: str, station: Station, priority: Priority, label: str, title: str, foot: str) -> Print:
    data = {
        "commune": station.commune,
        "label": label,
        "title": title,
        "foot": foot,
        "colour": _COLOURS[priority],
    }
    return Print(path, "png", _TEMPLATE, data)
