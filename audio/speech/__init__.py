"""Turn written Vietnamese, Markdown and all, into text that any Vietnamese voice can say.

    >>> from audio.speech import to_spoken
    >>> to_spoken("UBND xã họp lúc 7h30 ngày 12/8.")
    'Ủy ban nhân dân xã họp lúc bảy giờ ba mươi phút ngày mười hai tháng tám.'

Only letters, spaces, line breaks and ``. , ; : ? !`` remain.
"""

from functools import lru_cache

from audio.speech.lexicon import Lexicon, check
from audio.speech.speaker import Span, Speaker, Spoken, UnknownToken, finish

__all__ = ["Lexicon", "Span", "Speaker", "Spoken", "UnknownToken", "check", "finish", "to_spoken"]


@lru_cache(1)
def _default() -> Speaker:
    return Speaker(Lexicon.load())


def to_spoken(text: str) -> str:
    """Say a text by the shipped lexicon alone; what it doesn't know is spelled or passed over."""
    return _default().speak(text).text
