"""A loudspeaker horn and the village around it, simulated: for comparing masters, not for beauty."""

import numpy as np
import numpy.typing as npt
from scipy.signal import butter, fftconvolve, sosfilt

Sound = npt.NDArray[np.float64]

# FACTS of the project: 300–5000 Hz, soft clip, RT60 0.6 s, an echo after 180 ms, pink noise.
_BAND_HZ = (300, 5000)
_DRIVE = 1.5
_RT60_S = 0.6
_REVERB_GAIN = 0.25
_ECHO_S, _ECHO_GAIN = 0.18, 0.4


def through_horn(sound: Sound, rate_hz: int) -> Sound:
    """Play a sound over a horn into a village: band, soft clipping, reverberation, one echo."""
    band = butter(4, _BAND_HZ, "bandpass", fs=rate_hz, output="sos")
    driven = np.tanh(_DRIVE * sosfilt(band, sound)) / _DRIVE
    heard: Sound = fftconvolve(driven, _room(rate_hz))[: len(sound)]
    return heard


def pink_noise(count: int, seed: int) -> Sound:
    """Make noise of equal power in every octave, with RMS 1; the same for the same seed."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(count))
    spectrum[1:] /= np.sqrt(np.arange(1, len(spectrum)))
    spectrum[0] = 0
    noise: Sound = np.fft.irfft(spectrum, count)
    noise /= np.sqrt(np.mean(noise**2))
    return noise


def _room(rate_hz: int) -> Sound:
    at_s = np.arange(round(_RT60_S * rate_hz)) / rate_hz
    decay = 10 ** (-3 * at_s / _RT60_S)
    tail = decay * np.random.default_rng(180).standard_normal(len(at_s))
    room: Sound = _REVERB_GAIN * tail / np.sqrt(np.sum(tail**2))
    room[0] += 1
    room[round(_ECHO_S * rate_hz)] += _ECHO_GAIN
    return room
