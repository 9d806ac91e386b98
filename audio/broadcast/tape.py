"""A planned session and its sounds → the session as it is on tape: real times, pieces, the whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from audio.broadcast.bulletin import Bulletin, Item, Part
from audio.studio.frames import FRAME_S, Frames, join, silence
from newsroom.errors import BroadcastError
from newsroom.station import Cluster


@dataclass(frozen=True, slots=True)
class Tape:
    """A session with its sound, for every cluster that plays the same."""

    bulletin: Bulletin
    """As it is on tape: each item's time is that of its frames."""
    clusters: tuple[Cluster, ...]
    pieces: tuple[Frames, ...]
    """One for each item."""

    @property
    def id(self) -> str:
        return session_id(self.bulletin, self.clusters)

    @property
    def whole(self) -> Frames:
        return join(self.pieces)


def session_id(bulletin: Bulletin, clusters: Sequence[Cluster]) -> str:
    """Name a session for ever: day, slot, first cluster."""
    return f"{bulletin.day.isoformat()}-{bulletin.slot.id}-{clusters[0].id}"


def relay_frames(item: Item) -> Frames:
    """Keep the time of a relay: the operator listens to another source while the tape is silent."""
    return silence(round(Fraction(item.duration_ms, 1000) / FRAME_S))


def put_on_tape(bulletin: Bulletin, clusters: Sequence[Cluster], pieces: Sequence[Frames]) -> Tape:
    """Time a session by its sounds, and end it on a whole second, so that calendars can tell its end.

    Raises BroadcastError where that is longer than the slot allows.
    """
    sounds = list(pieces)
    if sounds:
        length_s = join(sounds).duration_s
        rest = silence((ceil(length_s) - length_s) // FRAME_S)
        sounds[-1] = join([sounds[-1], rest])
    items = []
    passed = 0
    for item, sound in zip(bulletin.items, sounds, strict=True):
        start_ms, end_ms = _ms(passed), _ms(passed + sound.count)
        items.append(replace(item, start_ms=start_ms, duration_ms=end_ms - start_ms))
        passed += sound.count
    timed = replace(bulletin, items=tuple(items))
    if timed.duration_ms > bulletin.limit_ms:
        minutes = f"{timed.duration_ms / 60_000:.1f}".replace(".", ",")
        raise BroadcastError(
            f"{bulletin.slot.name} ngày {bulletin.day:%d/%m/%Y}, {bulletin.cluster.name}: bản ghi dài"
            f" {minutes} phút, khung giờ chỉ có {bulletin.limit_ms // 60_000} phút;"
            " bớt bài hoặc tăng thoi_luong_phut trong content/station.yml"
        )
    return Tape(timed, tuple(clusters), tuple(sounds))


def without_relays(tape: Tape) -> Tape | None:
    """Leave out relays and what leads into them, for who hears a session again; None where there are none."""
    items = tape.bulletin.items
    relays = {n for n, item in enumerate(items) if item.part is Part.RELAY}
    if not relays:
        return None
    kept = [n for n in range(len(items)) if n not in relays and n + 1 not in relays]
    bulletin = replace(tape.bulletin, items=tuple(items[n] for n in kept))
    return put_on_tape(bulletin, tape.clusters, [tape.pieces[n] for n in kept])


def _ms(frames: int) -> int:
    return round(frames * FRAME_S * 1000)


def alike(bulletins: Sequence[Bulletin]) -> list[list[Bulletin]]:
    """Gather the bulletins that are heard alike at the same time, in their order."""
    groups: dict[object, list[Bulletin]] = {}
    for bulletin in bulletins:
        groups.setdefault((bulletin.starts, bulletin.slot.id, bulletin.items), []).append(bulletin)
    return list(groups.values())
