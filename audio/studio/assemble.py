"""Clips and pauses → the sound of one article, and when each sentence is heard."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from audio.studio.dynamics import speech_level_db
from audio.studio.loudness import magnitude
from audio.studio.openings import opening_sound
from audio.studio.profiles import Profile
from audio.studio.samples import Samples, samples_of, silence
from audio.voices import Clip
from newsroom.errors import StudioError

SPEECH_DBFS = -20.0
"""RMS to which speech is brought, so that openings and compressors meet every voice at one level."""
BEFORE_SPEECH_MS = 400
"""Silence between the opening and the first word."""


@dataclass(frozen=True, slots=True)
class Take:
    """An article's sound before mastering."""

    samples: Samples
    rate_hz: int
    spans_ms: tuple[tuple[int, int], ...]
    """Start and end of each clip."""


def assemble(clips: Sequence[Clip], pauses_ms: Sequence[int], profile: Profile) -> Take:
    """Join clips, each followed by its pause, between a profile's opening and its tail.

    Raises StudioError where there is nothing to hear or the clips' rates differ.
    """
    rates_hz = {clip.rate_hz for clip in clips}
    if len(rates_hz) > 1:
        raise StudioError(f"không ghép được các câu có tần số lấy mẫu khác nhau: {sorted(rates_hz)}")
    if not any(any(clip.pcm) for clip in clips):
        raise StudioError("bản ghi không có tiếng")
    (rate_hz,) = rates_hz
    speech = [samples_of(clip) for clip in clips]
    gain = np.float32(magnitude(SPEECH_DBFS - speech_level_db(np.concatenate(speech), rate_hz)))
    pieces = [
        silence(profile.head_ms, rate_hz),
        opening_sound(profile.opening, rate_hz),
        silence(BEFORE_SPEECH_MS, rate_hz),
    ]
    position = sum(map(len, pieces))
    spans = []
    for sentence, pause_ms in zip(speech, pauses_ms, strict=True):
        spans.append((position, position + len(sentence)))
        pieces += [gain * sentence, silence(pause_ms, rate_hz)]
        position += len(sentence) + len(pieces[-1])
    pieces.append(silence(profile.tail_ms, rate_hz))
    spans_ms = tuple((round(1000 * first / rate_hz), round(1000 * last / rate_hz)) for first, last in spans)
    return Take(np.concatenate(pieces), rate_hz, spans_ms)
