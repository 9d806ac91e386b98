"""The page of a village: its notices, its Community Digital Team, its loudspeakers and what they played."""

from collections.abc import Iterator, Sequence
from html import escape

from newsroom.article import Article
from newsroom.broadcast import Broadcast
from newsroom.library import Library
from newsroom.recording import Recordings
from newsroom.station import Station, Village
from site_builder.links import staged_path
from site_builder.listing_pages import VILLAGES, cards, newest
from site_builder.markup import literal, phone_link
from site_builder.output import OutputFile
from site_builder.page_frame import Frame, Stop, framed_page, neighbours, summary_line
from site_builder.player import session_player

_SESSIONS = 16


def village_pages(
    public: Library, station: Station, recordings: Recordings, broadcasts: Sequence[Broadcast]
) -> Iterator[OutputFile]:
    """Stage every village's page."""
    stops = [Stop(village.name, _path(village)) for village in station.villages]
    for village in station.villages:
        path = _path(village)
        chosen = [article for article in public.articles if village.id in article.villages]
        before, after = neighbours(stops, path)
        frame = Frame(
            station, newest(chosen), (VILLAGES,), "thon", village.description, newer=before, older=after
        )
        parts = [
            summary_line(village.description),
            f"## Tin của {literal(village.name[:1].lower() + village.name[1:])}",
            cards(chosen, recordings, path, heading=3),
            "## Tổ công nghệ số cộng đồng",
            _team(village, station),
            "## Loa của thôn",
            _loudspeakers(village, station),
            _aired(village, station, public.articles, broadcasts, path),
        ]
        yield framed_page(path, village.name, "\n\n".join(filter(None, parts)), frame)


def _path(village: Village) -> str:
    return f"thon/{village.id}.md"


def _team(village: Village, station: Station) -> str:
    if not village.team:
        return f"<p>Bà con cần giúp xin gọi {phone_link(station.contact.phone)}.</p>"
    people = "\n".join(
        f"<li><strong>{escape(member.name)}</strong><span>{escape(member.role)}</span>"
        + (phone_link(member.phone) if member.phone else "")
        + "</li>"
        for member in village.team
    )
    return f'<ul class="lx-list lx-team">\n{people}\n</ul>'


def _loudspeakers(village: Village, station: Station) -> str:
    names = {each.id: each.name for each in station.villages}
    heard = [cluster for cluster in station.clusters if village.id in cluster.villages]
    rows = [
        f"<li><strong>{escape(cluster.name)}</strong>, "
        f"cho {escape(', '.join(names[v] for v in cluster.villages))}</li>"
        for cluster in heard
    ]
    hours = ", ".join(f"{slot.starts:%H:%M} ({escape(slot.name.lower())})" for slot in station.slots)
    inside = "\n".join([*rows, f"<li>Giờ phát hằng ngày: {hours}</li>"])
    return f"<ul>\n{inside}\n</ul>"


def _aired(
    village: Village,
    station: Station,
    articles: Sequence[Article],
    broadcasts: Sequence[Broadcast],
    path: str,
) -> str:
    """Let the last sessions of the village's loudspeakers be heard again."""
    clusters = {cluster.id for cluster in station.clusters if village.id in cluster.villages}
    heard = [each for each in broadcasts if clusters & set(each.clusters)]
    latest = sorted(heard, key=lambda each: (-each.starts.timestamp(), each.id))[:_SESSIONS]
    if not latest:
        return ""
    pages = {article.slug: staged_path(article) for article in articles}
    return "## Loa đã phát\n\n" + "\n\n".join(session_player(each, pages, path) for each in latest)
