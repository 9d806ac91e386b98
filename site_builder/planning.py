"""From what is coming, approvals and recordings to planned sessions: the source of every plan and picture."""

from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path

from audio.announcer import Setting
from audio.broadcast.airtime import on_air_ms
from audio.broadcast.bulletin import Bulletin
from audio.broadcast.planning import plan
from audio.broadcast.wishes import Candidate
from audio.voices.recorded import open_recorded
from newsroom.article import Article
from newsroom.errors import SiteError, VoiceError
from newsroom.folding import offer
from newsroom.recording import Recordings
from newsroom.station import Station
from site_builder.on_air import Announcer
from site_builder.recordings import recordings_before
from site_builder.stage import Edition, load_edition
from site_builder.workspace import Workspace

NOT_RECORDED = "chưa có bản đọc"
NOT_CLEARED = "chưa được duyệt"

_AROUND_S = 5
"""What a master for loudspeakers has around the words: chime and silence."""


def plan_sessions(
    workspace: Workspace,
    at: datetime,
    first: date,
    days: int,
    *,
    slot: str | None = None,
    cluster: str | None = None,
) -> tuple[Bulletin, ...]:
    """Plan the sessions of `days` days from `first` with the last build's recordings.

    What is over `at` this instant is not played. Raises ContentErrors, and SiteError on a slot or cluster
    that the station does not have, and where nothing was recorded yet.
    """
    edition = load_edition(workspace, at)
    refuse_unknown(edition.station, slot, cluster)
    recordings = recorded_for_loa(workspace)
    return plan_edition(edition, workspace.content, recordings, first, days, slot=slot, cluster=cluster)


def recorded_for_loa(workspace: Workspace) -> Recordings:
    """Read the last build's recordings for loudspeakers; raise SiteError where there are none."""
    if recordings := recordings_before(workspace).loa:
        return recordings
    raise SiteError("Chưa có bản đọc nào cho loa: gõ loaxa build trước, rồi chạy lại lệnh này.")


def plan_edition(
    edition: Edition,
    content: Path,
    recordings: Recordings,
    first: date,
    days: int,
    *,
    unrecorded: Collection[str] = (),
    slot: str | None = None,
    cluster: str | None = None,
) -> tuple[Bulletin, ...]:
    """Plan sessions, of one slot or cluster (ids) where they are named, with recordings for loudspeakers.

    What is still to be published, and recorded, is planned at the length of the person's reading in the
    folder `content`, or else as a voice is expected to say it; but for the slugs of `unrecorded`, which
    nobody could record.
    """
    announcer: Announcer | None = None
    public = {article.slug for article in edition.public.articles}
    candidates = []
    for article in edition.coming.articles:
        if article.slug in edition.held_back:
            candidates.append(Candidate(article, 0, NOT_CLEARED))
        elif recording := recordings.get(article.slug):
            candidates.append(Candidate(article, on_air_ms(recording.duration_s)))
        elif article.slug in public or article.slug in unrecorded:
            candidates.append(Candidate(article, 0, NOT_RECORDED))
        else:
            announcer = announcer or edition.announcer()
            candidates.append(_estimated(article, announcer, content))
    clusters = [each for each in edition.station.clusters if cluster in (None, each.id)]
    bulletins = plan(edition.station, candidates, first, days, clusters=clusters)
    return tuple(bulletin for bulletin in bulletins if slot in (None, bulletin.slot.id))


def _estimated(article: Article, announcer: Announcer, content: Path) -> Candidate:
    length_s = _read_s(article, content)
    if length_s is None:
        script = announcer.scripts_of(article)[Setting.IN_SESSION]
        if script.unknown:
            return Candidate(article, 0, NOT_RECORDED)
        length_s = script.length_s(announcer.station.syllables_per_min)
    return Candidate(article, on_air_ms(length_s + _AROUND_S))


def _read_s(article: Article, content: Path) -> float | None:
    """Measure a person's reading; None where there is none that can be played, for then a voice stands in."""
    if article.reading is None:
        return None
    try:
        return open_recorded(content / article.reading).speak("").duration_s
    except VoiceError:
        return None


def refuse_unknown(station: Station, slot: str | None, cluster: str | None) -> None:
    """Raise SiteError on the id of a slot or cluster that the station does not have."""
    _refuse("khung giờ", slot, {each.id: each.name for each in station.slots})
    _refuse("cụm loa", cluster, {each.id: each.name for each in station.clusters})


def _refuse(noun: str, id_: str | None, known: dict[str, str]) -> None:
    if id_ is not None and id_ not in known:
        meant = {name: each for each, name in known.items()} | {each: each for each in known}
        raise SiteError(f'Không có {noun} "{id_}" trong station.yml: {offer(id_, meant)}')
