"""The landing page of an audience; where people would rather hear than read, sound comes first."""

from collections.abc import Iterator, Sequence

from newsroom.article import Article
from newsroom.kinds import Kind, Priority
from newsroom.library import Library
from newsroom.recording import Recordings
from newsroom.station import Audience, Station
from site_builder.links import staged_path
from site_builder.listing_pages import AUDIENCES, cards, newest
from site_builder.markup import anchor, phone_link
from site_builder.output import OutputFile
from site_builder.page_frame import Frame, framed_page, summary_line
from site_builder.player import short_player

_HEARD = 12


def audience_pages(public: Library, station: Station, recordings: Recordings) -> Iterator[OutputFile]:
    """Stage every audience's landing page."""
    for audience in station.audiences:
        path = f"doi-tuong/{audience.id}.md"
        chosen = _in_order([a for a in public.articles if audience.id in a.audiences])
        kind = "nghe-truoc" if audience.audio_first else "doi-tuong"
        frame = Frame(station, newest(chosen), (AUDIENCES,), kind, audience.description)
        yield framed_page(path, audience.name, _body(audience, chosen, station, recordings, path), frame)


def _in_order(articles: Sequence[Article]) -> list[Article]:
    """Put what is urgent first, then what is newest."""
    urgency = [Priority.EMERGENCY, Priority.PRIORITY, Priority.ROUTINE]
    return sorted(articles, key=lambda article: urgency.index(article.priority))


def _body(
    audience: Audience, chosen: Sequence[Article], station: Station, recordings: Recordings, path: str
) -> str:
    parts = [summary_line(audience.description)]
    if not audience.audio_first:
        return "\n\n".join(filter(None, [*parts, _by_use(chosen, recordings, path)]))
    phone = phone_link(station.contact.phone)
    parts.append(f'<p class="lx-frame lx-call">Cần người giúp? Gọi {phone}</p>')
    heard = [article for article in chosen if article.slug in recordings]
    silent = [article for article in chosen if article.slug not in recordings]
    parts += [
        f"## {anchor(a.title, staged_path(a), path)}\n\n{short_player(recordings[a.slug], a.title, path)}"
        for a in heard[:_HEARD]
    ]
    rest = [*heard[_HEARD:], *silent]
    if rest or not heard:
        parts += ["## Bài khác", cards(rest, recordings, path, heading=3)]
    return "\n\n".join(filter(None, parts))


def _by_use(chosen: Sequence[Article], recordings: Recordings, path: str) -> str:
    """Tell apart what happens now and what can be learnt."""
    guides = [article for article in chosen if article.kind is Kind.GUIDE]
    news = [article for article in chosen if article.kind is not Kind.GUIDE]
    if not guides or not news:
        return cards(chosen, recordings, path)
    return "\n\n".join(
        [
            "## Việc cần biết",
            cards(news, recordings, path, heading=3),
            "## Việc làm được ngay",
            cards(guides, recordings, path, heading=3),
        ]
    )
