"""Sentences are spoken once, and never heard from a damaged entry."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from audio.studio.clip_cache import ClipCache, Obtained
from newsroom.errors import StudioError, VoiceError
from tests.audio.fakes import ScriptedVoice


def entry_of(folder: Path) -> Path:
    (entry,) = folder.rglob("*.flac")
    return entry


def test_speaks_once(tmp_path: Path) -> None:
    cache, voice = ClipCache(tmp_path), ScriptedVoice()
    first = cache.obtain("Xin chào.", voice)
    again = cache.obtain("Xin chào.", voice)
    assert (first.spoken, again.spoken) == (True, False)
    assert first.clip == again.clip == ScriptedVoice().speak("Xin chào.")
    assert voice.spoken == ["Xin chào."]


def test_tells_voices_and_texts_apart(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    for voice in (ScriptedVoice("a"), ScriptedVoice("b")):
        for text in ("Xin chào.", "Xin chào!", "Xin  chào."):
            assert cache.obtain(text, voice).spoken


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda entry: entry[: len(entry) // 2], id="truncated"),
        pytest.param(lambda entry: entry[:20], id="head only"),
        pytest.param(lambda entry: b"", id="empty"),
        pytest.param(lambda entry: entry[:-1] + bytes([entry[-1] ^ 1]), id="one bit"),
        pytest.param(lambda entry: entry[:41] + b"\0" + entry[42:], id="rate"),
        pytest.param(lambda entry: b"RIFF" + entry, id="foreign"),
    ],
)
def test_makes_a_damaged_entry_again(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    cache, voice = ClipCache(tmp_path), ScriptedVoice()
    whole = cache.obtain("Xin chào.", voice).clip
    entry = entry_of(tmp_path)
    entry.write_bytes(damage(entry.read_bytes()))
    assert cache.obtain("Xin chào.", voice) == Obtained(whole, spoken=True)
    assert cache.obtain("Xin chào.", voice).spoken is False
    assert len(voice.spoken) == 2


def test_is_shared_between_threads(tmp_path: Path) -> None:
    cache, voice = ClipCache(tmp_path), ScriptedVoice()
    texts = [f"Câu {'rất ' * (i % 5)}ngắn." for i in range(60)]
    with ThreadPoolExecutor(8) as pool:
        heard = list(pool.map(lambda text: cache.obtain(text, voice).clip, texts))
    assert heard == [ScriptedVoice().speak(text) for text in texts]
    assert len(list(tmp_path.rglob("*.*"))) == 5


def test_keeps_nothing_of_a_sentence_that_failed(tmp_path: Path) -> None:
    with pytest.raises(VoiceError):
        ClipCache(tmp_path).obtain("Xin chào.", ScriptedVoice(breaks_on="chào"))
    assert not list(tmp_path.rglob("*.*"))


def test_says_what_to_look_at_when_it_cannot_write(tmp_path: Path) -> None:
    blocked = tmp_path / "clips"
    blocked.write_text("a file where the folder should be")
    with pytest.raises(StudioError, match=r"không (ghi|đọc) được .*clips"):
        ClipCache(blocked).obtain("Xin chào.", ScriptedVoice())
