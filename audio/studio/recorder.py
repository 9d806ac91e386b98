"""Scripts → recordings, speaking and mastering only what is new."""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from audio.script import AudioScript
from audio.studio.clip_cache import ClipCache
from audio.studio.crew import Crew
from audio.studio.digests import DIGESTS, Digests
from audio.studio.last_use import note_use
from audio.studio.profiles import LOA, Profile
from audio.studio.recording_store import Facts, RecordingStore, recording_key
from audio.studio.tags import Tags
from audio.voices import Voice
from newsroom.errors import MasterError, VoiceError, VoiceUnavailable
from newsroom.recording import Cue, Recording, Recordings

# Recordings whose sentences wait to be spoken before the first of them is mastered: enough to keep
# every worker busy, few enough that mastering starts early and a failure stops the work soon.
_AHEAD = 8


@dataclass(frozen=True, slots=True)
class Job:
    """An article to have on tape: what is said, and what players show."""

    script: AudioScript
    tags: Tags
    loa_script: AudioScript | None = None
    """What is said on the loudspeaker instead, where a session greets and takes leave."""

    def script_for(self, profile: Profile) -> AudioScript:
        """Return what is said for a profile."""
        return self.loa_script if self.loa_script and profile.name == LOA.name else self.script


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recording, and where its bytes and its picture lie on this machine."""

    recording: Recording
    file: Path
    waveform: Path


@dataclass(frozen=True, slots=True)
class Report:
    """What a session took."""

    sentences_spoken: int
    sentences_reused: int
    """Distinct sentences of the recordings made now that had been spoken before."""
    recordings_made: int
    recordings_reused: int
    audio_s: float
    """Length of all recordings, made or reused."""


@dataclass(frozen=True, slots=True)
class Session:
    """All recordings the voice could make: by profile name, then by slug in the order of the jobs."""

    recorded: dict[str, dict[str, Recorded]]
    report: Report
    failed: dict[str, VoiceError]
    """By slug: what the voice could not say; of these nothing is left but whole clips."""

    def recordings(self, profile: Profile) -> Recordings:
        """Return the recordings of one profile, as its index holds them."""
        recorded = self.recorded.get(profile.name, {})
        return {slug: each.recording for slug, each in recorded.items()}

    @property
    def slugs(self) -> list[str]:
        """The articles that were recorded: for every profile, or not at all."""
        return list(dict.fromkeys(slug for by_slug in self.recorded.values() for slug in by_slug))


@dataclass(frozen=True, slots=True)
class _Order:
    """One file to have."""

    key: str
    job: Job
    profile: Profile
    identity: str
    clips: ClipCache
    store: RecordingStore

    @property
    def script(self) -> AudioScript:
        return self.job.script_for(self.profile)

    def clip_files(self) -> Iterator[Path]:
        return (self.clips.path(line.text, self.identity) for line in self.script.lines)


def record(
    jobs: Sequence[Job],
    profiles: Sequence[Profile],
    voice: Voice,
    cache_dir: Path,
    crew: Crew,
    on_progress: Callable[[int, int], None],
    now_s: float,
) -> Session:
    """Have every job recorded for every profile; what `cache_dir` holds is neither spoken nor mastered again.

    `on_progress` is told how many recordings of how many are there, in the calling thread; `now_s`
    (seconds since 1970) is noted as the time of use of what was found. A job the voice
    fails at, or whose master cannot be made, is told in the session; the others are made. Raises StudioError
    where nothing more can be; what was made until then stays cached.
    """
    digests = Digests(cache_dir / DIGESTS)
    clips, store = ClipCache(cache_dir / "clips"), RecordingStore(cache_dir / "recordings", digests.of)
    orders = [
        _Order(
            recording_key(job.script_for(profile), job.tags, voice.identity, profile),
            job, profile, voice.identity, clips, store,
        )
        for job in jobs
        for profile in profiles
    ]  # fmt: skip
    for order in orders:
        note_use(store.facts(order.key), order.clip_files(), now_s)
    keys = [order.key for order in orders]
    found = dict(zip(keys, crew.speakers.map(store.find, keys), strict=True))
    facts = {key: known for key, known in found.items() if known is not None}
    missing = {order.key: order for order in orders if order.key not in facts}
    reused = len(orders) - len(missing)

    work = _Work(voice, clips, crew)
    on_progress(reused, len(orders))
    for done, (key, made) in enumerate(work.run(missing.values()), start=reused + 1):
        facts[key] = made
        digests.of(store.file(key))
        on_progress(done, len(orders))
    digests.keep()

    failed = {order.script.slug: work.failed[order.key] for order in orders if order.key in work.failed}
    recorded: dict[str, dict[str, Recorded]] = {profile.name: {} for profile in profiles}
    for order in orders:
        if order.script.slug not in failed:
            recorded[order.profile.name][order.script.slug] = _recorded(order, facts[order.key])
    kept = {order.key for order in orders if order.key in missing and order.script.slug not in failed}
    return Session(recorded, _report(work, recorded, len(kept)), failed)


def _report(work: "_Work", recorded: dict[str, dict[str, Recorded]], made: int) -> Report:
    every = [each.recording for by_slug in recorded.values() for each in by_slug.values()]
    was_spoken = [future.result() for future in work.sentences.values() if not future.exception()]
    return Report(
        sentences_spoken=sum(was_spoken),
        sentences_reused=len(was_spoken) - sum(was_spoken),
        recordings_made=made,
        recordings_reused=len(every) - made,
        audio_s=sum(recording.duration_s for recording in every),
    )


def _recorded(order: _Order, facts: Facts) -> Recorded:
    script = order.script
    recording = Recording(
        slug=script.slug,
        profile=order.profile.name,
        path=order.profile.path(script.slug),
        duration_s=facts.duration_s,
        size_bytes=facts.size_bytes,
        sha256=facts.sha256,
        voice=order.identity,
        loudness_lufs=facts.loudness_lufs,
        true_peak_dbtp=facts.true_peak_dbtp,
        cues=tuple(
            Cue(start_ms, end_ms, line.written.strip() or line.text)
            for (start_ms, end_ms), line in zip(facts.spans_ms, script.lines, strict=True)
        ),
    )
    return Recorded(recording, order.store.file(order.key), order.store.waveform(order.key))


def _speak(voice: Voice, clips: ClipCache, slug: str, text: str) -> bool:
    """Make sure a sentence's clip is cached; tell whether it had to be spoken."""
    try:
        return clips.obtain(text, voice).spoken
    except VoiceUnavailable:
        raise
    except VoiceError as error:
        raise VoiceError(f'{slug}: không đọc được câu "{text}": {error}') from error


