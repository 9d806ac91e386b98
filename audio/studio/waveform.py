"""A recording as a picture, for the operator's eye: pauses, clipping and a voice that breaks off show."""

import numpy as np

from audio.studio.png import encode_png
from audio.studio.samples import Samples

_WIDTH_PX, _HEIGHT_PX = 1200, 240
_PALETTE = ((255, 255, 255), (225, 225, 225), (120, 180, 172), (0, 105, 92), (190, 60, 40))
_PAPER, _GRID, _PEAK, _BODY, _CEILING = range(5)
_GRID_S = 10


def waveform_png(samples: Samples, rate_hz: int, ceiling: float) -> bytes:
    """Draw peaks (light) and RMS (dark) over time, a line every 10 s, the permitted peak in red."""
    columns = np.array_split(samples, _WIDTH_PX)
    tops = np.array([column.max() for column in columns])
    floors = np.array([column.min() for column in columns])
    body = np.array([np.sqrt(np.dot(column, column) / len(column)) for column in columns])

    pixels = np.full((_HEIGHT_PX, _WIDTH_PX), _PAPER, np.uint8)
    seconds = np.arange(_GRID_S, len(samples) / rate_hz, _GRID_S)
    pixels[:, (seconds * rate_hz / len(samples) * _WIDTH_PX).astype(np.int64)] = _GRID
    heights = 1 - 2 * (np.arange(_HEIGHT_PX)[:, None] + 0.5) / _HEIGHT_PX
    half_px = 1 / _HEIGHT_PX  # so that silence is still a line
    pixels[(heights <= tops + half_px) & (heights >= floors - half_px)] = _PEAK
    pixels[np.abs(heights) <= body] = _BODY
    for row in (1 - ceiling, 1 + ceiling):
        pixels[int(row * _HEIGHT_PX / 2), ::4] = _CEILING
    return encode_png(pixels, _PALETTE)
