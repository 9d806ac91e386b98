"""How long a recording is heard in a session."""

from fractions import Fraction
from math import ceil

from audio.studio.frames import FRAME_S

_MOST_ADDED_FRAMES = 3


def on_air_ms(duration_s: float) -> int:
    """Bound from above how long a recording of this length is heard in a session, in whole frames.

    The encoder's delay and filling-up add less than three frames.
    """
    return ceil((Fraction(duration_s) + _MOST_ADDED_FRAMES * FRAME_S) * 1000)
