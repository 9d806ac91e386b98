"""The sounds before the first word, struck from sine waves: no sample of anyone else's."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from audio.studio.profiles import Opening
from audio.studio.samples import Samples

# A wooden bar's partials, without the highest, which a horn would make shrill: ratio, strength, decay in s.
_PARTIALS = ((1.0, 1.0, 0.50), (2.0, 0.30, 0.28), (3.0, 0.12, 0.14), (4.0, 0.05, 0.08))
_ATTACK_S = 0.006

Stroke = tuple[float, float, float]
"""When in s, pitch in Hz, strength."""

# All lie above the 350 Hz from which a horn carries; both tunes use the five tones
# of điệu Bắc on D (D E G A B), so that one belongs to the other.
_STROKES = {
    Opening.CHIME: ((0.0, 587.33, 0.8), (0.42, 783.99, 0.9), (0.84, 987.77, 1.0)),
    Opening.SIGNATURE: (
        (0.0, 587.33, 0.7),
        (0.24, 659.26, 0.7),
        (0.48, 783.99, 0.9),
        (0.84, 987.77, 0.8),
        (1.08, 880.00, 0.8),
        (1.44, 783.99, 1.0),
    ),
}
_LENGTH_S = {Opening.CHIME: 2.0, Opening.SIGNATURE: 2.6}
# Speech stands at −20 dBFS RMS here. The chime must be heard before anyone listens; the tune must not
# make anyone turn the volume down before the voice comes.
_PEAK = {Opening.CHIME: 0.40, Opening.SIGNATURE: 0.16}
_FADE_S = 0.3


@cache
def opening_sound(opening: Opening, rate_hz: int) -> Samples:
    """Strike an opening; the same samples every time."""
    if opening is Opening.NONE:
        return np.zeros(0, np.float32)
    return strike(_STROKES[opening], _LENGTH_S[opening], _PEAK[opening], rate_hz)


def strike(strokes: Sequence[Stroke], length_s: float, peak: float, rate_hz: int) -> Samples:
    """Strike a wooden bar at given times, pitches and strengths, and let it fade."""
    sound = np.zeros(round(length_s * rate_hz))
    for start_s, pitch_hz, strength in strokes:
        first = round(start_s * rate_hz)
        sound[first:] += strength * _stroke(pitch_hz, len(sound) - first, rate_hz)
    fade = round(_FADE_S * rate_hz)
    sound[-fade:] *= np.linspace(1, 0, fade) ** 2
    levelled: Samples = (sound * (peak / np.abs(sound).max())).astype(np.float32)
    return levelled


def _stroke(pitch_hz: float, count: int, rate_hz: int) -> npt.NDArray[np.float64]:
    at_s = np.arange(count) / rate_hz
    sound = np.zeros(count)
    for ratio, strength, decay_s in _PARTIALS:
        sound += strength * np.exp(-at_s / decay_s) * np.sin(2 * np.pi * ratio * pitch_hz * at_s)
    return sound * np.minimum(1, at_s / _ATTACK_S)
