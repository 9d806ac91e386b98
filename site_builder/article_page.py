"""The page of one article, as staged Markdown."""

from html import escape

from newsroom.article import Article, CampaignDetails, DocumentDetails, EventDetails
from newsroom.facts import Facts, facts_of
from newsroom.kinds import Priority
from newsroom.library import Library
from newsroom.recording import Recording
from newsroom.station import Station, Term
from site_builder.campaign_page import campaign_plan, campaign_progress
from site_builder.document_page import document_links
from site_builder.event_page import calendar_link
from site_builder.handouts import handout_path
from site_builder.links import staged_path
from site_builder.markup import anchor, button, time_tag
from site_builder.output import OutputFile
from site_builder.page_frame import Frame, Stop, framed_page, neighbours, summary_line
from site_builder.player import article_player


def article_page(
    article: Article, public: Library, station: Station, web: Recording | None, loa: Recording | None
) -> OutputFile:
    """Stage the page of one of the public articles, whose links are already made to hold."""
    path = staged_path(article)
    same_kind = [Stop(a.title, staged_path(a)) for a in public.articles if a.kind is article.kind]
    newer, older = neighbours(same_kind, path)
    parts = [
        _byline(article),
        article_player(web, loa, article.title, path) if web else "",
        _facts(article, station, path),
        article.body.strip(),
        campaign_plan(article.details, public, path) if isinstance(article.details, CampaignDetails) else "",
        _paper(article, path),
        _filed_under(article, station, path),
    ]
    frame = Frame(
        station,
        article.updated,
        trail=(Stop(article.kind.label, f"{article.kind}/index.md"),),
        kind=article.kind,
        description=article.summary,
        source=article.source,
        responsible=article.author or "",
        newer=newer,
        older=older,
    )
    return framed_page(path, article.title, "\n\n".join(part for part in parts if part), frame)


def _byline(article: Article) -> str:
    said = [time_tag(article.published)]
    if article.priority is not Priority.ROUTINE:
        said.insert(0, f'<strong class="lx-tag lx-{article.priority}">{article.priority.label}</strong>')
    if article.updated > article.published:
        said.append(f"cập nhật {time_tag(article.updated)}")
    return f'<p class="lx-frame lx-byline">{" · ".join(said)}</p>\n{summary_line(article.summary)}'


def _facts(article: Article, station: Station, path: str) -> str:
    """Box what is asked first: when, where, what to bring; number, date and issuer of a document."""
    facts: Facts = facts_of(article, station)
    match article.details:
        case EventDetails():
            below = calendar_link(article, path)
        case DocumentDetails():
            below = document_links(article)
        case CampaignDetails() as campaign:
            below = campaign_progress(campaign)
        case None:
            below = ""
    if not facts:
        return ""
    rows = "\n".join(f"<div><dt>{label}</dt><dd>{escape(value)}</dd></div>" for label, value in facts)
    return f'<div class="lx-facts">\n<dl>\n{rows}\n</dl>\n{below}\n</div>'


def _paper(article: Article, path: str) -> str:
    handout = handout_path(article)
    return button("Tờ in của bài này (PDF)", handout, path) if handout else ""


def _filed_under(article: Article, station: Station, path: str) -> str:
    links = [
        *_terms("chuyen-muc", article.topics, station.topics, path),
        *_terms("doi-tuong", article.audiences, station.audiences, path),
        *_terms("thon", article.villages, station.villages, path),
    ]
    if not links:
        return ""
    inside = "\n".join(f"<li>{link}</li>" for link in links)
    chips = f'<ul class="lx-list lx-chips">\n{inside}\n</ul>'
    return f'<nav class="lx-frame" aria-label="Xem thêm bài cùng loại">\n{chips}\n</nav>'


def _terms(folder: str, ids: tuple[str, ...], known: tuple[Term, ...], path: str) -> list[str]:
    names = {term.id: term.name for term in known}
    return [anchor(names[id_], f"{folder}/{id_}.md", path) for id_ in ids]
