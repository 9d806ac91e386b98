"""Cached clips → one finished file: the work of one process, apart since scipy takes its time to load."""

from pathlib import Path

from audio.script import AudioScript
from audio.studio.assemble import assemble
from audio.studio.clip_cache import ClipCache
from audio.studio.id3 import write_tags
from audio.studio.master import write_master
from audio.studio.profiles import Profile
from audio.studio.recording_store import Finished
from audio.studio.tags import Tags
from audio.voices import Clip
from newsroom.errors import MasterError, StudioError


def produce(
    script: AudioScript, tags: Tags, profile: Profile, clips: ClipCache, identity: str, target: Path
) -> Finished:
    """Write the MP3 of cached sentences; naming the article, raise MasterError for what concerns
    it alone, and StudioError."""
    try:
        spoken = [_clip(clips, line.text, identity) for line in script.lines]
        take = assemble(spoken, [line.pause_ms for line in script.lines], profile)
        finished = write_master(take, profile, target)
        write_tags(target, tags)
    except (MasterError, StudioError) as error:
        raise type(error)(f"{script.slug}: {error}") from error
    return finished


def _clip(clips: ClipCache, text: str, identity: str) -> Clip:
    if clip := clips.find(text, identity):
        return clip
    # It was there a moment ago: another program is tidying up the folder.
    raise StudioError(f'câu "{text}" vừa biến mất khỏi {clips.folder}; chạy lại lệnh để đọc lại câu này')
