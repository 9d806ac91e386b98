"""All voices there are, and what stands between them and speaking on this machine."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audio.voices import VOICES, open_voice
from audio.voices.piper_models import find_model
from newsroom.errors import VoiceUnavailable
from newsroom.voicing import READER

_ABOUT = {
    "piper": "giọng máy rõ, chạy ngay trên máy này",
    "gtts": "giọng của Google; lời đọc được gửi tới Google",
    "espeak": "giọng có sẵn, đọc được mọi lúc, nghe máy móc",
    READER: "người của đài đọc",
}


@dataclass(frozen=True, slots=True)
class VoiceState:
    """A voice as it is told to an operator."""

    name: str
    about: str
    is_ready: bool
    note: str
    """What it needs still, or whom to credit."""


def voice_states(models: Path) -> Iterator[VoiceState]:
    """Tell the state of every voice in the usual order, asking no network."""
    yield VoiceState(READER, _ABOUT[READER], True, "ghi tệp WAV, MP3 hoặc M4A vào khoá ban_doc của bài")
    for name in VOICES:
        try:
            open_voice(name, models)
        except VoiceUnavailable as error:
            yield VoiceState(name, _ABOUT[name], False, str(error))
        else:
            yield VoiceState(name, _ABOUT[name], True, _note(name, models))


def _note(name: str, models: Path) -> str:
    match name:
        case "piper":
            return find_model(models).credit
        case "gtts":
            return "cần mạng mỗi khi đọc câu mới"
    return ""
