"""Voices: what a voice is, which there are, how to get one."""

from collections.abc import Callable
from typing import Protocol

from audio.voices.clip import Clip
from newsroom.errors import VoiceUnavailable

__all__ = ["VOICES", "Clip", "Voice", "open_voice"]


class Voice(Protocol):
    """Speaks one sentence at a time; safe to share between threads."""

    @property
    def identity(self) -> str:
        """Engine, version, model and options: two voices of one identity sound alike."""
        ...

    def speak(self, text: str) -> Clip:
        """Speak one spoken-form sentence, without silence around it; raise VoiceError."""
        ...


def _espeak() -> Voice:
    from audio.voices.espeak import open_espeak

    return open_espeak()


VOICES: dict[str, Callable[[], Voice]] = {"espeak": _espeak}
"""Factories by the name `station.yml` uses; an engine is imported when it is asked for."""


def open_voice(name: str) -> Voice:
    """Make the voice of this name ready; raise VoiceUnavailable."""
    if name not in VOICES:
        known = ", ".join(sorted(VOICES))
        raise VoiceUnavailable(f'không có giọng đọc "{name}"; các giọng dùng được: {known}')
    return VOICES[name]()
