"""What operators are told of the voices on their machine."""

from io import StringIO
from pathlib import Path

from rich.console import Console

from audio.voices import VOICES
from audio.voices.catalogue import voice_states
from newsroom.voicing import READER, VOICE_NAMES
from site_builder.voices import print_voices


def test_newsroom_and_audio_mean_the_same_voices() -> None:
    assert tuple(VOICES) == VOICE_NAMES


def test_every_voice_is_told_with_its_state(models: Path) -> None:
    states = {state.name: state for state in voice_states(models)}
    assert [*states] == [READER, *VOICE_NAMES]
    assert all(state.is_ready for state in states.values())
    assert "CC BY 4.0" in states["piper"].note


def test_a_missing_voice_is_told_with_the_way_to_it(tmp_path: Path) -> None:
    out = StringIO()
    print_voices(tmp_path, Console(file=out, width=120))
    assert "loaxa voices install vi_VN-vais1000-medium" in out.getvalue()
    assert "chưa" in out.getvalue()
