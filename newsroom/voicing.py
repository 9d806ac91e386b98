"""Which voices a station may name, and what becomes of a recording whose voice breaks off."""

from enum import StrEnum

VOICE_NAMES = ("piper", "gtts", "espeak")
"""Best first, which is also the order where the station gives none."""

READER = "recorded"
"""Name of the voice that is a person's own reading."""


class OnVoiceFailure(StrEnum):
    """What to do with a recording when a voice that was ready fails at it."""

    NEXT_VOICE = "giong-khac"
    NEXT_RUN = "cho-lan-sau"
