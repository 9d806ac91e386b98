"""From an edition to its recordings: which scripts, which tags, which voices."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from audio.announcer import Setting
from audio.choosing import Jobs, Outcome, Turn, reading_turn, record_in_turn, station_turns
from audio.script import Scripts
from audio.studio import LOA, PROFILES, WEB, Crew, Job, Session, Tags, record
from audio.voices import Voice, open_voice
from audio.voices.recorded import open_recorded
from newsroom.article import Article
from newsroom.recording import Masters, Recording, Recordings, parse_recordings
from newsroom.station import Station
from site_builder.stage import Edition
from site_builder.tree import LOA_INDEX, WEB_INDEX
from site_builder.workspace import Workspace


def tags_of(article: Article, station: Station) -> Tags:
    """Tell players what an article's recording is."""
    return Tags(article.title, station.name, article.kind.label, article.published.date())


def job_of(article: Article, scripts: Scripts, station: Station) -> Job:
    """Ask the studio for an article's recordings."""
    return Job(scripts[Setting.ALONE], tags_of(article, station), scripts[Setting.IN_SESSION])


def record_edition(
    edition: Edition,
    scripts: Sequence[tuple[Article, Scripts]],
    voice_name: str | None,
    workspace: Workspace,
    crew: Crew,
    on_progress: Callable[[int, int], None],
) -> Outcome:
    """Have articles recorded from their scripts by the voice asked for, or else by the station's choice.

    On the page an article stands alone; on the loudspeaker it is heard in a session. Raises
    VoiceUnavailable if the voice asked for is not to be had.
    """
    station = edition.station
    articles = [article for article, _ in scripts]
    jobs = {article.slug: job_of(article, said, station) for article, said in scripts}
    before = {each.voice for each in recordings_before(workspace).every}
    turns = turns_of(articles, jobs, voice_name, station, workspace, before)
    done_before = 0

    def record_with(wanted: Sequence[Job], voice: Voice) -> Session:
        nonlocal done_before
        session = record(
            wanted, PROFILES, voice, workspace.cache, crew,
            lambda done, total: on_progress(done_before + done, len(jobs) * len(PROFILES)), time.time(),
        )  # fmt: skip
        done_before += len(session.slugs) * len(PROFILES)
        return session

    return record_in_turn(turns, [*jobs], station.on_voice_failure, record_with)


def turns_of(
    articles: Sequence[Article],
    jobs: Jobs,
    voice_name: str | None,
    station: Station,
    workspace: Workspace,
    spoken_before: Iterable[str],
) -> Iterator[Turn]:
    """Offer the voice asked for and no other; or else people's readings, then the station's voices."""
    if voice_name:
        yield Turn(voice_name, open_voice(voice_name, workspace.models), jobs)
        return
    for article in articles:
        if article.reading:
            yield reading_turn(jobs[article.slug], open_recorded(workspace.content / article.reading))
    yield from station_turns(
        station.voices, jobs, partial(open_voice, models=workspace.models), spoken_before
    )


def published_recordings(outcome: Outcome) -> Masters:
    """Return the recordings as the indexes hold them, with what is to be told of their voices."""
    web, loa = (
        {slug: _published(each, outcome) for slug, each in outcome.session.recordings(profile).items()}
        for profile in (WEB, LOA)
    )
    return Masters(web, loa)


def _published(recording: Recording, outcome: Outcome) -> Recording:
    cues = () if recording.is_read_by_a_person else recording.cues
    return replace(recording, cues=cues, passed_over=outcome.passed_over(recording.slug))


def recordings_before(workspace: Workspace) -> Masters:
    """Read the recordings of the last build; none, where there was no build."""
    web, loa = (_recordings_in(workspace.output, index) for index in (WEB_INDEX, LOA_INDEX))
    return Masters(web, loa)


def _recordings_in(output: Path, index: str) -> Recordings:
    try:
        recordings = parse_recordings((output / index).read_bytes())
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {slug: r for slug, r in recordings.items() if (output / r.path).is_file()}
