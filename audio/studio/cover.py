"""The picture players show: a horn on its mast, calling."""

from functools import cache

import numpy as np
import numpy.typing as npt

from audio.studio.png import blend, encode_png

_SIDE_PX = 300
_FINER = 3
_TONES = 16
_TEAL, _WHITE = (0, 121, 107), (255, 255, 255)


@cache
def cover_png() -> bytes:
    """Draw the cover; the same bytes every time."""
    count = _SIDE_PX * _FINER
    ticks = (np.arange(count) + 0.5) / count
    ink = _ink(ticks[None, :], ticks[:, None]).astype(np.float64)
    covered = ink.reshape(_SIDE_PX, _FINER, _SIDE_PX, _FINER).mean(axis=(1, 3))
    return encode_png(np.round(covered * (_TONES - 1)).astype(np.uint8), blend(_TEAL, _WHITE, _TONES))


def _ink(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Tell what is white in a square of side 1, x to the right and y down."""
    opening = 0.075 + 0.135 * np.clip((x - 0.27) / 0.26, 0, 1) ** 1.5
    horn = (x > 0.27) & (x < 0.53) & (np.abs(y - 0.42) < opening)
    lip = ((x - 0.545) / 0.035) ** 2 + ((y - 0.42) / 0.24) ** 2 < 1
    driver = (x > 0.15) & (x < 0.25) & (np.abs(y - 0.42) < 0.075)
    mast = (np.abs(x - 0.34) < 0.022) & (y > 0.50) & (y < 0.86)
    foot = (np.abs(x - 0.34) < 0.13) & (np.abs(y - 0.86) < 0.02)
    radius, angle = np.hypot(x - 0.50, y - 0.42), np.arctan2(y - 0.42, x - 0.50)
    rings = np.any([np.abs(radius - r) < 0.018 for r in (0.19, 0.27, 0.35)], axis=0)
    waves = rings & (np.abs(angle) < 0.62)
    ink: npt.NDArray[np.bool_] = horn | lip | driver | mast | foot | waves
    return ink
