"""What can be found: articles, and the pages of the commune, its topics and its villages."""

from collections.abc import Iterator
from dataclasses import dataclass

import lxml.html

from newsroom.article import Article
from newsroom.facts import day, facts_of
from newsroom.library import Library
from newsroom.markdown import Renderer
from newsroom.station import Station, Term

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_BLOCKS = _HEADINGS | {"p", "li", "td", "th", "dt", "dd", "pre", "summary", "figcaption", "div"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that search can lead to."""

    title: str
    path: str
    """POSIX path from the site's root."""
    kind: str
    """Value of the article's kind; empty for other pages."""
    label: str
    """What kind of page it is, as residents read it."""
    date: str
    """As residents read it; empty for pages without one."""
    skills: tuple[str, ...]
    """Ids of the basic digital skills it is filed under."""
    keys: tuple[str, ...]
    """What says what it is about: summary, headings, facts, names of topics."""
    body: tuple[str, ...]
    """The other text, by block."""

    @property
    def text(self) -> str:
        """What a result quotes from."""
        return " ".join(self.body)


def entries_of(public: Library, station: Station, renderer: Renderer) -> list[Entry]:
    """List everything that can be found, the oldest first: numbers already given out stay when news comes."""
    articles = [_article(article, station, renderer) for article in reversed(public.articles)]
    return [*_pages(station), *articles]


def _article(article: Article, station: Station, renderer: Renderer) -> Entry:
    topics = {topic.id: topic for topic in station.topics}
    headings, blocks = _text_of(renderer.html(article.body))
    facts = [value for _, value in facts_of(article, station)]
    summary = [article.summary] if article.summary else []
    return Entry(
        title=article.title,
        path=article.page_path,
        kind=article.kind,
        label=article.kind.label,
        date=day(article.published),
        skills=tuple(id_ for id_ in article.topics if topics[id_].skill),
        keys=(*summary, *headings, *facts, *(topics[id_].name for id_ in article.topics)),
        body=(*summary, *blocks),
    )


def _pages(station: Station) -> Iterator[Entry]:
    contact = station.contact
    numbers = [f"{hotline.name}: {hotline.number}." for hotline in station.hotlines]
    yield _page(
        "Giới thiệu và liên hệ",
        "gioi-thieu.html",
        "Liên hệ",
        (
            station.commune,
            "Đường dây nóng",
            "Số điện thoại, địa chỉ, giờ làm việc",
            "Giờ phát thanh, cụm loa",
        ),
        (station.about, contact.address, contact.phone, contact.email, contact.hours, *numbers),
    )
    groups: tuple[tuple[str, str, tuple[Term, ...]], ...] = (
        ("chuyen-muc", "Chuyên mục", station.topics),
        ("doi-tuong", "Đối tượng", station.audiences),
        ("thon", "Thôn", station.villages),
    )
    for folder, label, terms in groups:
        for term in terms:
            yield _page(term.name, f"{folder}/{term.id}.html", label, (), (term.description,))


def _page(title: str, path: str, label: str, keys: tuple[str, ...], body: tuple[str, ...]) -> Entry:
    return Entry(title, path, "", label, "", (), keys, tuple(text for text in body if text))


def _text_of(html: str) -> tuple[list[str], list[str]]:
    """Part the text of rendered HTML into headings and other blocks, in order, spaces collapsed."""
    headings: list[str] = []
    blocks: list[str] = []
    pieces: list[str] = []

    def close(into: list[str]) -> None:
        if text := " ".join("".join(pieces).split()):
            into.append(text)
        pieces.clear()

    def walk(element: lxml.html.HtmlElement) -> None:
        is_block = element.tag in _BLOCKS
        if is_block:
            close(blocks)
        pieces.append(element.text or "")
        for child in element:
            if isinstance(child.tag, str):
                walk(child)
            pieces.append(child.tail or "")
        if is_block:
            close(headings if element.tag in _HEADINGS else blocks)

    walk(lxml.html.fragment_fromstring(html, create_parent="div"))
    return headings, blocks
