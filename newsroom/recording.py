"""Recordings and their index: the contract between audio, which makes them, and the rooms that show them."""

import json
from dataclasses import asdict, dataclass


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
    """Identity of the voice that spoke it."""


Recordings = dict[str, Recording]
"""Recordings by slug."""


def dump_recordings(recordings: Recordings) -> bytes:
    """Serialise an index as JSON, sorted by slug, so that equal indexes are equal bytes."""
    entries = [asdict(recordings[slug]) for slug in sorted(recordings)]
    return (json.dumps({"recordings": entries}, ensure_ascii=False, indent=1) + "\n").encode()


def parse_recordings(content: bytes) -> Recordings:
    """Parse what `dump_recordings` wrote; raise ValueError, KeyError or TypeError on anything else."""
    return {entry["slug"]: Recording(**entry) for entry in json.loads(content)["recordings"]}
