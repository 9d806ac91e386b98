"""From content, approvals and the last build's recordings to planned sessions."""

from datetime import date, datetime

from audio.broadcast.airtime import on_air_ms
from audio.broadcast.bulletin import Bulletin
from audio.broadcast.choice import Lengths
from audio.broadcast.planning import USUAL_LENGTHS, plan
from audio.broadcast.wishes import Candidate
from newsroom.errors import ContentErrors, SiteError
from newsroom.folding import offer
from newsroom.library import Library
from newsroom.load import read_content
from site_builder.clearance import clear
from site_builder.lexicon import read_lexicon
from site_builder.on_air import Announcer
from site_builder.recordings import recordings_before
from site_builder.stage import renderer_of
from site_builder.workspace import Workspace

NOT_RECORDED = "chưa có bản đọc"
NOT_CLEARED = "chưa được duyệt"


def plan_sessions(
    workspace: Workspace,
    at: datetime,
    first: date,
    days: int,
    lengths: Lengths = USUAL_LENGTHS,
    *,
    slot: str | None = None,
    cluster: str | None = None,
) -> tuple[Bulletin, ...]:
    """Plan the sessions of `days` days from `first`, of one slot or cluster (ids) where they are named.

    What is over `at` this instant is not played. Raises ContentErrors, and SiteError on a slot or cluster
    that the station does not have, and where nothing was recorded yet.
    """
    renderer = renderer_of(workspace)
    problems, station, library = read_content(workspace.content, renderer)
    found, taught = read_lexicon(workspace.content)
    if problems or found or station is None:
        raise ContentErrors([*problems, *found])
    _refuse_unknown("khung giờ", slot, {each.id: each.name for each in station.slots})
    _refuse_unknown("cụm loa", cluster, {each.id: each.name for each in station.clusters})
    coming = library.where(lambda article: not article.draft and not article.is_over(at))
    clearing = clear(coming.articles, Announcer(station, renderer, taught.speaker()), workspace.content)
    if clearing.faults:
        raise ContentErrors(clearing.faults)
    candidates = _candidates(coming, clearing.held_back, workspace)
    clusters = [each for each in station.clusters if cluster in (None, each.id)]
    bulletins = plan(station, candidates, first, days, lengths, clusters)
    return tuple(bulletin for bulletin in bulletins if slot in (None, bulletin.slot.id))


def _candidates(coming: Library, held_back: frozenset[str], workspace: Workspace) -> list[Candidate]:
    recordings = recordings_before(workspace).loa
    if not recordings:
        raise SiteError("Chưa có bản đọc nào cho loa: gõ loaxa build trước, rồi chạy lại lệnh này.")
    candidates = []
    for article in coming.articles:
        recording = recordings.get(article.slug)
        if article.slug in held_back:
            candidates.append(Candidate(article, 0, NOT_CLEARED))
        elif recording is None:
            candidates.append(Candidate(article, 0, NOT_RECORDED))
        else:
            candidates.append(Candidate(article, on_air_ms(recording.duration_s)))
    return candidates


def _refuse_unknown(noun: str, id_: str | None, known: dict[str, str]) -> None:
    if id_ is not None and id_ not in known:
        meant = {name: each for each, name in known.items()} | {each: each for each in known}
        raise SiteError(f'Không có {noun} "{id_}" trong station.yml: {offer(id_, meant)}')
