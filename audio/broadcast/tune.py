"""The station's signature tune, as a voice that can play nothing else."""

from dataclasses import dataclass

import numpy as np

from audio.studio.openings import Stroke, strike
from audio.voices import Clip

# The five strokes that open a recording on the page, answered, repeated and led home: điệu Bắc on D
# (D E G A B), all above the 350 Hz from which a horn carries.
_D, _E, _G, _A, _B, _D_HIGH = 587.33, 659.26, 783.99, 880.00, 987.77, 1174.66
_BEAT_S = 0.36
_MELODY = (
    (0, _D), (1, _E), (2, _G), (4, _B), (5, _A), (6, _G),
    (8, _E), (9, _G), (10, _A), (12, _D_HIGH), (13, _B), (14, _A),
    (16, _D), (17, _E), (18, _G), (20, _B), (21, _A), (22, _G),
)  # fmt: skip
_ACCENT, _WEAK = 1.0, 0.75
_LENGTH_S = 9.5
_PEAK = 0.5
_RATE_HZ = 44_100


@dataclass(frozen=True, slots=True)
class SignatureTune:
    """Plays the tune, whatever text it stands for."""

    @property
    def identity(self) -> str:
        return f"nhac-hieu 1 rate={_RATE_HZ}"

    def speak(self, text: str) -> Clip:
        """Play the tune; the same samples every time."""
        strokes: list[Stroke] = [
            (beat * _BEAT_S, pitch_hz, _ACCENT if beat % 4 == 0 else _WEAK) for beat, pitch_hz in _MELODY
        ]
        sound = strike(strokes, _LENGTH_S, _PEAK, _RATE_HZ)
        return Clip((sound * np.iinfo(np.int16).max).astype("<i2").tobytes(), _RATE_HZ)
