"""Spoken sentences, kept by what was said and who said it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from audio.studio.files import content_key, new_file, read_if_there
from audio.voices import Clip, Voice

# Raise it when the same text and voice would give other samples: trimming, file format.
RECIPE = 1

_MAGIC = b"LXCLIP1\n"
_HEAD_BYTES = len(_MAGIC) + 32 + 4


@dataclass(frozen=True, slots=True)
class Obtained:
    """A clip, and whether the voice had to speak it just now."""

    clip: Clip
    spoken: bool


@dataclass(frozen=True, slots=True)
class ClipCache:
    """A folder of clips: lossless, checked on reading, safe to share between threads and processes.

    An entry is a magic word, the SHA-256 of the rest, the rate in Hz (4 bytes) and the samples.
    """

    folder: Path

    def obtain(self, text: str, voice: Voice) -> Obtained:
        """Return the clip of a sentence, spoken now if need be; raise VoiceError or StudioError."""
        path = self._path(text, voice)
        if clip := _unpack(read_if_there(path)):
            return Obtained(clip, spoken=False)
        clip = voice.speak(text)
        with new_file(path) as temporary:
            temporary.write_bytes(_pack(clip))
        return Obtained(clip, spoken=True)

    def _path(self, text: str, voice: Voice) -> Path:
        key = content_key({"text": text, "voice": voice.identity, "recipe": RECIPE})
        return self.folder / key[:2] / f"{key}.clip"


def _pack(clip: Clip) -> bytes:
    body = clip.rate_hz.to_bytes(4, "little") + clip.pcm
    return _MAGIC + hashlib.sha256(body).digest() + body


def _unpack(entry: bytes | None) -> Clip | None:
    """Read an entry; None for a missing, truncated or altered one, which is then made again."""
    if entry is None or len(entry) < _HEAD_BYTES or not entry.startswith(_MAGIC):
        return None
    digest, body = entry[len(_MAGIC) : _HEAD_BYTES - 4], entry[_HEAD_BYTES - 4 :]
    if hashlib.sha256(body).digest() != digest:
        return None
    return Clip(body[4:], int.from_bytes(body[:4], "little"))
