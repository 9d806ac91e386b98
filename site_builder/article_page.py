"""The page of one article, as staged Markdown."""

from html import escape

from newsroom.article import Article
from newsroom.facts import day, facts_of
from newsroom.kinds import Priority
from newsroom.recording import Recording
from newsroom.station import Station, Term
from site_builder.handouts import handout_path
from site_builder.links import staged_path
from site_builder.markup import length_in_words, link, literal, page, relative
from site_builder.output import OutputFile


def article_page(
    article: Article, station: Station, web: Recording | None, loa: Recording | None
) -> OutputFile:
    """Stage the page of a public article whose links are already made to hold."""
    path = staged_path(article)
    parts = [
        _urgency(article),
        _byline(article, path),
        _player(web, loa, path) if web else "",
        _facts(article, station),
        article.body.strip(),
        _paper(article, path),
        _filed_under(article, station, path),
    ]
    body = "\n\n".join(part for part in parts if part)
    return OutputFile(path, page(article.title, body, description=article.summary))


def _urgency(article: Article) -> str:
    if article.priority is Priority.ROUTINE:
        return ""
    return f"**{article.priority.label}**{{ .lx-priority .lx-{article.priority} }}"


def _byline(article: Article, path: str) -> str:
    said = [link(article.kind.label, f"{article.kind}/index.md", path)]
    said.append(
        f'Ngày đăng: <time datetime="{article.published.isoformat()}">{day(article.published)}</time>'
    )
    if article.updated > article.published:
        said.append(f'Sửa: <time datetime="{article.updated.isoformat()}">{day(article.updated)}</time>')
    if article.author:
        said.append(f"Người viết: {literal(article.author)}")
    if article.source:
        name = literal(article.source.name)
        said.append(f"Nguồn: [{name}](<{article.source.url}>)" if article.source.url else f"Nguồn: {name}")
    return " · ".join(said) + "\n{ .lx-byline }"


def _player(web: Recording, loa: Recording | None, path: str) -> str:
    source = escape(relative(web.path, path))
    for_horns = (
        f'<a href="{escape(relative(loa.path, path))}" download>Tải bản cho loa (MP3)</a>\n' if loa else ""
    )
    return (
        '<figure class="lx-player">\n'
        f"<figcaption>Nghe bài này ({length_in_words(web)}, {_voice(web)})</figcaption>\n"
        f'<audio controls preload="none" src="{source}">{_captions(web, path)}</audio>\n'
        f"{for_horns}"
        "</figure>"
    )


def _captions(recording: Recording, path: str) -> str:
    if not recording.cues:
        return ""
    source = escape(relative(recording.captions_path, path))
    # Not "default": browsers then fetch it only for a listener who asks for it.
    return f'<track kind="captions" srclang="vi" label="Lời đọc" src="{source}">'


def _voice(recording: Recording) -> str:
    if recording.is_read_by_a_person:
        return "giọng đọc của đài"
    others = "; ".join(f"{each.voice}: {each.reason}" for each in recording.passed_over)
    return escape(f"giọng máy {recording.voice_name}" + (f" – {others}" if others else ""))


def _facts(article: Article, station: Station) -> str:
    return "\n".join(f"- **{label}:** {literal(value)}" for label, value in facts_of(article, station))


def _paper(article: Article, path: str) -> str:
    if not (handout := handout_path(article)):
        return ""
    # As HTML: the document is no part of the staged tree, and the generator would miss it.
    return f'<p class="lx-paper"><a href="{escape(relative(handout, path))}">Tờ in của bài này (PDF)</a></p>'


def _filed_under(article: Article, station: Station, path: str) -> str:
    rows = [
        _terms("Chuyên mục", "chuyen-muc", article.topics, station.topics, path),
        _terms("Đối tượng", "doi-tuong", article.audiences, station.audiences, path),
        _terms("Thôn", "thon", article.villages, station.villages, path),
    ]
    return "\n\n".join(["---", *rows]) if any(rows) else ""


def _terms(label: str, folder: str, ids: tuple[str, ...], known: tuple[Term, ...], path: str) -> str:
    names = {term.id: term.name for term in known}
    links = [link(names[id_], f"{folder}/{id_}.md", path) for id_ in ids]
    return f"**{label}:** {', '.join(links)}\n{{ .lx-filed }}" if links else ""
