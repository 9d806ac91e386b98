"""Which feeds there are: of everything, and of parts that a resident may want alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.article import Article
from newsroom.kinds import Kind, Priority
from newsroom.station import Station

EMERGENCIES = Priority.EMERGENCY.value
"""Folder of the feed that holds emergencies alone."""


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the articles that has feeds of its own."""

    folder: str
    """POSIX path below `feeds/`; empty for the feed of everything, which stands in `feeds/` itself."""
    name: str
    """What sets it apart; empty for everything."""
    about: str
    """A sentence on it; empty where what the station says of itself will do."""
    page: str
    """POSIX path from the site's root of the page that lists the same articles."""
    family: str
    """Heading under which the page on subscribing lists it."""


EVERYTHING = Group("", "", "", "index.html", "Mọi tin của xã")
READINGS = Group("", "Nghe tin", "Bản đọc của các bài trên trang xã.", "index.html", "Nghe như podcast")
"""The podcast of articles read aloud."""
SESSIONS = Group(
    "phat-thanh", "Buổi phát thanh", "Các buổi phát thanh trên loa xã.", "index.html", "Nghe như podcast"
)
"""The podcast of broadcast sessions."""


def groups_of(article: Article) -> tuple[str, ...]:
    """Name the folders of the groups an article belongs to, beside everything."""
    return (
        article.kind.value,
        *(f"chuyen-muc/{id_}" for id_ in article.topics),
        *(f"doi-tuong/{id_}" for id_ in article.audiences),
        *(f"thon/{id_}" for id_ in article.villages),
        *([EMERGENCIES] if article.priority is Priority.EMERGENCY else []),
    )


def groups(station: Station) -> Iterator[Group]:
    """List every group of articles: everything, emergencies, then each kind, topic, audience and village."""
    yield EVERYTHING
    urgent = Priority.EMERGENCY.label
    yield Group(EMERGENCIES, urgent, "Chỉ các tin khẩn cấp.", "index.html", "Riêng tin khẩn cấp")
    for kind in Kind:
        about = f"Bài mới trong mục {kind.label}."
        yield Group(kind.value, kind.label, about, f"{kind}/index.html", "Theo loại bài")
    for folder, family, terms in (
        ("chuyen-muc", "Theo chuyên mục", station.topics),
        ("doi-tuong", "Theo đối tượng", station.audiences),
        ("thon", "Theo thôn", station.villages),
    ):
        for term in terms:
            path, about = f"{folder}/{term.id}", term.description or f"Bài mới: {term.name}."
            yield Group(path, term.name, about, f"{path}.html", family)
