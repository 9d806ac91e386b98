"""How loud a sound is: integrated loudness and true peak (ITU-R BS.1770)."""

from functools import cache

import numpy as np
import numpy.typing as npt
import pyloudnorm
from scipy.signal import firwin, sosfilt

from audio.studio.samples import FRAME_MS, Levels, Samples, frame_width, in_frames
from newsroom.errors import MasterError

# Blocks of 400 ms that overlap by three quarters; −70 LUFS; 10 LU below the mean of the rest.
_HOP_FRAMES = 100 // FRAME_MS
_HOPS_A_BLOCK = 4
_ABSOLUTE_GATE = 10 ** (-6.9309)
_RELATIVE_GATE = 0.1

# Four times the rate and 12 taps a phase, as in Annex 2; of odd length, so that the first phase is the
# sample itself.
_OVERSAMPLING = 4
_HALO = 6
_LOW_PASS = _OVERSAMPLING * firwin(2 * _OVERSAMPLING * _HALO + 1, 1 / _OVERSAMPLING, window=("kaiser", 5.0))
# No value can be more of its surroundings' highest than this.
_LARGEST_GAIN = max(float(np.abs(_LOW_PASS[phase::_OVERSAMPLING]).sum()) for phase in range(_OVERSAMPLING))
# Larger blocks would multiply mostly by zero, more rows would not fit the processor's cache.
_LARGEST_BLOCK = 24
_ROWS = 256


class Loudness:
    """Weighs a sound that is played to it piece by piece as the ear does: by pyloudnorm's filters."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        filters = pyloudnorm.Meter(rate_hz)._filters.values()
        self._weighting = np.array([[*each.b, *each.a] for each in filters])
        self._memory = np.zeros((len(self._weighting), 2))
        self._energies: list[Levels] = []

    def play(self, piece: Samples) -> None:
        """Measure one more piece: whole frames, unless it is the last."""
        weighted, self._memory = sosfilt(self._weighting, piece, zi=self._memory)
        self._energies.append(mean_squares(weighted, self._rate_hz))

    @property
    def energies(self) -> Levels:
        """Mean square of each frame."""
        return np.concatenate(self._energies)


class Peaks:
    """Finds the highest magnitudes of a sound that is played to it piece by piece, between samples too."""

    def __init__(self, rate_hz: int, *, every_frame: bool) -> None:
        self._width = frame_width(rate_hz)
        self._every_frame = every_frame
        self._held = np.zeros(_HALO, np.float32)
        self._peaks: list[Samples] = []
        self._highest = 0.0

    def play(self, piece: Samples) -> None:
        """Measure one more piece."""
        sound = np.concatenate([self._held, piece])
        self._held = sound[self._measure(sound) :]

    @property
    def levels(self) -> Levels:
        """End the sound; return each frame's peak, where full scale is 1.

        Unless every frame is asked for, frames that cannot hold the highest peak of all may be told too low.
        """
        self._measure(np.pad(self._held, (0, _HALO + -(len(self._held) - _HALO) % self._width)))
        return np.concatenate(self._peaks).astype(np.float64)

    def _measure(self, sound: Samples) -> int:
        """Take the whole frames that have `_HALO` samples on either side; return their length."""
        count = max(0, (len(sound) - 2 * _HALO) // self._width)
        if count:
            peaks = _block_peaks(sound, self._width, count, 0.0 if self._every_frame else self._highest)
            self._peaks.append(peaks.reshape(count, -1).max(axis=1))
            self._highest = max(self._highest, float(self._peaks[-1].max()))
        return count * self._width


def mean_squares(samples: npt.NDArray[np.floating], rate_hz: int) -> Levels:
    """Return the mean square of each frame."""
    rows = in_frames(samples, rate_hz)
    energies: Levels = np.einsum("ij,ij->i", rows, rows).astype(np.float64) / rows.shape[1]
    return energies


def gated_lufs(energies: Levels) -> float:
    """Reduce mean squares of K-weighted frames to gated loudness; raise MasterError on silence."""
    hops = energies[: len(energies) // _HOP_FRAMES * _HOP_FRAMES].reshape(-1, _HOP_FRAMES).mean(axis=1)
    if len(hops) < _HOPS_A_BLOCK:
        raise MasterError("bản ghi ngắn hơn 0,4 giây, không đo được độ to")
    blocks = np.convolve(hops, np.full(_HOPS_A_BLOCK, 1 / _HOPS_A_BLOCK), "valid")
    heard = blocks[blocks > _ABSOLUTE_GATE]
    if not len(heard):
        raise MasterError("bản ghi không có tiếng")
    return -0.691 + 10 * float(np.log10(heard[heard > _RELATIVE_GATE * heard.mean()].mean()))


def _block_peaks(sound: Samples, width: int, count: int, floor: float) -> Samples:
    """Return peaks of `count` frames, part by part; those that cannot exceed `floor` are not oversampled."""
    between = _oversampler(width)
    block = between.shape[1] // _OVERSAMPLING
    rows = np.lib.stride_tricks.sliding_window_view(sound, len(between))[: count * width : block]
    peaks: Samples = np.maximum(rows.max(axis=1), -rows.min(axis=1))
    loud = np.flatnonzero(peaks * _LARGEST_GAIN > floor)
    for start in range(0, len(loud), _ROWS):
        here = loud[start : start + _ROWS]
        peaks[here] = np.abs(rows[here] @ between).max(axis=1)
    return peaks


@cache
def _oversampler(width: int) -> Samples:
    """Write interpolation as a matrix: a part of a frame and its surroundings → all values of that part."""
    block = max(size for size in range(1, _LARGEST_BLOCK + 1) if width % size == 0)
    matrix = np.zeros((block + 2 * _HALO, _OVERSAMPLING, block), np.float32)
    for sample in range(block):
        matrix[_HALO + sample, 0, sample] = 1
        for phase in range(1, _OVERSAMPLING):
            taps = _LOW_PASS[phase::_OVERSAMPLING][::-1]
            matrix[sample + 1 :, phase, sample][: len(taps)] = taps
    return matrix.reshape(len(matrix), -1)


def decibels(magnitude: float) -> float:
    """Write a magnitude in dB below or above full scale."""
    return 20 * float(np.log10(max(magnitude, 1e-9)))


def magnitude(decibels_: float) -> float:
    """Read dB as a factor."""
    return float(10 ** (decibels_ / 20))
