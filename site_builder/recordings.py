"""From an edition to its recordings: which scripts, which tags, which voices."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial

from audio.choosing import Jobs, Outcome, Turn, reading_turn, record_in_turn, station_turns
from audio.script import AudioScript
from audio.studio import Job, Session, Tags, record
from audio.voices import Voice, open_voice
from audio.voices.recorded import open_recorded
from newsroom.article import Article
from newsroom.recording import Recordings, parse_recordings
from newsroom.station import Station
from site_builder.stage import Edition
from site_builder.tree import RECORDINGS_INDEX
from site_builder.workspace import Workspace


def tags_of(article: Article, station: Station) -> Tags:
    """Tell players what an article's recording is."""
    return Tags(article.title, station.name, article.kind.label, article.published.date())


def record_edition(
    edition: Edition,
    scripts: Sequence[tuple[Article, AudioScript]],
    voice_name: str | None,
    workspace: Workspace,
    executor: Executor,
    on_progress: Callable[[int, int], None],
) -> Outcome:
    """Have articles recorded from their scripts by the voice asked for, or else by the station's choice.

    Raises VoiceUnavailable if the voice asked for is not to be had.
    """
    station = edition.station
    articles = [article for article, _ in scripts]
    jobs = {article.slug: Job(script, tags_of(article, station)) for article, script in scripts}
    before = {each.voice for each in recordings_before(workspace).values()}
    turns = turns_of(articles, jobs, voice_name, station, workspace, before)
    done_before = 0

    def record_with(wanted: Sequence[Job], voice: Voice) -> Session:
        nonlocal done_before
        session = record(
            wanted, voice, workspace.cache, executor,
            lambda done, total: on_progress(done_before + done, len(jobs)),
        )  # fmt: skip
        done_before += len(session.recorded)
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


def published_recordings(outcome: Outcome) -> Recordings:
    """Return the recordings as the index holds them, with what is to be told of their voices."""
    return {
        slug: replace(recording, passed_over=outcome.passed_over(slug))
        for slug, recording in outcome.session.recordings.items()
    }


def recordings_before(workspace: Workspace) -> Recordings:
    """Read the recordings of the last build; none, where there was no build."""
    try:
        recordings = parse_recordings((workspace.output / RECORDINGS_INDEX).read_bytes())
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {slug: r for slug, r in recordings.items() if (workspace.output / r.path).is_file()}
