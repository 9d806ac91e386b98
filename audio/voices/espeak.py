"""espeak-ng in process: the voice every machine has, without network or model."""

import ctypes
import os
import sys
import threading
import unicodedata
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from audio.voices.clip import Clip, trim
from audio.voices.espeak_path import path_for_espeak
from newsroom.errors import VoiceError, VoiceUnavailable

if sys.platform == "win32":
    from _ctypes import FreeLibrary as _unload
else:
    from _ctypes import dlclose as _unload

# The most intelligible of 28 settings to a Vietnamese recogniser. The volume is not espeak's 100:
# there its gain control presses the loudest syllables down; recordings are levelled afterwards anyway.
_VOICE = "vi+f5"
_RATE_WPM = 140
_RANGE = 75
_VOLUME = 80

# speak_lib.h
_OUTPUT_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_POS_CHARACTER = 1
_CHARS_UTF8, _ENDPAUSE = 1, 0x1000
_PARAMETER_RATE, _PARAMETER_VOLUME, _PARAMETER_RANGE = 1, 2, 4
_OK = 0

_REMEDY = "cài lại: python -m pip install --force-reinstall espeakng-loader"
_SynthCallback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class EspeakVoice:
    """Speaks Vietnamese by espeak-ng; holds no state, so it can be sent to other processes."""

    identity: str
    library: Path
    home: Path
    """Folder that holds `espeak-ng-data`."""

    def speak(self, text: str) -> Clip:
        """Speak a sentence: equal texts give equal samples, whatever was said before; raise VoiceError."""
        with _lock:
            clip = _synthesise(self.library, path_for_espeak(self.home), text)
        clip = trim(clip)
        if not clip.pcm:
            raise VoiceError("espeak không phát ra tiếng nào")
        return clip


def open_espeak() -> EspeakVoice:
    """Find espeak-ng and its Vietnamese voice; raise VoiceUnavailable."""
    try:
        import espeakng_loader

        library, data = Path(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path())
        release = version("espeakng-loader")
    except (ImportError, RuntimeError) as error:
        raise VoiceUnavailable("không tìm thấy espeak-ng", f"{error}; {_REMEDY}") from error
    language, variant = _VOICE.split("+")
    needed = (library, data / f"{language}_dict", data / "voices" / "!v" / variant)
    if missing := [str(path) for path in needed if not path.is_file()]:
        raise VoiceUnavailable("espeak-ng thiếu tệp", f"{', '.join(missing)}; {_REMEDY}")
    path_for_espeak(data.parent)
    identity = f"espeak espeakng-loader {release} {_VOICE} rate={_RATE_WPM} range={_RANGE} volume={_VOLUME}"
    return EspeakVoice(identity, library, data.parent)


def _synthesise(library: Path, home: bytes, text: str) -> Clip:
    """Speak through a freshly loaded library.

    espeak keeps the phase of its pitch flutter, its gain and its resonators in static variables which
    neither espeak_Terminate nor a new voice resets, so a sentence would depend on those before it.
    Unloading the library does reset them (about 3 ms), and the breath noise takes a seed.
    """
    try:
        lib = ctypes.CDLL(str(library))
    except OSError as error:
        raise VoiceUnavailable("không nạp được espeak-ng", f"{library}: {error}; {_REMEDY}") from error
    try:
        rate_hz = lib.espeak_Initialize(_OUTPUT_SYNCHRONOUS, 0, home, _DONT_EXIT)
        if rate_hz <= 0:
            raise VoiceUnavailable("espeak-ng không đọc được dữ liệu", f"{os.fsdecode(home)}; {_REMEDY}")
        try:
            return Clip(_speak_with(lib, text), rate_hz)
        finally:
            lib.espeak_Terminate()
    finally:
        _unload(lib._handle)


def _speak_with(lib: ctypes.CDLL, text: str) -> bytes:
    pcm = bytearray()

    def collect(samples: int | None, count: int, _events: int | None) -> int:
        if samples and count > 0:
            pcm.extend(ctypes.string_at(samples, 2 * count))
        return 0

    callback = _SynthCallback(collect)  # referenced until the last sample has come
    lib.espeak_SetSynthCallback(callback)
    lib.espeak_ng_SetRandSeed(ctypes.c_long(1))
    done = [
        lib.espeak_SetVoiceByName(_VOICE.encode()),
        lib.espeak_SetParameter(_PARAMETER_RATE, _RATE_WPM, 0),
        lib.espeak_SetParameter(_PARAMETER_RANGE, _RANGE, 0),
        lib.espeak_SetParameter(_PARAMETER_VOLUME, _VOLUME, 0),
        # espeak reads a letter with loose marks as letter and name of the mark.
        _synth(lib, unicodedata.normalize("NFC", text).encode()),
    ]
    if any(status != _OK for status in done):
        raise VoiceError(f"espeak-ng báo lỗi {done}")
    return bytes(pcm)


def _synth(lib: ctypes.CDLL, utf8: bytes) -> int:
    size = ctypes.c_size_t(len(utf8) + 1)
    status: int = lib.espeak_Synth(utf8, size, 0, _POS_CHARACTER, 0, _CHARS_UTF8 | _ENDPAUSE, None, None)
    return status
