"""Sessions as a calendar shows them: on tape with their real lengths, others as planned."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from urllib.parse import urlsplit

from audio.broadcast.bulletin import Bulletin
from audio.broadcast.calendar import Appointment
from audio.broadcast.tape import alike, session_id
from audio.broadcast.wording import session_title
from newsroom.broadcast import Broadcast
from newsroom.library import Library
from newsroom.station import Station


def host_of(station: Station) -> str:
    """Name the station's host, which makes identifiers unique in the world."""
    return urlsplit(station.site_url).hostname or station.site_url


def appointments_of(made: Iterable[Broadcast], station: Station, library: Library) -> list[Appointment]:
    """Enter sessions that are on tape."""
    names = {cluster.id: cluster.name for cluster in station.clusters}
    return [
        Appointment(
            id=each.id,
            starts=each.starts.astimezone(station.timezone),  # an index knows the offset, not the zone
            duration_ms=round(each.duration_s * 1000),
            title=f"{station.name}: {each.title}",
            place=", ".join(names.get(id_, id_) for id_ in each.clusters),
            lines=_titles((chapter.slug, chapter.title) for chapter in each.chapters),
            changed=_changed((chapter.slug for chapter in each.chapters), library, each.starts),
        )
        for each in made
    ]


def planned_appointments(
    bulletins: Sequence[Bulletin], station: Station, library: Library, cluster: str | None = None
) -> list[Appointment]:
    """Enter sessions that are planned, one for all clusters that hear the same; or only what one plays."""
    appointments = []
    for group in alike([bulletin for bulletin in bulletins if bulletin.items]):
        first, clusters = group[0], [bulletin.cluster for bulletin in group]
        if cluster is not None and cluster not in {each.id for each in clusters}:
            continue
        appointments.append(
            Appointment(
                id=session_id(first, clusters),
                starts=first.starts,
                duration_ms=first.duration_ms,
                title=f"{station.name}: {session_title(first, clusters, station)}",
                place=", ".join(cluster.name for cluster in clusters),
                lines=_titles((item.slug, item.title) for item in first.items),
                changed=_changed((item.slug for item in first.items), library, first.starts),
            )
        )
    return appointments


def _titles(heard: Iterable[tuple[str | None, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(title for slug, title in heard if slug))


def _changed(slugs: Iterable[str | None], library: Library, otherwise: datetime) -> datetime:
    """Tell when the newest of some articles was last changed."""
    updated = {article.slug: article.updated for article in library.articles}
    return max((updated[slug] for slug in slugs if slug in updated), default=otherwise)
