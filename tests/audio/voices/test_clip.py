"""Pieces of sound: cut, joined, decoded."""

from array import array
from pathlib import Path

import pytest

from audio.voices.clip import Clip, join, trim
from audio.voices.decoding import decode
from newsroom.errors import VoiceError


def test_trims_silence_and_keeps_the_release() -> None:
    tone = array("h", [12_000, -12_000] * 2_205).tobytes()
    clip = trim(Clip(bytes(2 * 4_410) + tone + bytes(2 * 8_820), 22_050))
    assert clip.duration_s == pytest.approx(0.2 + 0.02, abs=0.006)


def test_trims_pure_silence_to_nothing() -> None:
    assert trim(Clip(bytes(1000), 22_050)).pcm == b""
    assert trim(Clip(b"", 22_050)).pcm == b""


def test_joins_with_a_breath_between() -> None:
    joined = join([Clip(b"\1\1" * 100, 8_000), Clip(b"\2\2" * 50, 8_000)], 10)
    assert joined == Clip(b"\1\1" * 100 + bytes(160) + b"\2\2" * 50, 8_000)


def test_says_what_cannot_be_decoded(tmp_path: Path) -> None:
    file = tmp_path / "-i đơn.mp3"
    file.write_bytes(b"not a sound")
    for source in (file, file.read_bytes(), b""):
        with pytest.raises(VoiceError, match="hỏng hoặc không đúng định dạng"):
            decode(source, 24_000)
