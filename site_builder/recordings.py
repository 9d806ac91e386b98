"""From an edition to its recordings: which scripts, which tags, which voice."""

from collections.abc import Callable, Sequence
from pathlib import Path

from audio.script import AudioScript, derive_script
from audio.studio import PROFILES, Crew, Job, Session, Tags, prune_cache, record
from audio.voices import Voice, open_voice
from newsroom.article import Article
from newsroom.errors import VoiceUnavailable
from newsroom.facts import facts_of
from newsroom.markdown import Renderer
from newsroom.station import Station
from site_builder.stage import Edition


def script_of(article: Article, station: Station, renderer: Renderer) -> AudioScript:
    """Word an article from the very HTML its page shows."""
    return derive_script(article, renderer.html(article.body), facts_of(article, station))


def record_edition(
    edition: Edition,
    voice: Voice,
    cache: Path,
    crew: Crew,
    on_progress: Callable[[int, int], None],
) -> Session:
    """Have every public article recorded for every profile, and keep the cache from growing for ever."""
    jobs = [
        Job(script_of(article, edition.station, edition.renderer), tags_of(article, edition.station))
        for article in edition.public.articles
    ]
    session = record(jobs, PROFILES, voice, cache, crew, on_progress)
    if session.report.recordings_made:
        prune_cache(jobs, PROFILES, voice.identity, cache)
    return session


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
