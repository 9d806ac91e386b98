"""Sound files of others → clips, by the ffmpeg that imageio-ffmpeg brings along."""

import subprocess
from pathlib import Path

import imageio_ffmpeg

from audio.voices.clip import Clip
from newsroom.errors import VoiceError, VoiceUnavailable

_REMEDY = "cài lại: python -m pip install --force-reinstall imageio-ffmpeg"


def decode(source: bytes | Path, rate_hz: int) -> Clip:
    """Decode a whole sound file to mono; raise VoiceError on a damaged or foreign one.

    A file, not bytes, is needed for formats that keep their table of contents at the end (M4A).
    """
    try:
        program = imageio_ffmpeg.get_ffmpeg_exe()
    except RuntimeError as error:
        raise VoiceUnavailable("không tìm thấy ffmpeg", _REMEDY) from error
    command = [
        program, "-hide_banner", "-v", "error", "-xerror", "-nostdin",
        "-i", "pipe:0" if isinstance(source, bytes) else f"file:{source}",
        "-map", "0:a:0", "-f", "s16le", "-ar", str(rate_hz), "-ac", "1", "pipe:1",
    ]  # fmt: skip
    content = source if isinstance(source, bytes) else b""
    try:
        done = subprocess.run(command, input=content, capture_output=True, check=False)
    except OSError as error:
        raise VoiceUnavailable("không chạy được ffmpeg", f"{error.strerror or error}; {_REMEDY}") from error
    complaint = done.stderr.decode(errors="replace").strip()
    if done.returncode or complaint:
        raise VoiceError("tệp âm thanh hỏng hoặc không đúng định dạng")
    return Clip(done.stdout, rate_hz)
