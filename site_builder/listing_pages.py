"""Listing pages: by kind, topic, audience and village."""

from collections.abc import Callable, Iterator, Sequence

from newsroom.article import Article
from newsroom.facts import day
from newsroom.kinds import Kind
from newsroom.library import Library
from newsroom.recording import Recordings
from newsroom.station import Station, Term
from site_builder.links import staged_path
from site_builder.markup import length_in_words, link, literal, page
from site_builder.output import OutputFile


def listing_pages(library: Library, station: Station, recordings: Recordings) -> Iterator[OutputFile]:
    """Derive every listing of a library of public articles; empty ones say so."""
    for kind in Kind:
        path = f"{kind}/index.md"
        chosen = [article for article in library.articles if article.kind is kind]
        yield OutputFile(path, page(kind.label, article_list(chosen, recordings, path)))
    groups: tuple[tuple[str, str, Sequence[Term], Callable[[Article], tuple[str, ...]]], ...] = (
        ("chuyen-muc", "Chuyên mục", station.topics, lambda article: article.topics),
        ("doi-tuong", "Theo đối tượng", station.audiences, lambda article: article.audiences),
        ("thon", "Theo thôn", station.villages, lambda article: article.villages),
    )
    for folder, title, terms, ids_of in groups:
        yield from _group(folder, title, terms, ids_of, library, recordings)


def _group(
    folder: str,
    title: str,
    terms: Sequence[Term],
    ids_of: Callable[[Article], tuple[str, ...]],
    library: Library,
    recordings: Recordings,
) -> Iterator[OutputFile]:
    rows = []
    for term in terms:
        path = f"{folder}/{term.id}.md"
        chosen = [article for article in library.articles if term.id in ids_of(article)]
        intro = f"{literal(term.description)}\n\n" if term.description else ""
        yield OutputFile(path, page(term.name, intro + article_list(chosen, recordings, path)))
        rows.append(f"- {link(term.name, path, f'{folder}/index.md')} ({len(chosen)} bài)")
        if term.description:
            rows.append(f"    <br>{literal(term.description)}")
    yield OutputFile(f"{folder}/index.md", page(title, "\n".join(rows)))


def article_list(articles: Sequence[Article], recordings: Recordings, page_path: str) -> str:
    """List articles as Markdown, with date, kind, length of the recording and summary."""
    return "\n".join(_item(article, recordings, page_path) for article in articles) or "Chưa có bài nào."


def _item(article: Article, recordings: Recordings, page_path: str) -> str:
    about = [article.kind.label, day(article.published)]
    if recording := recordings.get(article.slug):
        about.append(f"nghe {length_in_words(recording)}")
    lines = [
        f"- {link(article.title, staged_path(article), page_path)}",
        f"<small>{' · '.join(about)}</small>",
    ]
    if article.summary:
        lines.append(literal(article.summary))
    return "<br>\n    ".join(lines)
