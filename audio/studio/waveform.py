"""A recording as a picture, for the operator's eye: pauses, clipping and a voice that breaks off show."""

import numpy as np

from audio.studio.png import encode_png
from audio.studio.samples import Samples

_WIDTH_PX, _HEIGHT_PX = 1200, 240
_PALETTE = ((255, 255, 255), (225, 225, 225), (120, 180, 172), (0, 105, 92), (190, 60, 40))
_PAPER, _GRID, _PEAK, _BODY, _CEILING = range(5)
_GRID_S = 10


class Waveform:
    """Draws a sound of `count` samples that is played to it piece by piece."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._starts = np.arange(_WIDTH_PX) * count // _WIDTH_PX
        self._played = 0
        self._tops, self._floors, self._energies = np.zeros((3, _WIDTH_PX))

    def play(self, piece: Samples) -> None:
        """Draw one more piece."""
        first = np.searchsorted(self._starts, self._played, "right") - 1
        last = np.searchsorted(self._starts, self._played + len(piece), "left")
        cuts = np.maximum(self._starts[first:last] - self._played, 0)
        for columns, ufunc, values in (
            (self._tops, np.maximum, piece),
            (self._floors, np.minimum, piece),
            (self._energies, np.add, piece * piece),
        ):
            columns[first:last] = ufunc(columns[first:last], ufunc.reduceat(values, cuts))
        self._played += len(piece)

    def png(self, rate_hz: int, ceiling: float) -> bytes:
        """Show peaks (light) and RMS (dark) over time, a line every 10 s, the permitted peak in red."""
        tops, floors = self._tops, self._floors
        body = np.sqrt(self._energies * _WIDTH_PX / self._count)
        pixels = np.full((_HEIGHT_PX, _WIDTH_PX), _PAPER, np.uint8)
        seconds = np.arange(_GRID_S, self._count / rate_hz, _GRID_S)
        pixels[:, (seconds * rate_hz / self._count * _WIDTH_PX).astype(np.int64)] = _GRID
        heights = 1 - 2 * (np.arange(_HEIGHT_PX)[:, None] + 0.5) / _HEIGHT_PX
        half_px = 1 / _HEIGHT_PX  # so that silence is still a line
        pixels[(heights <= tops + half_px) & (heights >= floors - half_px)] = _PEAK
        pixels[np.abs(heights) <= body] = _BODY
        for row in (1 - ceiling, 1 + ceiling):
            pixels[int(row * _HEIGHT_PX / 2), ::4] = _CEILING
        return encode_png(pixels, _PALETTE)
