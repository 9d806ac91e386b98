"""A person's own reading of an article, as a voice that can say nothing else."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from audio.voices.clip import Clip, trim
from audio.voices.decoding import decode
from newsroom.errors import VoiceError, VoiceUnavailable

_RATE_HZ = 44_100


@dataclass(frozen=True, slots=True)
class RecordedVoice:
    """Gives back what a person read, whatever text it stands for."""

    file: Path
    sha256: str

    @property
    def identity(self) -> str:
        return f"recorded {self.sha256} rate={_RATE_HZ}"

    def speak(self, text: str) -> Clip:
        """Play the reading without the silence around it; raise VoiceError."""
        clip = trim(decode(self.file, _RATE_HZ))
        if not clip.pcm:
            raise VoiceError(f"tệp {self.file.name} không có tiếng")
        return clip


def open_recorded(file: Path) -> RecordedVoice:
    """Take a reading as it is now; raise VoiceUnavailable."""
    try:
        with file.open("rb") as stream:
            return RecordedVoice(file, hashlib.file_digest(stream, "sha256").hexdigest())
    except OSError as error:
        remedy = f"{file}: {error.strerror or error}"
        raise VoiceUnavailable("không đọc được tệp người đọc", remedy) from error
