"""The real piper-tts on a dummy voice made here."""

import shutil
from pathlib import Path

import pytest

from audio.voices.piper import open_piper
from audio.voices.piper_models import find_model, write_origin
from newsroom.errors import VoiceUnavailable
from tests.audio.voices.dummy_piper import CARD, NAME


@pytest.fixture
def own_models(models: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(models, tmp_path / "voices"))


def test_says_how_to_get_a_model(tmp_path: Path) -> None:
    with pytest.raises(VoiceUnavailable, match=rf"chưa cài giọng Piper; .*loaxa voices install {NAME}"):
        open_piper(tmp_path / "none")


def test_credits_the_model(models: Path) -> None:
    assert find_model(models).credit == f"{NAME}; CC BY 4.0; https://example.org/vais1000"


def test_prefers_the_usual_model_and_takes_what_there_is(own_models: Path) -> None:
    shutil.copytree(own_models / NAME, own_models / "vi_VN-25hours-low")
    (own_models / ".moi-vi_VN-a").mkdir()
    assert find_model(own_models).name == NAME
    shutil.rmtree(own_models / NAME)
    assert find_model(own_models).name == "vi_VN-25hours-low"


def test_another_model_is_another_voice(own_models: Path) -> None:
    before = open_piper(own_models).identity
    origin = own_models / NAME / "nguon-goc.json"
    config = own_models / NAME / f"{NAME}.onnx.json"
    origin.unlink()
    config.write_bytes(config.read_bytes() + b"\n")
    write_origin(own_models / NAME, "", CARD)
    assert open_piper(own_models).identity != before


@pytest.mark.parametrize("name", [f"{NAME}.onnx", f"{NAME}.onnx.json"])
def test_a_damaged_model_is_named(own_models: Path, name: str) -> None:
    file = own_models / NAME / name
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(
        VoiceUnavailable, match=rf"đã cài bị hỏng; {name}.*cài lại: loaxa voices install {NAME}"
    ):
        open_piper(own_models)


@pytest.mark.parametrize("name", [f"{NAME}.onnx", f"{NAME}.onnx.json"])
def test_a_missing_file_is_named(own_models: Path, name: str) -> None:
    (own_models / NAME / name).unlink()
    with pytest.raises(VoiceUnavailable, match=rf"bị thiếu tệp; .*{name}.*cài lại"):
        open_piper(own_models)
