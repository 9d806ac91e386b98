"""Piper: a neural voice that needs no network once its model is installed."""

import functools
import json
import os
import threading
import unicodedata
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from audio.voices.clauses import pack_clauses
from audio.voices.clip import Clip, join, trim
from audio.voices.espeak_path import path_for_espeak
from audio.voices.piper_models import InstalledModel, find_model
from newsroom.errors import VoiceError, VoiceUnavailable

if TYPE_CHECKING:
    from piper import PiperVoice as Engine

# One sentence of 84 syllables took 700 MB; memory grows with the square of the length.
_LONGEST_CHARS = 160
_PAUSE_MS = 120  # between the pieces of one sentence
# Without noise the model is a function: what was listened to before broadcasting is what is broadcast,
# and every build gives the same bytes. With noise it is another take each time.
_NOISE_SCALE = 0.0
_NOISE_W_SCALE = 0.0
_VOLUME = 0.9  # the model's own level, which is even from sentence to sentence, and never full scale

_FATAL = 4  # onnxruntime's level of logging: what goes wrong is raised
_REINSTALL = "cài lại: python -m pip install --force-reinstall piper-tts"
_loading = threading.Lock()


@dataclass(frozen=True, slots=True)
class PiperVoice:
    """Speaks by an installed model; holds no state, so it can be sent to other processes."""

    model: InstalledModel

    @property
    def identity(self) -> str:
        options = f"noise={_NOISE_SCALE},{_NOISE_W_SCALE} volume={_VOLUME} pieces={_LONGEST_CHARS}"
        return f"piper {version('piper-tts')} {self.model.name} {self.model.sha256[:16]} {options}"

    def speak(self, text: str) -> Clip:
        """Speak a sentence: equal texts give equal samples; raise VoiceError."""
        pieces = pack_clauses(unicodedata.normalize("NFC", text), _LONGEST_CHARS)
        said = [piece for piece in pieces if any(map(str.isalnum, piece))]
        clips = [clip for piece in said if (clip := trim(self._synthesise(piece))).pcm]
        if not clips:
            raise VoiceError("piper không phát ra tiếng nào")
        return join(clips, _PAUSE_MS)

    def _synthesise(self, piece: str) -> Clip:
        from piper import SynthesisConfig

        engine = _engine(self.model.onnx, self.model.config)
        # Each piece scaled to full loudness would make the parts of one sentence jump.
        options = SynthesisConfig(
            noise_scale=_NOISE_SCALE, noise_w_scale=_NOISE_W_SCALE, normalize_audio=False, volume=_VOLUME
        )
        try:
            chunks = [chunk.audio_int16_bytes for chunk in engine.synthesize(piece, options)]
        except Exception as error:  # onnxruntime raises a class of its own for each of its status codes
            raise VoiceError(f"piper báo lỗi: {error}") from error
        return Clip(b"".join(chunks), engine.config.sample_rate)


def open_piper(models: Path) -> PiperVoice:
    """Find an installed model, which is loaded when it first speaks; raise VoiceUnavailable."""
    if not find_spec("piper"):
        raise VoiceUnavailable("máy này không có Piper", _REINSTALL)
    return PiperVoice(find_model(models))


def _engine(onnx: Path, config: Path) -> "Engine":
    """Load a model, once a process; its session may be used from many threads at a time."""
    with _loading:
        return _load(onnx, config)


@functools.cache
def _load(onnx: Path, config: Path) -> "Engine":
    try:
        import onnxruntime
        from piper import PiperConfig
        from piper import PiperVoice as Engine
        from piper.phonemize_espeak import ESPEAK_DATA_DIR
    except ImportError as error:
        raise VoiceUnavailable("máy này không chạy được Piper", str(error)) from error
    phonemes = ESPEAK_DATA_DIR / "phontab"
    if not phonemes.is_file():
        raise VoiceUnavailable("Piper thiếu tệp", f"{phonemes}; {_REINSTALL}")
    options = onnxruntime.SessionOptions()
    # PiperVoice.load takes no options. One thread a sentence: sentences are spoken side by side.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = _FATAL
    try:
        settings = PiperConfig.from_dict(json.loads(config.read_text(encoding="utf-8")))
        session = onnxruntime.InferenceSession(str(onnx), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        remedy = f"{error} ({onnx.parent}); cài lại: loaxa voices install {onnx.parent.name}"
        raise VoiceUnavailable("giọng Piper đã cài bị hỏng", remedy) from error
    return Engine(session, settings, espeak_data_dir=Path(os.fsdecode(path_for_espeak(ESPEAK_DATA_DIR))))
