"""Sound as the studio works on it: mono 32-bit floats, where full scale is 1."""

from collections.abc import Iterator
from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from audio.voices import Clip

Samples: TypeAlias = npt.NDArray[np.float32]

Levels: TypeAlias = npt.NDArray[np.float64]

_Float = TypeVar("_Float", bound=np.floating)

FRAME_MS = 1
"""The grain of levels and gains: shorter than a period of any voice, far longer than a sample."""

_PIECE_FRAMES = 1000
"""How much is worked on at once: what fits the processor's cache, and little beside a whole recording."""


def samples_of(clip: Clip) -> Samples:
    """Take a clip's samples."""
    return np.frombuffer(clip.pcm, "<i2").astype(np.float32) / np.float32(32_768)


def frame_width(rate_hz: int) -> int:
    """Return the number of samples in a frame."""
    return rate_hz * FRAME_MS // 1000


def piece_width(rate_hz: int) -> int:
    """Return the number of samples in a piece: whole frames."""
    return _PIECE_FRAMES * frame_width(rate_hz)


def in_frames(samples: npt.NDArray[_Float], rate_hz: int) -> npt.NDArray[_Float]:
    """Cut into rows of one frame, the last filled up with silence."""
    missing = -len(samples) % frame_width(rate_hz)
    return (np.pad(samples, (0, missing)) if missing else samples).reshape(-1, frame_width(rate_hz))


def in_pieces(samples: Samples, rate_hz: int) -> Iterator[Samples]:
    """Cut into views of whole frames, the last of what is left."""
    step = piece_width(rate_hz)
    for start in range(0, len(samples), step):
        yield samples[start : start + step]


def spread(gains: Levels, samples: Samples, rate_hz: int) -> Iterator[Samples]:
    """Apply one gain a frame without a step, piece by piece: inside a frame never more than that frame's."""
    knots = np.minimum(np.append(gains, gains[-1]), np.insert(gains, 0, gains[0])).astype(np.float32)
    ramp = np.linspace(0, 1, frame_width(rate_hz), endpoint=False, dtype=np.float32)
    for number, piece in enumerate(in_pieces(samples, rate_hz)):
        here = knots[number * _PIECE_FRAMES : (number + 1) * _PIECE_FRAMES + 1]
        curve = (here[:-1, None] + np.diff(here)[:, None] * ramp).reshape(-1)
        yield piece * curve[: len(piece)]
