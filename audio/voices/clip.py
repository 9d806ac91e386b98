"""A piece of speech as samples."""

from collections.abc import Sequence
from dataclasses import dataclass

from audio.sound import AudioSegment, detect_leading_silence

# What lies this far below the loudest sample is breath and echo, drowned on any loudspeaker.
_SILENCE_BELOW_PEAK_DB = 45
_GRAIN_MS = 5
_RELEASE_MS = 20  # left after the last sound, so that a final consonant is not cut


@dataclass(frozen=True, slots=True)
class Clip:
    """Mono sound: `pcm` holds signed 16-bit little-endian samples."""

    pcm: bytes
    rate_hz: int

    @property
    def duration_s(self) -> float:
        return len(self.pcm) / 2 / self.rate_hz


def trim(clip: Clip) -> Clip:
    """Cut the silence off both ends, so that pauses are the script's alone; pure silence leaves no sample."""
    sound = AudioSegment(clip.pcm, sample_width=2, frame_rate=clip.rate_hz, channels=1)
    if not sound.max:
        return Clip(b"", clip.rate_hz)
    threshold_dbfs = sound.max_dBFS - _SILENCE_BELOW_PEAK_DB
    head_ms = detect_leading_silence(sound, threshold_dbfs, _GRAIN_MS)
    tail_ms = detect_leading_silence(sound.reverse(), threshold_dbfs, _GRAIN_MS)
    first, last = (2 * int(clip.rate_hz * ms / 1000) for ms in (head_ms, max(0, tail_ms - _RELEASE_MS)))
    return Clip(clip.pcm[first : len(clip.pcm) - last], clip.rate_hz)


def join(clips: Sequence[Clip], pause_ms: int) -> Clip:
    """Put clips of one rate after another with a breath between them; raise ValueError on none."""
    (rate_hz,) = {clip.rate_hz for clip in clips}
    pause = bytes(2 * round(rate_hz * pause_ms / 1000))
    return Clip(pause.join(clip.pcm for clip in clips), rate_hz)
