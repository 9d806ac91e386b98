"""A person's reading: whole, without the silence around it, and refused where it cannot be played."""

import subprocess
from pathlib import Path

import imageio_ffmpeg
import pytest

from audio.voices.recorded import open_recorded
from newsroom.errors import VoiceError, VoiceUnavailable


@pytest.mark.parametrize("suffix", ["wav", "mp3", "m4a"])
def test_plays_what_telephones_and_recorders_write(reading: Path, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"bản đọc.{suffix}"
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(reading), "-ac", "2", str(file)]
    subprocess.run(command, check=True)
    whole_s = open_recorded(reading).speak("").duration_s
    assert open_recorded(file).speak("").duration_s == pytest.approx(whole_s, abs=0.15)


def test_another_take_is_another_voice(reading: Path) -> None:
    before = open_recorded(reading).identity
    reading.write_bytes(reading.read_bytes() + b"\0")
    assert open_recorded(reading).identity != before


def test_refuses_what_cannot_be_played(reading: Path, tmp_path: Path) -> None:
    silent = tmp_path / "silent.wav"
    silent.write_bytes(reading.read_bytes()[:44] + bytes(len(reading.read_bytes()) - 44))
    with pytest.raises(VoiceError, match=r"silent\.wav không có tiếng"):
        open_recorded(silent).speak("")
    silent.write_bytes(b"RIFF")
    with pytest.raises(VoiceError, match="hỏng"):
        open_recorded(silent).speak("")
    with pytest.raises(VoiceUnavailable, match="không đọc được tệp người đọc"):
        open_recorded(tmp_path / "none.wav")
