"""Clips and pauses → the sound of one article."""

from collections.abc import Sequence

from audio.sound import AudioSegment
from audio.voices import Clip
from newsroom.errors import StudioError

# Amplifiers wake up, and browsers fade in, within about a quarter of a second.
HEAD_MS = 300
TAIL_MS = 300
_PEAK_DBFS = -3.0


def assemble(clips: Sequence[Clip], pauses_ms: Sequence[int]) -> Clip:
    """Join clips, each followed by its pause, between a short head and tail; bring the peak to −3 dBFS.

    Raises StudioError where there is nothing to hear or the clips' rates differ.
    """
    rates_hz = {clip.rate_hz for clip in clips}
    if len(rates_hz) > 1:
        raise StudioError(f"không ghép được các câu có tần số lấy mẫu khác nhau: {sorted(rates_hz)}")
    rate_hz = max(rates_hz, default=0)
    pieces = [_silence(HEAD_MS, rate_hz)]
    for clip, pause_ms in zip(clips, pauses_ms, strict=True):
        pieces += [clip.pcm, _silence(pause_ms, rate_hz)]
    pieces.append(_silence(TAIL_MS, rate_hz))
    sound = AudioSegment(b"".join(pieces), sample_width=2, frame_rate=rate_hz, channels=1)
    if not sound.max:
        raise StudioError("bản ghi không có tiếng")
    return Clip(sound.apply_gain(_PEAK_DBFS - sound.max_dBFS).raw_data, rate_hz)


def _silence(length_ms: int, rate_hz: int) -> bytes:
    return bytes(2 * round(rate_hz * length_ms / 1000))
