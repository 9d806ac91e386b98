"""Recordings and their index: the contract between audio, which makes them, and the rooms that show them."""

import json
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Cue:
    """One spoken sentence, and when in the recording it is heard."""

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
    """Identity of the voice that spoke it."""
    loudness_lufs: float
    """Integrated loudness of the decoded file (ITU-R BS.1770), rounded to hundredths."""
    true_peak_dbtp: float
    """Highest peak of the decoded file between samples too, rounded to hundredths."""
    cues: tuple[Cue, ...]


Recordings = dict[str, Recording]
"""Recordings of one profile by slug."""


@dataclass(frozen=True, slots=True)
class Masters:
    """All recordings of an edition, by what they were mastered for."""

    web: Recordings
    loa: Recordings


def dump_recordings(recordings: Recordings) -> bytes:
    """Serialise an index as JSON, sorted by slug, so that equal indexes are equal bytes."""
    entries = [asdict(recordings[slug]) for slug in sorted(recordings)]
    return (json.dumps({"recordings": entries}, ensure_ascii=False, indent=1) + "\n").encode()


def parse_recordings(content: bytes) -> Recordings:
    """Parse what `dump_recordings` wrote; raise ValueError, KeyError or TypeError on anything else."""
    return {entry["slug"]: _parse(entry) for entry in json.loads(content)["recordings"]}


def _parse(entry: dict[str, Any]) -> Recording:
    return Recording(**entry | {"cues": tuple(Cue(**cue) for cue in entry["cues"])})
