"""What is coming → recordings → planned sessions → folders under `ban-tin/` with all an operator needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from audio.announcer import Setting
from audio.broadcast.bulletin import Bulletin
from audio.choosing import Outcome
from audio.script import AudioScript
from audio.studio import LOA, Crew, Recorded
from newsroom.airing import airs_from
from newsroom.broadcast import Broadcast
from newsroom.errors import ContentErrors, Problem
from newsroom.station import Station
from site_builder.broadcasts import indexed, stands_in
from site_builder.on_air import unsayable
from site_builder.operator.rundown import derive_rundown
from site_builder.operator.session_folder import is_of, update_index, withdraw, write_session
from site_builder.operator.taping import record_links, tape_sessions, texts_of
from site_builder.planning import plan_edition, refuse_unknown
from site_builder.recordings import record_edition
from site_builder.scripting import scripts_of
from site_builder.signature import signature_problems
from site_builder.stage import Edition
from site_builder.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Made:
    """What was asked for, as planned and as it stands there."""

    station: Station
    sessions: list[Broadcast]
    """In order of time."""
    aired: frozenset[str]
    """Ids of those that stood there and have begun: residents hear again what they heard."""
    planned: tuple[Bulletin, ...]
    """With what each leaves out, and why."""
    voicing: Outcome
    unsayable: tuple[Problem, ...]
    """What keeps articles off the air."""


@dataclass(frozen=True, slots=True)
class _Material:
    """What sessions may be made of, by slug."""

    said: Mapping[str, AudioScript]
    recorded: Mapping[str, Recorded]
    voicing: Outcome
    unsayable: tuple[Problem, ...]


def make_sessions(
    edition: Edition,
    at: datetime,
    first: date,
    days: int,
    workspace: Workspace,
    crew: Crew,
    on_progress: Callable[[int, int], None],
    *,
    slot: str | None = None,
    cluster: str | None = None,
) -> Made:
    """Plan the sessions of `days` days from `first`, put them on tape, write their folders.

    What stands there and has begun `at` the instant is left as it is; what is over and was never made stays
    unmade, since nobody heard it.

    All that is or will be public by then is recorded as it is now, unless it was. Where a cluster is named,
    only the sessions it plays are made, alike for others that hear the same. `on_progress` is told how many
    recordings of how many are there. Raises LoaXaError; a session is entered into the index when all of them
    stand there.
    """
    station = edition.station
    refuse_unknown(station, slot, cluster)
    if problems := signature_problems(station, workspace):
        raise ContentErrors(problems)
    folder = workspace.bulletins
    begun = [each for each in indexed(folder) if each.starts <= at and stands_in(folder, each)]
    ends = datetime.combine(first + timedelta(days=days), datetime.min.time(), station.timezone)
    material = _record(edition, ends, workspace, crew, on_progress)
    recordings = {slug: each.recording for slug, each in material.recorded.items()}
    unrecorded = material.said.keys() - recordings.keys()
    # All clusters are planned, since those who hear the same share one tape.
    bulletins = plan_edition(
        edition, workspace.content, recordings, first, days, unrecorded=unrecorded, slot=slot
    )
    asked = tuple(bulletin for bulletin in bulletins if cluster in (None, bulletin.cluster.id))
    aired = [old for old in begun if any(is_of(bulletin, old) for bulletin in asked)]
    ahead = [
        bulletin
        for bulletin in bulletins
        if bulletin.starts + timedelta(minutes=bulletin.slot.length_min) > at
        and not any(is_of(bulletin, old) for old in begun)
    ]
    links = record_links(texts_of(ahead, station), edition.announcer(), None, workspace, crew)
    made = []
    for tape in tape_sessions(ahead, station, links, material.recorded):
        if cluster is None or cluster in {each.id for each in tape.clusters}:
            rundown = derive_rundown(tape, station, material.said, links.scripts)
            withdraw(tape.id, folder)
            made.append(write_session(tape, rundown, folder))
    update_index(folder, made)
    return Made(
        station,
        sorted([*aired, *made], key=lambda each: (each.starts, each.id)),
        frozenset(each.id for each in aired),
        asked,
        material.voicing,
        material.unsayable,
    )


def _record(
    edition: Edition,
    until: datetime,
    workspace: Workspace,
    crew: Crew,
    on_progress: Callable[[int, int], None],
) -> _Material:
    """Record what may be heard before an instant."""
    public = {article.slug: article for article in edition.public.articles}
    heard = [
        public.get(article.slug, article)
        for article in edition.coming.articles
        if article.slug not in edition.held_back and airs_from(article) < until
    ]
    scripts = scripts_of(heard, edition, workspace, keep=False)
    sayable = [(a, said) for a, said in scripts if a.reading or not said[Setting.ALONE].unknown]
    outcome = record_edition(edition, sayable, None, workspace, crew, on_progress)
    said = {article.slug: each[Setting.IN_SESSION] for article, each in scripts}
    problems = tuple(p for a, each in scripts for p in unsayable(each[Setting.ALONE], a, workspace.content))
    return _Material(said, outcome.session.recorded.get(LOA.name, {}), outcome, problems)
