"""Which voice makes which recording: the station's order, one voice a recording, and what to tell of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from audio.script import AudioScript, Line
from audio.studio import Job, Recorded, Report, Session
from audio.voices import Voice
from audio.voices.standins import AbsentVoice, FusedVoice
from newsroom.errors import MasterError, VoiceError, VoiceUnavailable
from newsroom.recording import PassedOver
from newsroom.voicing import READER, OnVoiceFailure

Jobs = Mapping[str, Job]
"""By slug, in the order they are made."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A voice, and the recordings it may make if no earlier one did."""

    name: str
    voice: Voice
    jobs: Jobs


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of all turns."""

    session: Session
    """The recordings that were made, by whichever voice."""
    made_by: dict[str, str]
    """Name of the voice, by slug."""
    failures: dict[str, dict[str, VoiceError]]
    """By slug, then by name of the voice in the order they were tried."""
    asked: tuple[tuple[Job, str], ...]
    """Every job with the identity of every voice that was asked for it, be it for what it made before."""

    @property
    def unmade(self) -> dict[str, dict[str, VoiceError]]:
        """The recordings nobody could make."""
        return {slug: errors for slug, errors in self.failures.items() if slug not in self.made_by}

    def passed_over(self, slug: str) -> tuple[PassedOver, ...]:
        """Tell the public why no earlier voice made a recording."""
        return tuple(
            PassedOver(name, reason_of(error))
            for name, error in self.failures.get(slug, {}).items()
            if name != self.made_by.get(slug)
        )


def reason_of(error: VoiceError) -> str:
    """Say in a few public words why a voice did not make a recording."""
    if isinstance(error, MasterError):
        return "bản đọc không đạt mức âm thanh"
    return error.reason if isinstance(error, VoiceUnavailable) else "không đọc được một câu của bài"


def reading_turn(job: Job, reading: Voice) -> Turn:
    """Let a person's reading stand for an article: one piece of sound, so one line of script."""
    slug = job.script.slug
    script = AudioScript(slug, (Line(job.tags.title, 0),))
    return Turn(READER, reading, {slug: Job(script, job.tags)})


def station_turns(
    names: Sequence[str], jobs: Jobs, open_voice: Callable[[str], Voice], spoken_before: Iterable[str]
) -> Iterator[Turn]:
    """Offer the station's voices in its order; each is opened when its turn comes.

    What a voice spoke before is kept when it is not to be had now, or has changed and fails: a
    recording by a better voice is not exchanged for a worse one because the network is off today.
    `spoken_before` are the identities of the last build's recordings.
    """
    for name in names:
        now = ""
        gone = VoiceUnavailable(f"giọng {name} nay đã khác", "chạy lại loaxa build")
        try:
            voice = open_voice(name)
        except VoiceUnavailable as error:
            gone = error
            yield Turn(name, AbsentVoice(name, gone), jobs)
        else:
            now = voice.identity
            yield Turn(name, voice, jobs)
        for identity in sorted(set(spoken_before) - {now}):
            if identity.split()[0] == name:
                yield Turn(name, AbsentVoice(identity, gone), jobs)


def record_in_turn(
    turns: Iterable[Turn],
    slugs: Sequence[str],
    on_failure: OnVoiceFailure,
    record_with: Callable[[Sequence[Job], Voice], Session],
) -> Outcome:
    """Have each recording made by the first voice that can; raise StudioError.

    `record_with` has the studio record some jobs by one voice. Where the station would rather wait, a
    recording at which a voice failed that was ready is left for the next run.
    """
    sessions: list[Session] = []
    made_by: dict[str, str] = {}
    failures: dict[str, dict[str, VoiceError]] = {}
    asked: list[tuple[Job, str]] = []
    waits_for: dict[str, str] = {}
    remaining = iter(turns)
    while len(made_by) < len(slugs) and (turn := next(remaining, None)):
        wanted = [
            job
            for slug, job in turn.jobs.items()
            if slug not in made_by and waits_for.get(slug, turn.name) == turn.name
        ]
        if not wanted:
            continue
        session = record_with(wanted, FusedVoice(turn.voice))
        sessions.append(session)
        asked += [(job, turn.voice.identity) for job in wanted]
        made_by |= dict.fromkeys(session.slugs, turn.name)
        for slug, error in session.failed.items():
            failures.setdefault(slug, {}).setdefault(turn.name, error)
            if on_failure is OnVoiceFailure.NEXT_RUN and not isinstance(turn.voice, AbsentVoice):
                waits_for.setdefault(slug, turn.name)
    return Outcome(_merged(sessions, slugs, failures, made_by), made_by, failures, tuple(asked))


def _merged(
    sessions: Sequence[Session],
    slugs: Sequence[str],
    failures: Mapping[str, Mapping[str, VoiceError]],
    made_by: Mapping[str, str],
) -> Session:
    made: dict[str, dict[str, Recorded]] = {}
    for session in sessions:
        for profile, by_slug in session.recorded.items():
            made.setdefault(profile, {}).update(by_slug)
    recorded = {
        profile: {slug: by_slug[slug] for slug in slugs if slug in by_slug}
        for profile, by_slug in made.items()
    }
    reports = [session.report for session in sessions]
    report = Report(
        sentences_spoken=sum(each.sentences_spoken for each in reports),
        sentences_reused=sum(each.sentences_reused for each in reports),
        recordings_made=sum(each.recordings_made for each in reports),
        recordings_reused=sum(each.recordings_reused for each in reports),
        audio_s=sum(each.audio_s for each in reports),
    )
    failed = {slug: [*errors.values()][-1] for slug, errors in failures.items() if slug not in made_by}
    return Session(recorded, report, failed)
