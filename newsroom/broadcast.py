"""Broadcast sessions that were put together, and their index: audio makes them, site and feeds show them."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a session's recording, which lasts until the next one begins."""

    start_ms: int
    title: str
    slug: str | None
    """The article that is heard; None for tunes, lead-ins and relays."""


@dataclass(frozen=True, slots=True)
class Replay:
    """What residents hear again of a session with relays, which are silent on tape: all but these."""

    path: str
    duration_s: float
    size_bytes: int
    sha256: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One session on tape: what was played, or will be, in one slot of one day."""

    id: str
    """Unique and for ever, e.g. `2026-11-24-sang-trung-tam`: day, slot, first cluster."""
    starts: datetime
    """Aware, in the station's zone."""
    slot: str
    """Id of the slot."""
    clusters: tuple[str, ...]
    """Ids of the clusters that play it."""
    title: str
    path: str
    """POSIX path of the whole session's MP3 from the site's root."""
    duration_s: float
    """Decoded length, rounded to milliseconds."""
    size_bytes: int
    sha256: str
    chapters: tuple[Chapter, ...]
    replay: Replay | None = None
    """None where the whole can be heard again as it is."""

    @property
    def for_residents(self) -> "Broadcast":
        """Return the session as it is heard again."""
        if (again := self.replay) is None:
            return self
        return replace(
            self, path=again.path, duration_s=again.duration_s, size_bytes=again.size_bytes,
            sha256=again.sha256, chapters=again.chapters, replay=None,
        )  # fmt: skip


def dump_broadcasts(broadcasts: Iterable[Broadcast]) -> bytes:
    """Serialise an index as JSON, newest first, then by id, so that equal indexes are equal bytes."""
    in_order = sorted(broadcasts, key=lambda each: (-each.starts.timestamp(), each.id))
    entries = [asdict(each) | {"starts": each.starts.isoformat()} for each in in_order]
    return (json.dumps({"broadcasts": entries}, ensure_ascii=False, indent=1) + "\n").encode()


def parse_broadcasts(content: bytes) -> tuple[Broadcast, ...]:
    """Parse what `dump_broadcasts` wrote; raise ValueError on anything else."""
    try:
        return tuple(_parse(entry) for entry in json.loads(content)["broadcasts"])
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no index of sessions: {error!r}") from error


def _parse(entry: dict[str, Any]) -> Broadcast:
    again = entry.get("replay")
    return Broadcast(
        **entry
        | {
            "starts": datetime.fromisoformat(entry["starts"]),
            "clusters": tuple(entry["clusters"]),
            "chapters": _chapters(entry),
            "replay": Replay(**again | {"chapters": _chapters(again)}) if again else None,
        }
    )


def _chapters(entry: dict[str, Any]) -> tuple[Chapter, ...]:
    return tuple(Chapter(**each) for each in entry["chapters"])
