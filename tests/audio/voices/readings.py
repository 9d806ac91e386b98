"""What a person read, without the person."""

import wave
from pathlib import Path

from audio.voices import Clip
from tests.audio.fakes import ScriptedVoice


def write_reading(file: Path) -> Clip:
    """Write some seconds of humming as WAV, with a second of silence on both sides; return the humming."""
    clip = ScriptedVoice().speak("Mời bà con đến nhà văn hóa thôn lúc bảy giờ ba mươi phút." * 7)
    with wave.open(str(file), "wb") as sound:
        sound.setparams((1, 2, clip.rate_hz, 0, "NONE", ""))
        silence = bytes(2 * clip.rate_hz)
        sound.writeframes(silence + clip.pcm + silence)
    return clip
