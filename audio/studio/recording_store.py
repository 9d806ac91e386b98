"""Finished MP3 files, kept by all that went into them."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from audio.script import AudioScript
from audio.studio.files import content_key, new_file, read_if_there
from audio.studio.mp3 import Tags
from audio.voices import Voice

# Raise it when the same script, tags and voice would give other bytes: levels, bit rate, tags.
RECIPE = 1


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a finished file."""

    duration_s: float
    size_bytes: int
    sha256: str


def recording_key(script: AudioScript, tags: Tags, voice: Voice) -> str:
    """Name a recording by its script, tags and voice."""
    return content_key(
        {
            "lines": [[line.text, line.pause_ms] for line in script.lines],
            "tags": asdict(tags) | {"date": tags.date.isoformat()},
            "voice": voice.identity,
            "recipe": RECIPE,
        }
    )


@dataclass(frozen=True, slots=True)
class RecordingStore:
    """A folder of MP3 files, each with its facts in a small JSON file beside it."""

    folder: Path

    def file(self, key: str) -> Path:
        return self.folder / f"{key}.mp3"

    def find(self, key: str) -> Facts | None:
        """Return the facts of a recording that is there and whole; raise StudioError if it cannot be read."""
        facts = _parse(read_if_there(self._sidecar(key)))
        content = read_if_there(self.file(key)) if facts else None
        whole = facts and content is not None and hashlib.sha256(content).hexdigest() == facts.sha256
        return facts if whole else None

    def make(self, key: str, write: Callable[[Path], float]) -> Facts:
        """Have `write` fill a new file and return its duration in seconds, then keep it."""
        with new_file(self.file(key)) as temporary:
            duration_s = write(temporary)
            content = temporary.read_bytes()
        facts = Facts(round(duration_s, 3), len(content), hashlib.sha256(content).hexdigest())
        with new_file(self._sidecar(key)) as temporary:
            temporary.write_text(json.dumps(asdict(facts)), encoding="utf-8")
        return facts

    def _sidecar(self, key: str) -> Path:
        return self.folder / f"{key}.json"


def _parse(sidecar: bytes | None) -> Facts | None:
    try:
        return None if sidecar is None else Facts(**json.loads(sidecar))
    except (ValueError, TypeError):
        return None
