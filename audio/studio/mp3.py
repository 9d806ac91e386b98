"""Samples → MP3 by LAME, and back to measure it by libsndfile: both without a process of their own."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import lameenc
import numpy as np
import soundfile
import soxr

from audio.studio.frames import BITRATE_KBPS, RATE_HZ, parse_frames, with_note
from audio.studio.samples import Samples, piece_width
from newsroom.errors import StudioError

# LAME spends much less time here on the search for the best bits; 64 kbit/s are plenty for one voice.
_EFFORT = 7
# LAME quietly multiplies by 0.95, whatever the level. What is louder than that would be cut, at −0.4 dBFS:
# every profile's ceiling lies below.
_FULL_SCALE = np.float32(32_767 / 0.95)


def encode_mp3(pieces: Iterable[Samples], rate_hz: int, target: Path) -> int:
    """Write a mono MP3 of constant bit rate without tags; return how many samples are heard.

    Equal samples give equal bytes.
    """
    # Constant, because cheap players guess positions and lengths from the bit rate.
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_bit_rate(BITRATE_KBPS)
    encoder.set_in_sample_rate(RATE_HZ)
    encoder.set_quality(_EFFORT)
    content, count = bytearray(), 0
    for piece in _resampled(pieces, rate_hz):
        content += encoder.encode(np.rint(piece * _FULL_SCALE).clip(-32_768, 32_767).astype("<i2"))
        count += len(piece)
    content += encoder.flush()
    target.write_bytes(with_note(parse_frames(bytes(content)), count))
    return count


def _resampled(pieces: Iterable[Samples], rate_hz: int) -> Iterator[Samples]:
    resampler = soxr.ResampleStream(rate_hz, RATE_HZ, 1, dtype="float32")
    for piece in pieces:
        yield resampler.resample_chunk(piece)
    yield resampler.resample_chunk(np.zeros(0, np.float32), last=True)


def decode_mp3(path: Path, expected_samples: int) -> Iterator[Samples]:
    """Decode an MP3 of our own piece by piece; raise StudioError if it is not as long as it should be."""
    count = 0
    try:
        with soundfile.SoundFile(path) as file:
            found_hz = file.samplerate
            for piece in file.blocks(piece_width(RATE_HZ), dtype="float32"):
                count += len(piece)
                yield piece
    except soundfile.SoundFileError as error:
        raise StudioError(f"không giải mã được MP3 vừa mã hóa: {error}") from error
    if (found_hz, count) != (RATE_HZ, expected_samples):
        raise StudioError(
            f"MP3 vừa mã hóa dài {count} mẫu ở {found_hz} Hz, cần {expected_samples} mẫu ở {RATE_HZ} Hz"
        )
