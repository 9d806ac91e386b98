"""Spoken sentences, kept by what was said and who said it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from audio.studio.files import content_key, new_file, read_if_there
from audio.voices import Clip, Voice

# Raise it when the same text and voice would give other samples: trimming, file format.
RECIPE = 2

_DIGEST_BYTES = 32


@dataclass(frozen=True, slots=True)
class Obtained:
    """A clip, and whether the voice had to speak it just now."""

    clip: Clip
    spoken: bool


@dataclass(frozen=True, slots=True)
class ClipCache:
    """A folder of clips: lossless, checked on reading, safe to share between threads and processes.

    An entry is a FLAC file and the SHA-256 of it, which players ignore.
    """

    folder: Path

    def obtain(self, text: str, voice: Voice) -> Obtained:
        """Return the clip of a sentence, spoken now if need be; raise VoiceError or StudioError."""
        if clip := self.find(text, voice.identity):
            return Obtained(clip, spoken=False)
        clip = voice.speak(text)
        with new_file(self.path(text, voice.identity)) as temporary:
            temporary.write_bytes(_pack(clip))
        return Obtained(clip, spoken=True)

    def find(self, text: str, identity: str) -> Clip | None:
        """Return the clip a voice of this identity spoke, None if there is none or it is damaged."""
        return _unpack(read_if_there(self.path(text, identity)))

    def path(self, text: str, identity: str) -> Path:
        key = content_key({"text": text, "voice": identity, "recipe": RECIPE})
        return self.folder / key[:2] / f"{key}.flac"


def _pack(clip: Clip) -> bytes:
    # Imported where they are used: a build that has nothing to record never loads numpy.
    from audio.studio.flac import encode_flac

    content = encode_flac(clip)
    return content + hashlib.sha256(content).digest()


def _unpack(entry: bytes | None) -> Clip | None:
    """Read an entry; None for a missing, truncated or altered one, which is then made again."""
    if entry is None:
        return None
    from audio.studio.flac import decode_flac

    content, digest = entry[:-_DIGEST_BYTES], entry[-_DIGEST_BYTES:]
    return decode_flac(content) if hashlib.sha256(content).digest() == digest else None
