"""Recordings and their index: the contract between audio, which makes them, and the rooms that show them."""

import json
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from posixpath import splitext
from typing import Any

from pydantic_core import to_json

from newsroom.voicing import READER


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A voice that would have come first, and why it did not speak; fit for the public."""

    voice: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cue:
    """One sentence as it is written, or else as it is said, and when in the recording it is heard."""

    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Recording:
    """A finished audio file of one article."""

    slug: str
    profile: str
    """What it was mastered for: `web` for ears near a phone, `loa` for a horn across the village."""
    path: str
    """POSIX path from the site's root, e.g. `audio/tiem-chung.mp3`."""
    duration_s: float
    """Decoded length, rounded to milliseconds."""
    size_bytes: int
    sha256: str
    voice: str
    """Identity of the voice that spoke it, which begins with the voice's name."""
    loudness_lufs: float
    """Integrated loudness of the decoded file (ITU-R BS.1770), rounded to hundredths."""
    true_peak_dbtp: float
    """Highest peak of the decoded file between samples too, rounded to hundredths."""
    cues: tuple[Cue, ...]
    """None for a person's reading, of which only the whole is known."""
    passed_over: tuple[PassedOver, ...] = ()
    """Voices the station likes better, in its order."""

    @property
    def captions_path(self) -> str:
        """POSIX path from the site's root of its WebVTT, which stands beside it if there are cues."""
        return splitext(self.path)[0] + ".vtt"

    @property
    def voice_name(self) -> str:
        return self.voice.partition(" ")[0]

    @property
    def is_read_by_a_person(self) -> bool:
        return self.voice_name == READER


Recordings = dict[str, Recording]
"""Recordings of one profile by slug."""


@dataclass(frozen=True, slots=True)
class Masters:
    """All recordings of an edition, by what they were mastered for."""

    web: Recordings
    loa: Recordings

    @property
    def every(self) -> tuple[Recording, ...]:
        return (*self.web.values(), *self.loa.values())

    def of(self, slugs: AbstractSet[str]) -> "Masters":
        """Leave out all other articles' recordings."""
        web, loa = ({slug: r for slug, r in kind.items() if slug in slugs} for kind in (self.web, self.loa))
        return Masters(web, loa)


def dump_recordings(recordings: Recordings) -> bytes:
    """Serialise an index as JSON, sorted by slug, so that equal indexes are equal bytes."""
    return to_json({"recordings": [recordings[slug] for slug in sorted(recordings)]}, indent=1) + b"\n"


def parse_recordings(content: bytes) -> Recordings:
    """Parse what `dump_recordings` wrote; raise ValueError, KeyError or TypeError on anything else."""
    return {entry["slug"]: _parse(entry) for entry in json.loads(content)["recordings"]}


def _parse(entry: dict[str, Any]) -> Recording:
    cues = tuple(Cue(**each) for each in entry["cues"])
    passed_over = tuple(PassedOver(**each) for each in entry["passed_over"])
    return Recording(**entry | {"cues": cues, "passed_over": passed_over})
