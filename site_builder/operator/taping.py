"""Planned sessions → sessions on tape: what is said between articles is recorded, everything is joined."""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from audio.broadcast.bulletin import Bulletin, Part
from audio.broadcast.tape import Tape, alike, put_on_tape, relay_frames
from audio.broadcast.tune import SignatureTune
from audio.broadcast.wording import PART_LABELS, link_text
from audio.choosing import record_in_turn
from audio.script import AudioScript, Line, derive_link_script
from audio.studio import LINK, TUNE, Crew, Job, Profile, Recorded, Session, Tags, record
from audio.studio.frames import Frames, parse_frames, silence
from audio.voices import Voice
from audio.voices.recorded import open_recorded
from newsroom.errors import BroadcastError
from newsroom.station import Station
from newsroom.voicing import OnVoiceFailure
from site_builder.on_air import Announcer
from site_builder.recordings import recordings_before, turns_of
from site_builder.workspace import Workspace

# No player ever shows these: a tape takes the sound alone.
_NO_DAY = date(1970, 1, 1)

# Masters held in memory, 1 to 2 MB each: what is heard every day is read once a set.
_KEPT = 64


@dataclass(frozen=True, slots=True)
class Links:
    """What is heard between articles: scripts and sounds by what is said, and the signature tune."""

    scripts: Mapping[str, AudioScript]
    sounds: Mapping[str, Frames]
    tune: Frames


def record_links(
    texts: Iterable[str], announcer: Announcer, voice_name: str | None, workspace: Workspace, crew: Crew
) -> Links:
    """Have lead-ins and closings spoken by the station's voices; raise LoaXaError where one cannot be."""
    station = announcer.station
    scripts = {text: derive_link_script(_slug(text), text, announcer.speaker) for text in sorted(set(texts))}
    for script in scripts.values():
        for unknown in script.unknown:
            raise BroadcastError(
                f'Lời dẫn có chữ chưa biết đọc "{unknown.token}":'
                f" sửa cách đọc rồi chép dòng sau vào content/lexicon.yml:{unknown.remedy}"
            )
    jobs = {script.slug: Job(script, _tags(station)) for script in scripts.values()}
    before = {each.voice for each in recordings_before(workspace).every}

    def record_with(wanted: Sequence[Job], voice: Voice) -> Session:
        return record(wanted, [LINK], voice, workspace.cache, crew, lambda done, total: None, time.time())

    turns = turns_of([], jobs, voice_name, station, workspace, before)
    # Without them nothing airs, so they wait for no other run.
    session = record_in_turn(turns, [*jobs], OnVoiceFailure.NEXT_VOICE, record_with).session
    for error in session.failed.values():
        raise error
    sounds = {text: _sound(session, LINK, script.slug) for text, script in scripts.items()}
    tune = _tune(station, workspace, crew) if station.plays_signature else silence(0)
    return Links(scripts, sounds, tune)


def _tune(station: Station, workspace: Workspace, crew: Crew) -> Frames:
    label = PART_LABELS[Part.SIGNATURE]
    file = station.signature_file
    voice: Voice = open_recorded(workspace.content / file) if file else SignatureTune()
    # One piece of sound, so one line of script.
    job = Job(AudioScript(label, (Line(label, 0),)), _tags(station))
    session = record([job], [TUNE], voice, workspace.cache, crew, lambda done, total: None, time.time())
    for error in session.failed.values():
        raise error
    return _sound(session, TUNE, label)


def _tags(station: Station) -> Tags:
    label = PART_LABELS[Part.LEAD_IN]
    return Tags(label, station.name, label, _NO_DAY)


def _slug(text: str) -> str:
    return f"{Part.LEAD_IN}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _sound(session: Session, profile: Profile, slug: str) -> Frames:
    return parse_frames(session.recorded[profile.name][slug].file.read_bytes())


def texts_of(bulletins: Iterable[Bulletin], station: Station) -> list[str]:
    """List what is to be said between the articles of some sessions."""
    return [
        text
        for bulletin in bulletins
        for position in range(len(bulletin.items))
        if (text := link_text(bulletin, position, station.name))
    ]


def tape_sessions(
    bulletins: Sequence[Bulletin],
    station: Station,
    links: Links,
    recorded: Mapping[str, Recorded],
) -> Iterator[Tape]:
    """Put sessions on tape one by one, each for all clusters that hear the same.

    A session with nothing to play needs no tape. `recorded` are the articles' masters for loudspeakers by
    slug. Raises BroadcastError, StudioError.
    """

    @lru_cache(_KEPT)
    def article(slug: str) -> Frames:
        return parse_frames(recorded[slug].file.read_bytes())

    for group in alike([bulletin for bulletin in bulletins if bulletin.items]):
        # The sheet they share tells what any of them goes without.
        left_out = {(left.slug, left.title): left for each in reversed(group) for left in each.left_out}
        first = replace(group[0], left_out=tuple(left_out.values()))
        pieces = [_piece(first, position, station, links, article) for position in range(len(first.items))]
        yield put_on_tape(first, [bulletin.cluster for bulletin in group], pieces)


def _piece(
    bulletin: Bulletin, position: int, station: Station, links: Links, article: Callable[[str], Frames]
) -> Frames:
    item = bulletin.items[position]
    if item.part is Part.RELAY:
        return relay_frames(item)
    if item.part is Part.SIGNATURE:
        return links.tune
    if item.slug is None:
        return links.sounds[link_text(bulletin, position, station.name)]
    return article(item.slug)
