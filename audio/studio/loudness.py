"""How loud a sound is: integrated loudness and true peak (ITU-R BS.1770)."""

import numpy as np
import pyloudnorm
from scipy.signal import firwin, upfirdn

from audio.studio.samples import FRAME_MS, Levels, Samples
from newsroom.errors import StudioError

_OVERSAMPLING = 4
# BS.1770 Annex 2 asks for four times the rate and shows a filter of 12 taps a phase; 16 are flatter.
_TAPS = 16 * _OVERSAMPLING
_LOW_PASS = (_OVERSAMPLING * firwin(_TAPS, 1 / _OVERSAMPLING, window=("kaiser", 6.0))).astype(np.float32)
# No phase of the filter can make more of its input than this.
_LARGEST_GAIN = max(float(np.abs(_LOW_PASS[phase::_OVERSAMPLING]).sum()) for phase in range(_OVERSAMPLING))
_HALO = _TAPS // _OVERSAMPLING
_BLOCK = 8 * _HALO
_BLOCKS_AT_ONCE = 2048

# Blocks of 400 ms that overlap by three quarters; −70 LUFS; 10 LU below the mean of the rest.
_HOP_FRAMES = 100 // FRAME_MS
_HOPS_A_BLOCK = 4
_ABSOLUTE_GATE = 10 ** (-6.9309)
_RELATIVE_GATE = 0.1


def integrated_lufs(samples: Samples, rate_hz: int) -> float:
    """Measure gated loudness; raise StudioError on what is too short or too quiet to have one."""
    try:
        lufs = float(pyloudnorm.Meter(rate_hz).integrated_loudness(samples))
    except ValueError as error:
        raise StudioError("bản ghi ngắn hơn 0,4 giây, không đo được độ to") from error
    if not np.isfinite(lufs):
        raise StudioError("bản ghi không có tiếng")
    return lufs


def k_weighted(samples: Samples, rate_hz: int) -> Samples:
    """Weigh a sound as the ear does: the two filters of BS.1770."""
    shelf = pyloudnorm.IIRfilter(4.0, 1 / np.sqrt(2), 1500.0, rate_hz, "high_shelf")
    high_pass = pyloudnorm.IIRfilter(0.0, 0.5, 38.0, rate_hz, "high_pass")
    weighted: Samples = high_pass.apply_filter(shelf.apply_filter(samples)).astype(np.float32)
    return weighted


def gated_lufs(energies: Levels) -> float:
    """Reduce mean squares of K-weighted frames to gated loudness, as `integrated_lufs` does from samples.

    Raises StudioError on silence.
    """
    hops = energies[: len(energies) // _HOP_FRAMES * _HOP_FRAMES].reshape(-1, _HOP_FRAMES).mean(axis=1)
    blocks = np.convolve(hops, np.full(_HOPS_A_BLOCK, 1 / _HOPS_A_BLOCK), "valid")
    heard = blocks[blocks > _ABSOLUTE_GATE]
    if not len(heard):
        raise StudioError("bản ghi không có tiếng")
    return _lufs(heard[heard > _RELATIVE_GATE * heard.mean()].mean())


def _lufs(mean_square: float) -> float:
    return -0.691 + 10 * float(np.log10(mean_square))


def true_peak(samples: Samples) -> float:
    """Return the highest magnitude, between samples too, where full scale is 1.

    Only blocks that could hold it are oversampled, each with the edges of its neighbours.
    """
    blocks = np.pad(samples, (_BLOCK, 2 * _BLOCK - len(samples) % _BLOCK)).reshape(-1, _BLOCK)
    before, middle, after = blocks[:-2, -_HALO:], blocks[1:-1], blocks[2:, :_HALO]
    peaks = np.maximum.reduce([np.maximum(p.max(axis=1), -p.min(axis=1)) for p in (before, middle, after)])
    highest = float(peaks.max())
    candidates = np.flatnonzero(peaks * _LARGEST_GAIN > highest)
    for start in range(0, len(candidates), _BLOCKS_AT_ONCE):
        chosen = candidates[start : start + _BLOCKS_AT_ONCE]
        rows = np.hstack([before[chosen], middle[chosen], after[chosen]])
        finer = upfirdn(_LOW_PASS, rows, up=_OVERSAMPLING)
        # At either end the filter sees the silence that is not there.
        whole = finer[:, _TAPS - 1 : _OVERSAMPLING * rows.shape[1]]
        highest = max(highest, float(np.abs(whole).max()))
    return highest


def decibels(magnitude: float) -> float:
    """Write a magnitude in dB below or above full scale."""
    return 20 * float(np.log10(max(magnitude, 1e-9)))


def magnitude(decibels_: float) -> float:
    """Read dB as a factor."""
    return float(10 ** (decibels_ / 20))