def _get_ready() -> None:
    """Load what masters are made with, while the first sentences are spoken."""
    import audio.studio.producer  # noqa: F401


def _produce(order: _Order) -> Facts:
    """Make an ordered file from cached clips."""
    # Imported where it is used: a build that has nothing to master never loads scipy.
    from audio.studio.producer import produce

    write = partial(produce, order.script, order.job.tags, order.profile, order.clips, order.identity)
    return order.store.make(order.key, write)


class _Work:
    """Feeds the crew: sentences some recordings ahead, each distinct one once, then the mastering."""

    def __init__(self, voice: Voice, clips: ClipCache, crew: Crew) -> None:
        self.voice, self.clips, self.crew = voice, clips, crew
        self.sentences: dict[str, Future[bool]] = {}
        self.waiting: deque[_Order] = deque()
        self.mastering: deque[tuple[str, Future[Facts]]] = deque()
        self.failed: dict[str, VoiceError] = {}

    def run(self, missing: Collection[_Order]) -> Iterator[tuple[str, Facts]]:
        """Yield each finished recording by key, in the order asked for."""
        if missing:
            self.crew.masters.submit(_get_ready)
        try:
            for order in missing:
                self.ask_for_sentences(order)
                self.waiting.append(order)
                if len(self.waiting) > _AHEAD:
                    self.master_next()
                while self.mastering and self.mastering[0][1].done():
                    yield from self.next_mastered()
            while self.waiting:
                self.master_next()
            while self.mastering:
                yield from self.next_mastered()
        except BaseException:
            for sentence in self.sentences.values():
                sentence.cancel()
            for _, mastered in self.mastering:
                mastered.cancel()
            raise

    def ask_for_sentences(self, order: _Order) -> None:
        script = order.script
        for line in script.lines:
            if line.text not in self.sentences:
                self.sentences[line.text] = self.crew.speakers.submit(
                    _speak, self.voice, self.clips, script.slug, line.text
                )

    def master_next(self) -> None:
        """Wait for a recording's sentences, then ask for its mastering, unless one could not be spoken."""
        order = self.waiting.popleft()
        try:
            for line in order.script.lines:
                self.sentences[line.text].result()
        except VoiceError as error:
            self.failed[order.key] = error
            return
        self.mastering.append((order.key, self.crew.masters.submit(_produce, order)))

    def next_mastered(self) -> Iterator[tuple[str, Facts]]:
        key, future = self.mastering.popleft()
        try:
            yield key, future.result()
        except MasterError as error:
            self.failed[key] = error
