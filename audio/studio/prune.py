"""Keeping the cache from growing for ever."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from audio.studio.clip_cache import ClipCache
from audio.studio.last_use import last_uses_s
from audio.studio.profiles import Profile
from audio.studio.recorder import Job
from audio.studio.recording_store import RecordingStore, recording_key

# Someone may come back to an old wording, another branch, another voice: what is not needed today is kept
# for two months. Temporary files belong to a program that runs now, or was killed.
_KEPT_S = 60 * 86_400
_TEMPORARY_S = 86_400


def prune_cache(
    needed_by: Iterable[tuple[Job, str]], profiles: Sequence[Profile], cache_dir: Path, now_s: float
) -> None:
    """Remove what no job needs of the voice whose identity stands beside it, and nobody has used for long.

    Others work in the same folder: sessions need lead-ins that no build asks for, a build by one voice
    needs nothing of the others. Ages are counted from the newest file or from now, in seconds since 1970,
    whichever is earlier: neither a clock that is wrong today nor one that was wrong once removes what is in
    use. Files that cannot be removed stay: they do no harm.
    """
    clips, store = ClipCache(cache_dir / "clips"), RecordingStore(cache_dir / "recordings")
    needed: set[Path] = set()
    for job, identity in needed_by:
        for profile in profiles:
            script = job.script_for(profile)
            needed |= {clips.path(line.text, identity) for line in script.lines}
            key = recording_key(script, job.tags, identity, profile)
            needed |= {store.file(key), store.waveform(key), store.facts(key)}
    used_s = last_uses_s(_files(cache_dir))
    newest_s = min(now_s, max(used_s.values(), default=now_s))
    for file in used_s.keys() - needed:
        kept_s = _TEMPORARY_S if file.name.startswith(".") else _KEPT_S
        if newest_s - used_s[file] > kept_s:
            try:
                file.unlink(missing_ok=True)
            except OSError:
                continue


def _files(cache_dir: Path) -> list[Path]:
    return [*cache_dir.glob("clips/*/*"), *cache_dir.glob("recordings/*")]
