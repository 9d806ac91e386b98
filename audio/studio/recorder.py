"""Scripts → recordings, speaking and encoding only what is new."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path

from audio.script import AudioScript
from audio.studio.assemble import assemble
from audio.studio.clip_cache import ClipCache
from audio.studio.mp3 import Tags, encode_mp3, measure_s
from audio.studio.recording_store import Facts, RecordingStore, recording_key
from audio.voices import Voice
from newsroom.errors import VoiceError, VoiceUnavailable
from newsroom.recording import Recording, Recordings

# Articles whose sentences wait in the executor's queue before the first of them is encoded: enough to
# keep every worker busy, few enough that encoding starts early and a failure stops the work soon.
_AHEAD = 8


@dataclass(frozen=True, slots=True)
class Job:
    """A recording to have: what is said, and what players show."""

    script: AudioScript
    tags: Tags


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recording, and where its bytes lie on this machine."""

    recording: Recording
    file: Path


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
    """All recordings the voice could make, by slug in the order of the jobs."""

    recorded: dict[str, Recorded]
    report: Report
    failed: dict[str, VoiceError]
    """By slug: what the voice could not say; of these nothing is left but whole clips."""

    @property
    def recordings(self) -> Recordings:
        """The recordings alone, as the index holds them."""
        return {slug: recorded.recording for slug, recorded in self.recorded.items()}


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the work shares; can be sent to other processes if the voice can."""

    voice: Voice
    clips: ClipCache
    store: RecordingStore

    def speak(self, slug: str, text: str) -> bool:
        """Make sure a sentence's clip is cached; tell whether it had to be spoken."""
        try:
            return self.clips.obtain(text, self.voice).spoken
        except VoiceUnavailable:
            raise
        except VoiceError as error:
            raise VoiceError(f'{slug}: không đọc được câu "{text}": {error}') from error

    def produce(self, key: str, job: Job) -> Facts:
        """Join the clips of an article and encode them."""
        lines = job.script.lines
        clips = [self.clips.obtain(line.text, self.voice).clip for line in lines]
        sound = assemble(clips, [line.pause_ms for line in lines])

        def write(target: Path) -> float:
            encode_mp3(sound, job.tags, target)
            return measure_s(target)

        return self.store.make(key, write)


def record(
    jobs: Sequence[Job],
    voice: Voice,
    cache_dir: Path,
    executor: Executor,
    on_progress: Callable[[int, int], None],
) -> Session:
    """Have every job recorded; what `cache_dir` already holds is neither spoken nor encoded again.

    `on_progress` is told how many recordings of how many are there, in the calling thread. A job the voice
    fails at is told in the session, the others are made. Raises StudioError; what was spoken until then
    stays cached.
    """
    desk = _Desk(voice, ClipCache(cache_dir / "clips"), RecordingStore(cache_dir / "recordings"))
    keys = [recording_key(job.script, job.tags, voice) for job in jobs]
    found = dict(zip(keys, executor.map(desk.store.find, keys), strict=True))
    missing = {key: job for key, job in zip(keys, jobs, strict=True) if found[key] is None}
    facts = {key: known for key, known in found.items() if known is not None}
    reused = len(jobs) - len(missing)

    work = _Work(desk, executor)
    on_progress(reused, len(jobs))
    for done, (key, made) in enumerate(work.run(missing), start=reused + 1):
        facts[key] = made
        on_progress(done, len(jobs))

    recorded = {
        job.script.slug: _recorded(job.script.slug, facts[key], desk.store.file(key), voice)
        for key, job in zip(keys, jobs, strict=True)
        if key in facts
    }
    failed = {
        job.script.slug: work.failed[key] for key, job in zip(keys, jobs, strict=True) if key in work.failed
    }
    audio_s = sum(each.recording.duration_s for each in recorded.values())
    was_spoken = [future.result() for future in work.sentences.values() if not future.exception()]
    spoken = sum(was_spoken)
    report = Report(spoken, len(was_spoken) - spoken, len(missing) - len(work.failed), reused, audio_s)
    return Session(recorded, report, failed)


def _recorded(slug: str, facts: Facts, file: Path, voice: Voice) -> Recorded:
    path = f"audio/{slug}.mp3"
    return Recorded(
        Recording(slug, path, facts.duration_s, facts.size_bytes, facts.sha256, voice.identity), file
    )


class _Work:
    """Feeds the executor: sentences some articles ahead, each distinct one once, then the encoding."""

    def __init__(self, desk: _Desk, executor: Executor) -> None:
        self.desk, self.executor = desk, executor
        self.sentences: dict[str, Future[bool]] = {}
        self.waiting: deque[tuple[str, Job]] = deque()
        self.encoding: deque[tuple[str, Future[Facts]]] = deque()
        self.failed: dict[str, VoiceError] = {}

    def run(self, missing: dict[str, Job]) -> Iterator[tuple[str, Facts]]:
        """Yield each finished recording by key, in the order of the jobs."""
        try:
            for key, job in missing.items():
                self.ask_for_sentences(job)
                self.waiting.append((key, job))
                if len(self.waiting) > _AHEAD:
                    self.encode_next()
                while self.encoding and self.encoding[0][1].done():
                    yield self.next_encoded()
            while self.waiting:
                self.encode_next()
            while self.encoding:
                yield self.next_encoded()
        except BaseException:
            for sentence in self.sentences.values():
                sentence.cancel()
            for _, encoded in self.encoding:
                encoded.cancel()
            raise

    def ask_for_sentences(self, job: Job) -> None:
        for line in job.script.lines:
            if line.text not in self.sentences:
                self.sentences[line.text] = self.executor.submit(self.desk.speak, job.script.slug, line.text)

    def encode_next(self) -> None:
        """Wait for an article's sentences, then ask for its encoding, unless one could not be spoken."""
        key, job = self.waiting.popleft()
        try:
            for line in job.script.lines:
                self.sentences[line.text].result()
        except VoiceError as error:
            self.failed[key] = error
            return
        self.encoding.append((key, self.executor.submit(self.desk.produce, key, job)))

    def next_encoded(self) -> tuple[str, Facts]:
        key, future = self.encoding.popleft()
        return key, future.result()
