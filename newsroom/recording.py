"""Recordings and their index: the contract between audio, which makes them, and the rooms that show them."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from newsroom.voicing import READER


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A voice that would have come first, and why it did not speak; fit for the public."""

    voice: str
    reason: str


@dataclass(frozen=True, slots=True)
class Recording:
    """A finished audio file of one article."""

    slug: str
    path: str
    """POSIX path from the site's root, e.g. `audio/tiem-chung.mp3`."""
    duration_s: float
    """Decoded length, rounded to milliseconds."""
    size_bytes: int
    sha256: str
    voice: str
    """Identity of the voice that spoke it, which begins with the voice's name."""
    passed_over: tuple[PassedOver, ...] = ()
    """Voices the station likes better, in its order."""

    @property
    def voice_name(self) -> str:
        return self.voice.partition(" ")[0]

    @property
    def is_read_by_a_person(self) -> bool:
        return self.voice_name == READER


Recordings = dict[str, Recording]
"""Recordings by slug."""


def dump_recordings(recordings: Recordings) -> bytes:
    """Serialise an index as JSON, sorted by slug, so that equal indexes are equal bytes."""
    entries = [asdict(recordings[slug]) for slug in sorted(recordings)]
    return (json.dumps({"recordings": entries}, ensure_ascii=False, indent=1) + "\n").encode()


def parse_recordings(content: bytes) -> Recordings:
    """Parse what `dump_recordings` wrote; raise ValueError, KeyError or TypeError on anything else."""
    return {entry["slug"]: _parse(entry) for entry in json.loads(content)["recordings"]}


def _parse(entry: dict[str, Any]) -> Recording:
    return Recording(**entry | {"passed_over": tuple(PassedOver(**each) for each in entry["passed_over"])})
