"""Finished MP3 files, kept by all that went into them."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from audio.script import AudioScript
from audio.studio.files import content_key, digest, new_file, read_if_there
from audio.studio.profiles import Profile
from audio.studio.tags import Tags
from newsroom.errors import StudioError

# Raise it when the same script, tags, voice and profile would give other bytes: filters, encoder, cover.
RECIPE = 4


@dataclass(frozen=True, slots=True)
class Finished:
    """What the making of a file found out about it."""

    duration_s: float
    loudness_lufs: float
    true_peak_dbtp: float
    spans_ms: tuple[tuple[int, int], ...]
    """Start and end of each sentence."""
    waveform: bytes
    """PNG."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a kept file."""

    duration_s: float
    loudness_lufs: float
    true_peak_dbtp: float
    spans_ms: tuple[tuple[int, int], ...]
    size_bytes: int
    sha256: str


def recording_key(script: AudioScript, tags: Tags, identity: str, profile: Profile) -> str:
    """Name a recording by its script, tags, voice and profile."""
    return content_key(
        {
            "lines": [[line.text, line.pause_ms] for line in script.lines],
            "tags": asdict(tags) | {"date": tags.date.isoformat()},
            "voice": identity,
            "profile": asdict(profile) | {"opening": profile.opening.value},
            "recipe": RECIPE,
        }
    )


@dataclass(frozen=True, slots=True)
class RecordingStore:
    """A folder of MP3 files, each with its waveform and, written last, its facts beside it."""

    folder: Path
    digest_of: Callable[[Path], str] = digest

    def file(self, key: str) -> Path:
        return self.folder / f"{key}.mp3"

    def waveform(self, key: str) -> Path:
        return self.folder / f"{key}.png"

    def facts(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def find(self, key: str) -> Facts | None:
        """Return the facts of a recording that is there and whole; raise StudioError if it cannot be read."""
        facts = _parse(read_if_there(self.facts(key)))
        if facts is None or not self.waveform(key).is_file():
            return None
        try:
            return facts if self.digest_of(self.file(key)) == facts.sha256 else None
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StudioError(f"không đọc được {self.file(key)}: {error.strerror or error}") from error

    def make(self, key: str, write: Callable[[Path], Finished]) -> Facts:
        """Have `write` fill a new file, then keep it with what was found out."""
        with new_file(self.file(key)) as temporary:
            finished = write(temporary)
            content = temporary.read_bytes()
        with new_file(self.waveform(key)) as temporary:
            temporary.write_bytes(finished.waveform)
        facts = Facts(
            duration_s=finished.duration_s,
            loudness_lufs=finished.loudness_lufs,
            true_peak_dbtp=finished.true_peak_dbtp,
            spans_ms=finished.spans_ms,
            size_bytes=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
        )
        with new_file(self.facts(key)) as temporary:
            temporary.write_text(json.dumps(asdict(facts)), encoding="utf-8")
        return facts


def _parse(sidecar: bytes | None) -> Facts | None:
    try:
        if sidecar is None:
            return None
        values = json.loads(sidecar)
        return Facts(**values | {"spans_ms": tuple((first, last) for first, last in values["spans_ms"])})
    except (ValueError, TypeError, KeyError):
        return None
