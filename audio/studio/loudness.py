"""How loud a sound is: integrated loudness and true peak (ITU-R BS.1770).

Long sounds are taken piece by piece: a whole one in 64-bit floats would need 24 bytes a sample.
"""

import numpy as np
import numpy.typing as npt
import pyloudnorm
from scipy.signal import firwin, sosfilt, upfirdn

from audio.studio.samples import FRAME_MS, PIECE_FRAMES, Levels, Samples, frame_width, in_frames
from newsroom.errors import StudioError

# Blocks of 400 ms that overlap by three quarters; −70 LUFS; 10 LU below the mean of the rest.
_HOP_FRAMES = 100 // FRAME_MS
_HOPS_A_BLOCK = 4
_ABSOLUTE_GATE = 10 ** (-6.9309)
_RELATIVE_GATE = 0.1

# Four times the rate and 12 taps a phase, as in Annex 2; of odd length, so that the first phase is the
# sample itself and need not be computed.
_OVERSAMPLING = 4
_HALO = 6
_LOW_PASS = _OVERSAMPLING * firwin(2 * _OVERSAMPLING * _HALO + 1, 1 / _OVERSAMPLING, window=("kaiser", 5.0))
_PHASES = [_LOW_PASS[phase::_OVERSAMPLING].astype(np.float32) for phase in range(1, _OVERSAMPLING)]
# No phase can make more of its input than this.
_LARGEST_GAIN = max(float(np.abs(phase).sum()) for phase in _PHASES)
_BLOCK = 64
_PIECE_BLOCKS = 2048


def integrated_lufs(samples: Samples, rate_hz: int) -> float:
    """Measure gated loudness; raise StudioError on silence and on less than 0.4 s."""
    return gated_lufs(weighted_energies(samples, rate_hz))


def weighted_energies(samples: Samples, rate_hz: int) -> Levels:
    """Return the mean square of each frame as the ear weighs it: pyloudnorm's filters, piece by piece."""
    sections = np.array([[*each.b, *each.a] for each in pyloudnorm.Meter(rate_hz)._filters.values()])
    memory = np.zeros((len(sections), 2))
    energies = []
    step = PIECE_FRAMES * frame_width(rate_hz)
    for start in range(0, len(samples), step):
        weighted, memory = sosfilt(sections, samples[start : start + step], zi=memory)
        energies.append(mean_squares(weighted, rate_hz))
    return np.concatenate(energies)


def mean_squares(samples: npt.NDArray[np.floating], rate_hz: int) -> Levels:
    """Return the mean square of each frame."""
    rows = in_frames(samples, rate_hz)
    energies: Levels = np.einsum("ij,ij->i", rows, rows).astype(np.float64) / rows.shape[1]
    return energies


def gated_lufs(energies: Levels) -> float:
    """Reduce mean squares of K-weighted frames to gated loudness; raise StudioError on silence."""
    hops = energies[: len(energies) // _HOP_FRAMES * _HOP_FRAMES].reshape(-1, _HOP_FRAMES).mean(axis=1)
    if len(hops) < _HOPS_A_BLOCK:
        raise StudioError("bản ghi ngắn hơn 0,4 giây, không đo được độ to")
    blocks = np.convolve(hops, np.full(_HOPS_A_BLOCK, 1 / _HOPS_A_BLOCK), "valid")
    heard = blocks[blocks > _ABSOLUTE_GATE]
    if not len(heard):
        raise StudioError("bản ghi không có tiếng")
    return -0.691 + 10 * float(np.log10(heard[heard > _RELATIVE_GATE * heard.mean()].mean()))


def true_peak(samples: Samples) -> float:
    """Return the highest magnitude, between samples too, where full scale is 1.

    Only blocks that could hold it are oversampled, each with the edges of its neighbours.
    """
    highest = float(max(samples.max(), -samples.min()))
    padded = np.pad(samples, (_HALO, _HALO + -len(samples) % _BLOCK))
    blocks = np.lib.stride_tricks.sliding_window_view(padded, _BLOCK + 2 * _HALO)[::_BLOCK]
    for start in range(0, len(blocks), _PIECE_BLOCKS):
        piece = blocks[start : start + _PIECE_BLOCKS]
        peaks = np.maximum(piece.max(axis=1), -piece.min(axis=1))
        rows = piece[peaks * _LARGEST_GAIN > highest]
        for phase in _PHASES if len(rows) else ():
            # At either end the filter would see silence that is not there.
            between = upfirdn(phase, rows)[:, len(phase) - 1 : rows.shape[1]]
            highest = max(highest, float(between.max()), -float(between.min()))
    return highest


def decibels(magnitude: float) -> float:
    """Write a magnitude in dB below or above full scale."""
    return 20 * float(np.log10(max(magnitude, 1e-9)))


def magnitude(decibels_: float) -> float:
    """Read dB as a factor."""
    return float(10 ** (decibels_ / 20))
