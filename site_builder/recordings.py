"""From an edition to its recordings: which scripts, which tags, which voice."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from pathlib import Path

from audio.script import AudioScript
from audio.studio import Job, Session, Tags, record
from audio.voices import Voice, open_voice
from newsroom.article import Article
from newsroom.errors import VoiceUnavailable
from newsroom.station import Station
from site_builder.stage import Edition


def record_edition(
    edition: Edition,
    scripts: Sequence[tuple[Article, AudioScript]],
    voice: Voice,
    cache: Path,
    executor: Executor,
    on_progress: Callable[[int, int], None],
) -> Session:
    """Have public articles recorded from their scripts."""
    jobs = [Job(script, tags_of(article, edition.station)) for article, script in scripts]
    return record(jobs, voice, cache, executor, on_progress)


def tags_of(article: Article, station: Station) -> Tags:
    """Tell players what an article's recording is."""
    return Tags(article.title, station.name, article.kind.label, article.published.date())


def choose_voice(name: str | None, station: Station) -> Voice:
    """Open the voice asked for, or the station's first that can be had here; raise VoiceUnavailable."""
    return open_voice(name) if name else _first_of(station.voices)


def _first_of(names: Sequence[str]) -> Voice:
    reasons = []
    for name in names:
        try:
            return open_voice(name)
        except VoiceUnavailable as error:
            reasons.append(f"{name}: {error}")
    raise VoiceUnavailable("Không có giọng nào trong station.yml dùng được:\n" + "\n".join(reasons))
