"""What is done to a sound's tone and level, in place and piece by piece: recordings are long."""

from collections.abc import Iterable, Iterator

import numpy as np
from scipy.ndimage import minimum_filter1d, uniform_filter1d
from scipy.signal import butter, sosfilt

from audio.studio.loudness import Loudness, Peaks, decibels, gated_lufs, magnitude, mean_squares
from audio.studio.profiles import Compressor, Presence
from audio.studio.samples import FRAME_MS, Levels, Samples, in_pieces, spread

# Frames this far below the mean are pauses (the relative gate of BS.1770).
_GATE = 0.1
# The limiter turns down this long before a peak and comes back as slowly: half a period of a low voice.
_LOOK_AHEAD_FRAMES = 6 // FRAME_MS
_ROUNDS = 5
_FLOOR = 1e-6


def shape(samples: Samples, rate_hz: int, high_pass_hz: float, presence: Presence | None) -> None:
    """Take away what is too low to be carried, and lift the consonants."""
    sections = [butter(2, high_pass_hz, "highpass", fs=rate_hz, output="sos")]
    if presence:
        sections.append(_peaking(presence, rate_hz))
    filters = np.vstack(sections)
    memory = np.zeros((len(filters), 2))
    for piece in in_pieces(samples, rate_hz):
        piece[:], memory = sosfilt(filters, piece, zi=memory)


def compress(samples: Samples, rate_hz: int, compressor: Compressor) -> None:
    """Bring soft and loud syllables together."""
    levels = np.sqrt(mean_squares(samples, rate_hz))
    attack, release = (
        float(np.exp(-FRAME_MS / time_ms)) for time_ms in (compressor.attack_ms, compressor.release_ms)
    )
    envelope = np.empty(len(levels))
    level = 0.0
    for index, new in enumerate(levels.tolist()):
        keep = attack if new > level else release
        level = keep * level + (1 - keep) * new
        envelope[index] = level
    over = np.maximum(envelope / magnitude(compressor.threshold_dbfs), 1)
    gains = over ** (1 / compressor.ratio - 1)
    for piece, softer in zip(in_pieces(samples, rate_hz), spread(gains, samples, rate_hz), strict=True):
        piece[:] = softer


class Leveller:
    """Brings a shaped sound to a loudness below a ceiling, as often as it is asked to."""

    def __init__(self, samples: Samples, rate_hz: int) -> None:
        self._samples, self._rate_hz = samples, rate_hz
        loudness, peaks = Loudness(rate_hz), Peaks(rate_hz, every_frame=True)
        for piece in in_pieces(samples, rate_hz):
            loudness.play(piece)
            peaks.play(piece)
        self._energies, self._peaks = loudness.energies, peaks.levels

    def level(self, target_lufs: float, ceiling_db: float) -> Iterator[Samples]:
        """Apply one gain, then limit, so that what is left has the target loudness; raise MasterError."""
        gain_db = target_lufs - gated_lufs(self._energies)
        for _ in range(_ROUNDS):
            # What the limiter takes away is given back before it, and a part of that is taken away again.
            limiting = _limiting(self._peaks, gain_db, ceiling_db)
            gain_db += target_lufs - gated_lufs(self._energies * limiting**2)
        return spread(_limiting(self._peaks, gain_db, ceiling_db), self._samples, self._rate_hz)


def speech_level_db(sentences: Iterable[Samples], rate_hz: int) -> float:
    """Return the RMS of what is not pause, in dB below full scale."""
    energies = np.concatenate([mean_squares(sentence, rate_hz) for sentence in sentences])
    return decibels(np.sqrt(energies[energies > _GATE * energies.mean()].mean()))


def _limiting(peaks: Levels, gain_db: float, ceiling_db: float) -> Levels:
    """Return each frame's gain: `gain_db`, turned down around every peak that would stand above the ceiling.

    It is the average of the smallest gains within reach, over one frame less on either side: it moves
    smoothly and is nowhere above what the frame itself needs.
    """
    needed = np.minimum(magnitude(gain_db), magnitude(ceiling_db) / np.maximum(peaks, _FLOOR))
    lowest = minimum_filter1d(needed, 2 * _LOOK_AHEAD_FRAMES + 1)
    smooth: Levels = uniform_filter1d(lowest, 2 * _LOOK_AHEAD_FRAMES - 1)
    return smooth


def _peaking(presence: Presence, rate_hz: int) -> Levels:
    """Design a peaking equaliser (R. Bristow-Johnson, Audio EQ Cookbook) as one second-order section."""
    amplitude = 10 ** (presence.gain_db / 40)
    omega = 2 * np.pi * presence.centre_hz / rate_hz
    alpha = np.sin(omega) / (2 * presence.q)
    middle = -2 * np.cos(omega)
    section = np.array(
        [1 + alpha * amplitude, middle, 1 - alpha * amplitude,
         1 + alpha / amplitude, middle, 1 - alpha / amplitude]
    )  # fmt: skip
    normalised: Levels = section[None, :] / section[3]
    return normalised
