"""Samples → MP3 by the ffmpeg that imageio-ffmpeg brings along, and back to measure it by libsndfile."""

import contextlib
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import soundfile

from audio.studio.samples import Samples, piece_width
from newsroom.errors import StudioError

# libmp3lame spends this much less time on the search for the best bits; 64 kbit/s are plenty for one voice.
_EFFORT = "7"
_SCALE = 0.95
# Frames of 1,152 samples an encoder may add: its delay in front, the filling-up behind.
_PADDING_SAMPLES = 3 * 1152


def encode_mp3(
    pieces: Iterable[Samples], rate_hz: int, bitrate_kbps: int, mp3_rate_hz: int, target: Path
) -> None:
    """Write a mono MP3 of constant bit rate without tags; equal samples give equal bytes.

    Raises StudioError.
    """
    _run(
        # "warning" would show that libmp3lame ends with "Trying to remove 1152 samples", which is harmless.
        "-v", "error",
        "-f", "f32le", "-ar", str(rate_hz), "-ch_layout", "mono", "-i", "pipe:0",
        # Constant, because cheap players guess positions and lengths from the bit rate.
        "-codec:a", "libmp3lame", "-b:a", f"{bitrate_kbps}k", "-compression_level", _EFFORT,
        "-ar", str(mp3_rate_hz), "-ac", "1",
        # Without bitexact, ffmpeg signs the file with its own version.
        "-flags:a", "+bitexact", "-fflags", "+bitexact", "-map_metadata", "-1",
        "-id3v2_version", "0", "-f", "mp3", "-y", str(target),
        # LAME quietly multiplies by 0.95, whatever the level.
        stdin=((piece / np.float32(_SCALE)).astype("<f4", copy=False).data for piece in pieces),
    )  # fmt: skip


def decode_mp3(path: Path, rate_hz: int, expected_samples: int) -> Iterator[Samples]:
    """Decode an MP3 of our own piece by piece; raise StudioError if it is not as long as what went in."""
    count = 0
    try:
        with soundfile.SoundFile(path) as file:
            found_hz = file.samplerate
            for piece in file.blocks(piece_width(rate_hz), dtype="float32"):
                count += len(piece)
                yield piece
    except soundfile.SoundFileError as error:
        raise StudioError(f"không giải mã được MP3 vừa mã hóa: {error}") from error
    if found_hz != rate_hz or not 0 <= count - expected_samples <= _PADDING_SAMPLES:
        raise StudioError(
            f"MP3 vừa mã hóa dài {count} mẫu ở {found_hz} Hz, cần {expected_samples} mẫu ở {rate_hz} Hz"
        )


def _run(*arguments: str, stdin: Iterable[memoryview]) -> None:
    """Run ffmpeg, which must stay silent."""
    try:
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-xerror", *arguments]
    except RuntimeError as error:
        raise StudioError("không tìm thấy ffmpeg; cài lại gói imageio-ffmpeg") from error
    # A file for what is complained of: writing the sound cannot block on it.
    with tempfile.TemporaryFile() as log:
        try:
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=log)
        except OSError as error:
            raise StudioError(f"không chạy được ffmpeg ({command[0]}): {error.strerror or error}") from error
        with process, contextlib.suppress(BrokenPipeError):  # its complaint tells more
            assert process.stdin is not None
            for piece in stdin:
                process.stdin.write(piece)
        log.seek(0)
        complaint = log.read().decode(errors="replace").strip()
    if process.returncode or complaint:
        # A full disk ends it by a complaint or, under a quota, by a signal.
        raise StudioError(
            f"ffmpeg không ghi được MP3: {complaint or f'mã lỗi {process.returncode}'};"
            " xem lại dung lượng còn trống của ổ đĩa"
        )
