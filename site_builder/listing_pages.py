"""Listing pages: by kind, by topic, and the lists of topics, audiences and villages."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape

from newsroom.article import Article, EventDetails
from newsroom.facts import day, when
from newsroom.kinds import Kind, Priority
from newsroom.library import Library
from newsroom.recording import Recordings
from newsroom.station import Station, Term
from site_builder.handouts import BOARD_PATH, ON_PAPER, booklet_path
from site_builder.links import staged_path
from site_builder.markup import anchor, button, heard_in, href
from site_builder.output import OutputFile
from site_builder.page_frame import Frame, Stop, framed_page, summary_line

TOPICS = Stop("Chuyên mục", "chuyen-muc/index.md")
AUDIENCES = Stop("Theo đối tượng", "doi-tuong/index.md")
VILLAGES = Stop("Theo thôn", "thon/index.md")


def listing_pages(public: Library, station: Station, recordings: Recordings) -> Iterator[OutputFile]:
    """Derive the listings of a library of public articles; empty ones say so."""
    for kind in Kind:
        path = f"{kind}/index.md"
        chosen = [article for article in public.articles if article.kind is kind]
        body = _answers(chosen, path) if kind is Kind.QUESTION else cards(chosen, recordings, path)
        if kind is Kind.NOTICE and public.articles:
            body += "\n\n" + button("Tờ bảng tin của tuần (PDF)", BOARD_PATH, path)
        described = f"{kind.label} của {station.commune}, {station.province}"
        frame = Frame(station, newest(chosen), kind="danh-sach", description=described)
        yield framed_page(path, kind.label, body, frame)
    for topic in station.topics:
        path = f"chuyen-muc/{topic.id}.md"
        chosen = [article for article in public.articles if topic.id in article.topics]
        frame = Frame(station, newest(chosen), (TOPICS,), "danh-sach", topic.description)
        yield framed_page(path, topic.name, _by_kind(topic, chosen, recordings, path), frame)
    groups: tuple[tuple[Stop, Sequence[Term]], ...] = (
        (TOPICS, station.topics), (AUDIENCES, station.audiences), (VILLAGES, station.villages),
    )  # fmt: skip
    for stop, terms in groups:
        folder = stop.path.partition("/")[0]
        rows = "\n".join(
            f'<li class="lx-card"><h2>{anchor(term.name, f"{folder}/{term.id}.md", stop.path)}</h2>'
            f"<p>{escape(term.description)}</p></li>"
            for term in terms
        )
        body = f'<ul class="lx-list lx-cards">\n{rows}\n</ul>'
        described = f"{stop.title}: các bài của {station.commune}"
        frame = Frame(station, newest(public.articles), kind="danh-sach", description=described)
        yield framed_page(stop.path, stop.title, body, frame)


def newest(articles: Sequence[Article]) -> datetime | None:
    """Tell when the last of these articles was written or changed."""
    return max((article.updated for article in articles), default=None)


def _by_kind(topic: Term, chosen: Sequence[Article], recordings: Recordings, path: str) -> str:
    """List a topic's guides first: one comes here to learn how."""
    parts = [summary_line(topic.description)]
    guides = [article for article in chosen if article.kind is Kind.GUIDE]
    others = [article for article in chosen if article.kind is not Kind.GUIDE]
    if guides and others:
        parts += ["## Hướng dẫn từng bước", cards(guides, recordings, path, heading=3)]
        parts += ["## Tin và bài khác", cards(others, recordings, path, heading=3)]
    else:
        parts.append(cards(chosen, recordings, path))
    if any(article.kind in ON_PAPER for article in chosen):
        parts.append(button("Tập tờ in của chuyên mục (PDF)", booklet_path(topic.id), path))
    return "\n\n".join(filter(None, parts))


def _answers(questions: Sequence[Article], path: str) -> str:
    """List questions, each opening to its short answer."""
    rows = "\n".join(
        f'<details class="lx-question"><summary>{escape(article.title)}</summary>\n'
        f"<p>{escape(article.summary)}</p>\n"
        f'<p><a href="{href(staged_path(article), path)}">Đọc và nghe cả câu trả lời'
        f'<span class="lx-unseen">: {escape(article.title)}</span></a></p>\n</details>'
        for article in questions
    )
    return rows or "Chưa có bài nào."


def cards(
    articles: Sequence[Article], recordings: Recordings, path: str, heading: int = 2, *, brief: bool = False
) -> str:
    """List articles as cards, with kind, date, length of the recording and, unless brief, the summary.

    `heading` is the level at which their titles stand on the staged page at `path`.
    """
    if not articles:
        return "<p>Chưa có bài nào.</p>"
    items = "\n".join(_card(article, recordings, path, heading, brief) for article in articles)
    return f'<ul class="lx-list lx-cards">\n{items}\n</ul>'


def _card(article: Article, recordings: Recordings, path: str, heading: int, brief: bool) -> str:
    about = [article.kind.label, day(article.published), heard_in(recordings.get(article.slug))]
    if article.priority is not Priority.ROUTINE:
        about.insert(0, f'<strong class="lx-tag lx-{article.priority}">{article.priority.label}</strong>')
    event = article.details if isinstance(article.details, EventDetails) else None
    ends = f' data-until="{(event.ends or event.starts).isoformat()}"' if event else ""
    when = f'<p class="lx-when">{escape(_when_and_where(event))}</p>\n' if event else ""
    summary = f"<p>{escape(article.summary)}</p>\n" if article.summary and not brief else ""
    return (
        f'<li class="lx-card"{ends}>\n<p class="lx-about">{" · ".join(filter(None, about))}</p>\n'
        f"<h{heading}>{anchor(article.title, staged_path(article), path)}</h{heading}>\n{when}{summary}</li>"
    )


def _when_and_where(event: EventDetails) -> str:
    return f"{when(event.starts, event.ends)} · {event.place}"
