"""Clips and pauses → the sound of one article, and when each sentence is heard."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from audio.studio.dynamics import speech_level_db
from audio.studio.loudness import magnitude
from audio.studio.openings import opening_sound
from audio.studio.profiles import Profile
from audio.studio.samples import Samples, samples_of
from audio.voices import Clip
from newsroom.errors import MasterError

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

    Raises MasterError where there is nothing to hear or the clips' rates differ.
    """
    rates_hz = {clip.rate_hz for clip in clips}
    if len(rates_hz) > 1:
        raise MasterError(f"không ghép được các câu có tần số lấy mẫu khác nhau: {sorted(rates_hz)}")
    if not any(any(clip.pcm) for clip in clips):
        raise MasterError("bản ghi không có tiếng")
    (rate_hz,) = rates_hz
    opening = opening_sound(profile.opening, rate_hz)
    before = _count(profile.head_ms, rate_hz)
    spans, position = [], before + len(opening) + _count(BEFORE_SPEECH_MS, rate_hz)
    for clip, pause_ms in zip(clips, pauses_ms, strict=True):
        spans.append((position, position + len(clip.pcm) // 2))
        position = spans[-1][1] + _count(pause_ms, rate_hz)
    # Written once, where it stays: a recording may last half an hour.
    samples = np.zeros(position + _count(profile.tail_ms, rate_hz), np.float32)
    samples[before : before + len(opening)] = opening
    speech = [samples[first:last] for first, last in spans]
    for sentence, clip in zip(speech, clips, strict=True):
        sentence[:] = samples_of(clip)
    gain = np.float32(magnitude(SPEECH_DBFS - speech_level_db(speech, rate_hz)))
    for sentence in speech:
        sentence *= gain
    spans_ms = tuple((round(1000 * first / rate_hz), round(1000 * last / rate_hz)) for first, last in spans)
    return Take(samples, rate_hz, spans_ms)


def _count(length_ms: float, rate_hz: int) -> int:
    return round(rate_hz * length_ms / 1000)
