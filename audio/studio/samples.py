"""Sound as the studio works on it: mono 32-bit floats, where full scale is 1."""

from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from audio.voices import Clip

Samples: TypeAlias = npt.NDArray[np.float32]

Levels: TypeAlias = npt.NDArray[np.float64]

_Float = TypeVar("_Float", bound=np.floating)

FRAME_MS = 1
"""The grain of levels and gains: shorter than a period of any voice, far longer than a sample."""

PIECE_FRAMES = 2000
"""How much is worked on at once: what fits the processor's cache costs a third less time."""


def samples_of(clip: Clip) -> Samples:
    """Take a clip's samples."""
    return np.frombuffer(clip.pcm, "<i2").astype(np.float32) / np.float32(32_768)


def silence(length_ms: float, rate_hz: int) -> Samples:
    """Make silence of a length."""
    return np.zeros(round(rate_hz * length_ms / 1000), np.float32)


def frame_width(rate_hz: int) -> int:
    """Return the number of samples in a frame."""
    return rate_hz * FRAME_MS // 1000


def in_frames(samples: npt.NDArray[_Float], rate_hz: int) -> npt.NDArray[_Float]:
    """Cut into rows of one frame, the last filled up with silence."""
    return np.pad(samples, (0, -len(samples) % frame_width(rate_hz))).reshape(-1, frame_width(rate_hz))


def spread(gains: Levels, samples: Samples, rate_hz: int) -> Samples:
    """Apply one gain a frame without a step: inside a frame never more than that frame's own."""
    knots = np.minimum(np.append(gains, gains[-1]), np.insert(gains, 0, gains[0])).astype(np.float32)
    width = frame_width(rate_hz)
    ramp = np.linspace(0, 1, width, endpoint=False, dtype=np.float32)
    shaped = np.empty_like(samples)
    for first in range(0, len(gains), PIECE_FRAMES):
        here = knots[first : first + PIECE_FRAMES + 1]
        curve = (here[:-1, None] + np.diff(here)[:, None] * ramp).reshape(-1)
        piece = slice(first * width, min((first + PIECE_FRAMES) * width, len(samples)))
        np.multiply(samples[piece], curve[: piece.stop - piece.start], out=shaped[piece])
    return shaped
