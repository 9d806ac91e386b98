"""The contract of every voice, and what espeak alone promises."""

import pickle
import sys
import unicodedata
from array import array
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from audio.voices import Voice, open_voice
from audio.voices.clip import Clip, trim
from audio.voices.espeak import EspeakVoice, open_espeak
from newsroom.errors import VoiceError, VoiceUnavailable
from tests.audio.fakes import ScriptedVoice

SENTENCES = (
    "Mời bà con đến nhà văn hóa thôn lúc bảy giờ ba mươi phút.",
    "Xin chào.",
    "Trẻ em dưới sáu tuổi được tiêm miễn phí, bà con nhớ mang theo sổ tiêm chủng.",
)


@pytest.fixture(params=["espeak", "scripted"])
def voice(request: pytest.FixtureRequest) -> Voice:
    return ScriptedVoice() if request.param == "scripted" else open_voice(request.param)


def samples(clip: Clip) -> Sequence[int]:
    return array("h", clip.pcm)


def test_speaks_mono_samples_within_a_plausible_time(voice: Voice) -> None:
    for sentence in SENTENCES:
        clip = voice.speak(sentence)
        assert len(clip.pcm) % 2 == 0
        assert 8_000 <= clip.rate_hz <= 48_000
        syllables = len(sentence.split())
        assert 0.03 * syllables < clip.duration_s < 1.0 * syllables


def test_is_loud_enough_and_never_clipped(voice: Voice) -> None:
    for sentence in SENTENCES:
        assert 3_000 < max(map(abs, samples(voice.speak(sentence)))) < 32_767


def test_leaves_no_silence_around_a_sentence(voice: Voice) -> None:
    for sentence in SENTENCES:
        heard = samples(voice.speak(sentence))
        edge = 40 * voice.speak(sentence).rate_hz // 1000
        floor = max(map(abs, heard)) / 1000
        assert max(map(abs, heard[:edge])) > floor
        assert max(map(abs, heard[-edge:])) > floor


def test_says_the_same_the_same_way_whatever_was_said_before(voice: Voice) -> None:
    first = [voice.speak(sentence) for sentence in SENTENCES]
    again = [voice.speak(sentence) for sentence in reversed(SENTENCES)]
    assert first == again[::-1]


def test_says_the_same_from_many_threads(voice: Voice) -> None:
    alone = [voice.speak(sentence) for sentence in SENTENCES]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(voice.speak, SENTENCES * 8)) == alone * 8


def test_has_one_identity(voice: Voice) -> None:
    assert voice.identity
    assert voice.identity == voice.identity.strip()


def test_composes_loose_marks() -> None:
    espeak = open_espeak()
    assert espeak.speak(unicodedata.normalize("NFD", "thôn Bến Đá")) == espeak.speak("thôn Bến Đá")


def test_takes_sentences_of_any_length() -> None:
    espeak = open_espeak()
    one = espeak.speak("Mời bà con đi họp, ")
    many = espeak.speak("Mời bà con đi họp, " * 60)
    assert many.duration_s > 50 * one.duration_s


@pytest.mark.parametrize("text", ["", " ", ".", "…", "«»"])
def test_refuses_a_sentence_without_sound(text: str) -> None:
    with pytest.raises(VoiceError, match="không phát ra tiếng"):
        open_espeak().speak(text)


def test_can_be_sent_to_another_process() -> None:
    espeak = open_espeak()
    assert pickle.loads(pickle.dumps(espeak)).speak("Xin chào.") == espeak.speak("Xin chào.")


def test_an_unknown_voice_is_refused_with_the_known_ones() -> None:
    with pytest.raises(VoiceUnavailable, match=r'không có giọng đọc "bà tám".*espeak'):
        open_voice("bà tám")


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


def test_trims_silence_and_keeps_the_release() -> None:
    tone = array("h", [12_000, -12_000] * 2_205).tobytes()
    clip = trim(Clip(bytes(2 * 4_410) + tone + bytes(2 * 8_820), 22_050))
    assert clip.duration_s == pytest.approx(0.2 + 0.02, abs=0.006)


def test_trims_pure_silence_to_nothing() -> None:
    assert trim(Clip(bytes(1000), 22_050)).pcm == b""
    assert trim(Clip(b"", 22_050)).pcm == b""
