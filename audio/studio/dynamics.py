"""What is done to a sound's tone and level; every function returns new samples."""

import numpy as np
from scipy.ndimage import minimum_filter1d, uniform_filter1d
from scipy.signal import butter, firwin, sosfilt

from audio.studio.loudness import decibels, gated_lufs, magnitude, mean_squares, weighted_energies
from audio.studio.profiles import Compressor, Presence
from audio.studio.samples import FRAME_MS, PIECE_FRAMES, Levels, Samples, frame_width, in_frames, spread

# Frames this far below the mean are pauses (the relative gate of BS.1770).
_GATE = 0.1
# The limiter turns down this long before a peak and comes back as slowly: half a period of a low voice.
_LOOK_AHEAD_FRAMES = 6 // FRAME_MS
_ROUNDS = 5
# The right half of the odd taps of a half-band filter: they give the values half-way between samples.
_BETWEEN = (2 * firwin(23, 0.5, window=("kaiser", 5.0)))[12::2].astype(np.float32)
_FLOOR = 1e-6


def shape(samples: Samples, rate_hz: int, high_pass_hz: float, presence: Presence | None) -> Samples:
    """Take away what is too low to be carried, and lift the consonants."""
    sections = [butter(2, high_pass_hz, "highpass", fs=rate_hz, output="sos")]
    if presence:
        sections.append(_peaking(presence, rate_hz))
    filters = np.vstack(sections)
    memory = np.zeros((len(filters), 2))
    shaped = np.empty_like(samples)
    step = PIECE_FRAMES * frame_width(rate_hz)
    for start in range(0, len(samples), step):
        shaped[start : start + step], memory = sosfilt(filters, samples[start : start + step], zi=memory)
    return shaped


def compress(samples: Samples, rate_hz: int, compressor: Compressor) -> Samples:
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
    return spread(over ** (1 / compressor.ratio - 1), samples, rate_hz)


def level(samples: Samples, rate_hz: int, target_lufs: float, ceiling_db: float) -> Samples:
    """Apply one gain, then limit, so that what is left has the target loudness; raise StudioError."""
    peaks, energies = _peaks(samples, rate_hz), weighted_energies(samples, rate_hz)
    gain_db = target_lufs - gated_lufs(energies)
    for _ in range(_ROUNDS):
        # What the limiter takes away is given back before it, and a part of that is taken away again.
        gain_db += target_lufs - gated_lufs(energies * _limiting(peaks, gain_db, ceiling_db) ** 2)
    return spread(_limiting(peaks, gain_db, ceiling_db), samples, rate_hz)


def speech_level_db(samples: Samples, rate_hz: int) -> float:
    """Return the RMS of what is not pause, in dB below full scale."""
    energies = mean_squares(samples, rate_hz)
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


def _peaks(samples: Samples, rate_hz: int) -> Levels:
    """Return each frame's highest magnitude, on the samples and half-way between them."""
    reach = len(_BETWEEN)
    padded = np.pad(samples, (reach - 1, reach))
    peaks = []
    for start in range(0, len(samples), PIECE_FRAMES * frame_width(rate_hz)):
        piece = samples[start : start + PIECE_FRAMES * frame_width(rate_hz)]
        between = np.zeros_like(piece)
        for distance, tap in enumerate(_BETWEEN):
            left, right = start + reach - 1 - distance, start + reach + distance
            between += tap * (padded[left : left + len(piece)] + padded[right : right + len(piece)])
        highest = np.maximum(np.abs(piece), np.abs(between))
        peaks.append(in_frames(highest, rate_hz).max(axis=1))
    return np.concatenate(peaks).astype(np.float64)


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
