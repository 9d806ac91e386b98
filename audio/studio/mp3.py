"""PCM → tagged MP3, and back to measure it, by the ffmpeg that imageio-ffmpeg brings along."""

import subprocess
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import imageio_ffmpeg

from audio.voices import Clip
from newsroom.errors import StudioError

# 44,100 Hz is MPEG-1 Layer III, which every browser and the USB players of loudspeaker amplifiers decode;
# the 22,050 Hz of most voices would make it MPEG-2, which some of those players refuse.
# Constant bit rate, because they guess positions and lengths from it.
RATE_HZ = 44_100
_BITRATE = "64k"
_READ_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Tags:
    """What a player shows of a recording."""

    title: str
    artist: str
    album: str
    date: date


def encode_mp3(sound: Clip, tags: Tags, target: Path) -> None:
    """Write a mono MP3 with ID3v2.3 tags; equal sounds and tags give equal bytes. Raise StudioError."""
    metadata = {
        "title": tags.title,
        "artist": tags.artist,
        "album": tags.album,
        "date": tags.date.isoformat(),
        "language": "vie",
    }
    _run(
        # "warning" would show that libmp3lame ends with "Trying to remove 1152 samples", which is harmless.
        "-v", "error",
        "-f", "s16le", "-ar", str(sound.rate_hz), "-ch_layout", "mono", "-i", "pipe:0",
        "-codec:a", "libmp3lame", "-b:a", _BITRATE, "-ar", str(RATE_HZ), "-ac", "1",
        # Without bitexact, ffmpeg signs the file with its own version.
        "-flags:a", "+bitexact", "-fflags", "+bitexact", "-map_metadata", "-1",
        *(part for key, value in metadata.items() for part in ("-metadata", f"{key}={value}")),
        "-id3v2_version", "3", "-f", "mp3", "-y", str(target),
        stdin=sound.pcm,
    )  # fmt: skip


def measure_s(path: Path) -> float:
    """Decode an MP3 and count its samples; raise StudioError if the decoder has anything to complain of."""
    decoded_bytes = _run(
        "-v", "warning", "-i", str(path), "-f", "s16le", "-ar", str(RATE_HZ), "-ac", "1", "pipe:1"
    )
    return decoded_bytes / 2 / RATE_HZ


def _run(*arguments: str, stdin: bytes = b"") -> int:
    """Run ffmpeg, which must stay silent; return the number of bytes it wrote to its output pipe."""
    try:
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-xerror", *arguments]
    except RuntimeError as error:
        raise StudioError("không tìm thấy ffmpeg; cài lại gói imageio-ffmpeg") from error
    # Files instead of pipes for what goes in and what is complained of: nothing can block, and the
    # decoded sound, up to 5 MB a minute, is counted and let go.
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as log:
        source.write(stdin)
        source.seek(0)
        try:
            process = subprocess.Popen(command, stdin=source, stdout=subprocess.PIPE, stderr=log)
        except OSError as error:
            raise StudioError(f"không chạy được ffmpeg ({command[0]}): {error.strerror or error}") from error
        with process:
            assert process.stdout is not None
            written_bytes = 0
            while piece := process.stdout.read(_READ_BYTES):
                written_bytes += len(piece)
        log.seek(0)
        complaint = log.read().decode(errors="replace").strip()
    if process.returncode or complaint:
        raise StudioError(f"ffmpeg báo lỗi: {complaint or process.returncode}")
    return written_bytes
