"""Voices: what a voice is, which there are, how to get one."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from audio.voices.clip import Clip
from newsroom.errors import VoiceUnavailable

__all__ = ["MODELS", "VOICES", "Clip", "Voice", "open_voice"]

MODELS = Path(__file__).resolve().parents[2] / "voices"
"""Where models are installed: in the checkout, which may be copied whole to a machine without network, but
not in its cache, which anybody may delete."""


class Voice(Protocol):
    """Speaks one sentence at a time; safe to share between threads."""

    @property
    def identity(self) -> str:
        """Its name, then engine, version, model and options: two voices of one identity sound alike."""
        ...

    def speak(self, text: str) -> Clip:
        """Speak one spoken-form sentence, without silence around it.

        Raises VoiceError on a sentence it cannot say, VoiceUnavailable when it can say nothing any more.
        """
        ...


def _piper(models: Path) -> Voice:
    from audio.voices.piper import open_piper

    return open_piper(models)


def _gtts(models: Path) -> Voice:
    from audio.voices.gtts import open_gtts

    return open_gtts()


def _espeak(models: Path) -> Voice:
    from audio.voices.espeak import open_espeak

    return open_espeak()


VOICES: dict[str, Callable[[Path], Voice]] = {"piper": _piper, "gtts": _gtts, "espeak": _espeak}
"""Factories by the name `station.yml` uses; an engine is imported when it is asked for."""


def open_voice(name: str, models: Path = MODELS) -> Voice:
    """Make the voice of this name ready; raise VoiceUnavailable."""
    if name not in VOICES:
        raise VoiceUnavailable(f'không có giọng đọc "{name}"', f"các giọng dùng được: {', '.join(VOICES)}")
    return VOICES[name](models)
