"""Small masters, and what real decoders make of what is built from them."""

import subprocess
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import soundfile

from audio.studio import LOA, record
from audio.studio.frames import Frames, parse_frames
from tests.audio.fakes import INLINE, ScriptedVoice, make_job

# Which is exact, where the bit rate is constant.
_HARMLESS = "Estimating duration from bitrate, this may be inaccurate"


def loa_masters(cache: Path, *texts: str) -> list[Frames]:
    """Make masters for loudspeakers."""
    jobs = [make_job(f"bai-{n}", text) for n, text in enumerate(texts)]
    session = record(jobs, [LOA], ScriptedVoice(), cache, INLINE, lambda done, total: None, now_s=0)
    return [parse_frames(each.file.read_bytes()) for each in session.recorded[LOA.name].values()]


def sndfile_s(file: Path) -> float:
    """Decode a file by libsndfile, to its end and a little at a time; return its length."""
    samples, block = 0, np.empty(1 << 18, "float32")
    with soundfile.SoundFile(file) as sound:
        assert (sound.samplerate, sound.channels) == (44_100, 1)
        while count := len(sound.read(out=block)):
            samples += count
    return samples / 44_100


def ffmpeg_s(file: Path) -> float:
    """Decode a file by ffmpeg, which must find no fault; return its length."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "warning", "-i", str(file), "-f", "s16le", "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    complaints = [line for line in done.stderr.decode().splitlines() if _HARMLESS not in line]
    assert complaints == []
    return len(done.stdout) / 2 / 44_100


def decoded_s(file: Path) -> float:
    """Decode a file by ffmpeg and by libsndfile; their lengths must agree."""
    samples, rate_hz = soundfile.read(file, dtype="int16")
    assert rate_hz == 44_100
    assert abs(ffmpeg_s(file) - len(samples) / rate_hz) < 0.06
    return float(len(samples) / rate_hz)
