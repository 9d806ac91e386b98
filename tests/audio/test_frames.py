"""Frames of masters, and joined masters, measured by real decoders."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from mutagen.mp3 import MP3, BitrateMode

from audio.broadcast.airtime import on_air_ms
from audio.studio import LOA, record
from audio.studio.frames import FRAME_S, Frames, join, parse_frames, silence
from newsroom.errors import StudioError
from tests.audio.broadcast.masters import decoded_s, loa_masters
from tests.audio.fakes import INLINE, ScriptedVoice, make_job

TEXTS = ("Thông báo họp thôn.", "Mời bà con đến nhà văn hóa lúc bảy giờ.", "Hết.")


def written(frames: Frames, file: Path) -> Path:
    file.write_bytes(frames.content)
    return file


def test_a_master_keeps_every_frame_and_loses_tags_and_note(tmp_path: Path) -> None:
    session = record(
        [make_job("a", TEXTS[0])], [LOA], ScriptedVoice(), tmp_path, INLINE, lambda d, t: None, now_s=0
    )
    recorded = session.recorded[LOA.name]["a"]
    content = recorded.file.read_bytes()
    frames = parse_frames(content)
    assert b"Info" in content
    assert content.endswith(frames.content)
    assert b"Info" not in frames.content[:200]
    assert 0 < frames.duration_s - recorded.recording.duration_s < 3 * FRAME_S
    assert frames.duration_s * 1000 <= on_air_ms(recorded.recording.duration_s)
    assert decoded_s(written(frames, tmp_path / "a.mp3")) == pytest.approx(float(frames.duration_s), abs=0.03)


def test_joined_masters_sound_like_one_after_another(tmp_path: Path) -> None:
    pieces = loa_masters(tmp_path, *TEXTS)
    whole = join([pieces[0], silence(20), *pieces[1:]])
    file = written(whole, tmp_path / "whole.mp3")
    assert decoded_s(file) == pytest.approx(float(whole.duration_s), abs=0.03)
    heard, _ = soundfile.read(file, dtype="float32")
    apart = []
    for n, piece in enumerate([pieces[0], silence(20), *pieces[1:]]):
        samples, _ = soundfile.read(written(piece, tmp_path / f"{n}.mp3"), dtype="float32")
        apart.append(samples)
    expected = np.concatenate(apart)
    assert np.abs(heard - expected[: len(heard)]).max() < 0.01


def test_what_is_joined_is_a_plain_file_of_constant_bit_rate(tmp_path: Path) -> None:
    info: Any = MP3(written(join(loa_masters(tmp_path, *TEXTS)), tmp_path / "whole.mp3")).info
    assert (info.version, info.layer, info.sample_rate, info.channels) == (1, 3, 44_100, 1)
    assert info.bitrate == pytest.approx(64_000, abs=1)
    assert info.bitrate_mode in (BitrateMode.CBR, BitrateMode.UNKNOWN)


def test_silence_is_silent_and_as_long_and_as_large_as_it_says(tmp_path: Path) -> None:
    frames = silence(400)
    file = written(frames, tmp_path / "silence.mp3")
    samples, _ = soundfile.read(file, dtype="int16")
    assert not samples.any()
    assert decoded_s(file) == pytest.approx(400 * float(FRAME_S), abs=0.03)
    assert len(frames.content) * 8 / float(frames.duration_s) == pytest.approx(64_000, rel=0.0005)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"RIFF" + bytes(100), "không phải MP3 một kênh 44,1 kHz"),
        (b"\xff\xfb\x90\x64" + bytes(400), "không phải MP3 một kênh 44,1 kHz"),
        (silence(3).content[:-1], "bị cụt"),
        (silence(3).content + b"TAG", "không phải MP3"),
    ],
)
def test_other_files_are_refused(content: bytes, told: str) -> None:
    with pytest.raises(StudioError, match=told):
        parse_frames(content)
