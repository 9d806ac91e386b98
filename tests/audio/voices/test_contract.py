"""The contract of every voice."""

import pickle
import unicodedata
from array import array
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from audio.voices import VOICES, open_voice
from audio.voices.clip import Clip
from newsroom.errors import VoiceError, VoiceUnavailable
from tests.audio.voices.conftest import SENTENCES, Speaker


def samples(clip: Clip) -> Sequence[int]:
    return array("h", clip.pcm)


def test_speaks_mono_samples_within_a_plausible_time(speaker: Speaker) -> None:
    for sentence in speaker.sentences:
        clip = speaker.voice.speak(sentence)
        assert len(clip.pcm) % 2 == 0
        assert 8_000 <= clip.rate_hz <= 48_000
        syllables = len(sentence.split())
        assert 0.03 * syllables < clip.duration_s < 1.0 * syllables


def test_is_loud_enough_and_never_clipped(speaker: Speaker) -> None:
    for sentence in speaker.sentences:
        assert 3_000 < max(map(abs, samples(speaker.voice.speak(sentence)))) < 32_767


def test_leaves_no_silence_around_a_sentence(speaker: Speaker) -> None:
    for sentence in speaker.sentences:
        clip = speaker.voice.speak(sentence)
        heard = samples(clip)
        edge = 40 * clip.rate_hz // 1000
        floor = max(map(abs, heard)) / 1000
        assert max(map(abs, heard[:edge])) > floor
        assert max(map(abs, heard[-edge:])) > floor


def test_says_the_same_the_same_way_whatever_was_said_before(speaker: Speaker) -> None:
    first = [speaker.voice.speak(sentence) for sentence in speaker.sentences]
    again = [speaker.voice.speak(sentence) for sentence in reversed(speaker.sentences)]
    assert first == again[::-1]


def test_says_the_same_from_many_threads(speaker: Speaker) -> None:
    alone = [speaker.voice.speak(sentence) for sentence in speaker.sentences]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(speaker.voice.speak, speaker.sentences * 4)) == alone * 4


def test_has_one_identity_which_begins_with_its_name(speaker: Speaker) -> None:
    identity = speaker.voice.identity
    assert identity == speaker.again().identity == identity.strip()
    assert identity.split()[0] == speaker.name


def test_composes_loose_marks(engine: Speaker) -> None:
    loose = unicodedata.normalize("NFD", SENTENCES[0])
    assert engine.voice.speak(loose) == engine.voice.speak(SENTENCES[0])


@pytest.mark.parametrize("text", ["", " ", ".", "…", "«»"])
def test_refuses_a_sentence_without_sound(engine: Speaker, text: str) -> None:
    with pytest.raises(VoiceError, match="không phát ra tiếng"):
        engine.voice.speak(text)


def test_takes_sentences_of_any_length(engine: Speaker) -> None:
    one = engine.voice.speak("Mời bà con đi họp, ")
    assert engine.voice.speak("Mời bà con đi họp, " * 60).duration_s > 50 * one.duration_s


def test_can_be_sent_to_another_process(speaker: Speaker) -> None:
    if speaker.name in ("gtts", "scripted"):  # they share their turns and their notes between threads
        with pytest.raises(TypeError):
            pickle.dumps(speaker.voice)
    else:
        assert pickle.loads(pickle.dumps(speaker.voice)) == speaker.voice


def test_an_unknown_voice_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(VoiceUnavailable, match=r'không có giọng đọc "bà tám".*piper, gtts, espeak'):
        open_voice("bà tám", tmp_path)


@pytest.mark.parametrize("name", VOICES)
def test_a_voice_that_opens_goes_by_its_name(name: str, models: Path) -> None:
    assert open_voice(name, models).identity.split()[0] == name
