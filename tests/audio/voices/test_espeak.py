"""What espeak alone promises; the contract of every voice is in test_contract."""

import sys
from pathlib import Path

import pytest

from audio.voices.espeak import EspeakVoice, open_espeak
from newsroom.errors import VoiceUnavailable


def test_a_broken_installation_is_named(tmp_path: Path) -> None:
    espeak = open_espeak()
    with pytest.raises(VoiceUnavailable, match="không nạp được"):
        EspeakVoice(espeak.identity, tmp_path / "none.so", espeak.home).speak("Xin chào.")
    with pytest.raises(VoiceUnavailable, match="không đọc được dữ liệu"):
        EspeakVoice(espeak.identity, espeak.library, tmp_path).speak("Xin chào.")


def test_a_data_folder_espeak_cannot_open_is_named(tmp_path: Path) -> None:
    espeak = open_espeak()
    far = tmp_path.joinpath(*["thư-mục-dài"] * 20)
    with pytest.raises(VoiceUnavailable, match="đường dẫn dài hoặc có dấu"):
        EspeakVoice(espeak.identity, espeak.library, far).speak("Xin chào.")


def test_finds_its_data_from_the_working_folder_when_the_full_path_is_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    espeak = open_espeak()
    deep = tmp_path.joinpath(*["thư-mục-dài"] * 12)
    deep.mkdir(parents=True)
    try:
        (deep / "espeak-ng-data").symlink_to(espeak.home / "espeak-ng-data", target_is_directory=True)
    except OSError:
        assert sys.platform == "win32"
        pytest.skip("Windows lets only administrators make links")
    monkeypatch.chdir(deep)
    moved = EspeakVoice(espeak.identity, espeak.library, deep)
    assert moved.speak("Xin chào.") == espeak.speak("Xin chào.")
