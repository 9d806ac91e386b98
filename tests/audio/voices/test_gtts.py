"""The unmodified gTTS client against a service on loopback that has every known bad day."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from audio.choosing import record_in_turn, station_turns
from audio.studio import WEB, record
from audio.studio.clip_cache import ClipCache
from audio.voices import Voice
from audio.voices.gtts import GttsVoice, retry_after_s
from audio.voices.patience import Backoff, Throttle
from newsroom.errors import VoiceError, VoiceUnavailable
from newsroom.voicing import OnVoiceFailure
from tests.audio.fakes import INLINE, ScriptedVoice, make_job
from tests.audio.voices.google import (
    Google,
    breaks_off,
    cuts_the_sound,
    envelope,
    gives,
    resets,
    says,
    speaks,
)
from tests.audio.voices.loopback import Answer, send_through

SENTENCE = "Mời bà con đến họp."


@dataclass
class Clock:
    """Time that passes when somebody sleeps."""

    now_s: float = 0.0
    slept_s: list[float] = field(default_factory=list)

    def sleep(self, wait_s: float) -> None:
        self.slept_s.append(round(wait_s, 3))
        self.now_s += wait_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def voice(clock: Clock) -> GttsVoice:
    throttle = Throttle(0.4, clock=lambda: clock.now_s, sleep=clock.sleep)
    return GttsVoice(throttle, Backoff(random=lambda: 0.5), timeout_s=(5.0, 2.0))


def test_asks_for_as_few_pieces_as_fit(service: Google, voice: GttsVoice) -> None:
    long = ", ".join(["mời bà con đến nhà văn hóa thôn"] * 8) + "."
    clip = voice.speak(long)
    assert all(len(piece) <= 100 for piece in service.asked)
    assert " ".join(service.asked) == long
    assert len(service.asked) == 3
    assert clip.duration_s == pytest.approx(0.22 * len(long.split()) + 0.24, abs=0.6)


def test_keeps_its_distance(service: Google, voice: GttsVoice, clock: Clock) -> None:
    for _ in range(3):
        voice.speak(SENTENCE)
    assert clock.slept_s == [0.4, 0.4]


PASSING: dict[str, tuple[Answer, list[float]]] = {
    "429": (says(429), [0.5, 1.0]),
    "429 with Retry-After": (says(429, Retry_After="7"), [7.0, 7.0]),
    "503": (says(503), [0.5, 1.0]),
    "503 with Retry-After": (says(503, Retry_After="3"), [3.0, 3.0]),
    "reset": (resets, [0.5, 1.0]),
    "body broken off": (breaks_off, [0.5, 1.0]),
    "sound cut off": (cuts_the_sound, [0.5, 1.0]),
    "not base64": (gives(envelope('["A"]')), [0.5, 1.0]),
    "not MP3": (gives(envelope('["AAAA"]')), [0.5, 1.0]),
}


@pytest.mark.parametrize("name", PASSING)
def test_asks_again_after_what_passes(service: Google, voice: GttsVoice, clock: Clock, name: str) -> None:
    answer, waits_s = PASSING[name]
    whole = voice.speak(SENTENCE)
    clock.now_s += 60
    service.script.extend([answer] * 2)
    assert voice.speak(SENTENCE) == whole
    assert clock.slept_s == waits_s


FAILING: dict[str, tuple[Answer, int, str]] = {
    "429": (says(429), 4, r"Google báo hỏi quá nhiều \(429\)"),
    "429 for an hour": (says(429, Retry_After="3600"), 1, r"Google báo hỏi quá nhiều \(429\)"),
    "429 until a date": (says(429, Retry_After="Sun, 06 Nov 2089 08:49:37 GMT"), 1, "hỏi quá nhiều"),
    "503": (says(503), 4, r"dịch vụ đọc của Google đang lỗi \(503\)"),
    "403": (says(403), 1, r"Google từ chối \(403\)"),
    "captcha": (says(302, Location="https://www.google.com/sorry/index?q=x"), 1, "captcha"),
    "a page": (gives(b"<html>Dang nhap Wi-Fi</html>"), 1, "không phải của dịch vụ đọc"),
    "body broken off": (breaks_off, 4, "không trọn"),
    "sound cut off": (cuts_the_sound, 4, "không trọn"),
    "reset": (resets, 4, "không nối được tới Google, hoặc bị ngắt giữa chừng"),
}


@pytest.mark.parametrize("name", FAILING)
def test_gives_up_with_the_cause_and_caches_nothing(
    service: Google, voice: GttsVoice, tmp_path: Path, name: str
) -> None:
    answer, requests, reason = FAILING[name]
    cache = ClipCache(tmp_path)
    kept = cache.obtain("Xin chào.", voice)
    service.asked.clear()
    service.script.extend([answer] * requests)
    with pytest.raises(VoiceUnavailable, match=reason):
        cache.obtain(SENTENCE, voice)
    assert service.asked == [SENTENCE] * requests
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1
    assert cache.obtain("Xin chào.", voice).clip == kept.clip
    assert cache.obtain(SENTENCE, voice).spoken, "and the next run is whole"


@pytest.mark.parametrize("name", FAILING)
def test_the_next_voice_speaks_the_whole_article_instead(
    service: Google, voice: GttsVoice, tmp_path: Path, name: str
) -> None:
    answer, requests, reason = FAILING[name]
    service.script.append(speaks)
    service.script.extend([answer] * requests)
    espeak = ScriptedVoice("espeak 1")
    voices: dict[str, Voice] = {"gtts": voice, "espeak": espeak}
    job = make_job("hop", "Xin chào.", SENTENCE)
    outcome = record_in_turn(
        station_turns(("gtts", "espeak"), {"hop": job}, voices.__getitem__, ()),
        ["hop"],
        OnVoiceFailure.NEXT_VOICE,
        lambda jobs, each: record(jobs, [WEB], each, tmp_path, INLINE, lambda done, total: None, now_s=0),
    )
    assert outcome.made_by == {"hop": "espeak"}
    assert espeak.spoken == ["Xin chào.", SENTENCE]
    (passed_over,) = outcome.passed_over("hop")
    assert re.search(reason, passed_over.reason)


def test_nothing_of_a_sentence_is_kept_when_its_last_piece_fails(
    service: Google, voice: GttsVoice, tmp_path: Path
) -> None:
    long = ", ".join(["mời bà con đến nhà văn hóa thôn"] * 4)
    service.script.extend([speaks, says(403)])
    with pytest.raises(VoiceUnavailable):
        ClipCache(tmp_path).obtain(long, voice)
    assert len(service.asked) == 2
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_sentence_it_will_not_say_is_that_sentences_trouble(service: Google, voice: GttsVoice) -> None:
    service.script.append(gives(envelope(None)))
    with pytest.raises(VoiceError, match="Google không đọc câu này") as caught:
        voice.speak(SENTENCE)
    assert not isinstance(caught.value, VoiceUnavailable)
    assert voice.speak(SENTENCE).duration_s > 1


def test_does_not_wait_for_ever(service: Google, clock: Clock) -> None:
    throttle = Throttle(0.0, clock=lambda: clock.now_s, sleep=clock.sleep)
    service.script.append(service.dawdles)
    with pytest.raises(VoiceUnavailable, match="không trả lời kịp"):
        GttsVoice(throttle, Backoff(attempts=1), timeout_s=(1.0, 0.1)).speak(SENTENCE)


def test_says_when_no_name_is_found(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    send_through("http://khong-co.invalid:3128", monkeypatch)  # RFC 6761: no such name, ever
    throttle = Throttle(0.0, clock=lambda: clock.now_s, sleep=clock.sleep)
    with pytest.raises(VoiceUnavailable, match=r"không tìm được địa chỉ máy chủ.*HTTPS_PROXY"):
        GttsVoice(throttle, Backoff(attempts=1)).speak(SENTENCE)


@pytest.mark.parametrize("text", ["", " ", ".", "…", "«»"])
def test_refuses_a_sentence_without_sound(voice: GttsVoice, text: str) -> None:
    with pytest.raises(VoiceError, match="không phát ra tiếng"):
        voice.speak(text)


@pytest.mark.parametrize(
    ("headers", "asked_s"),
    [
        ({}, None),
        ({"Retry-After": "30"}, 30.0),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": "Fri, 20 Nov 2026 08:01:30 GMT", "Date": "Fri, 20 Nov 2026 08:00:00 GMT"}, 90.0),
        ({"Retry-After": "Fri, 20 Nov 2026 07:00:00 GMT", "Date": "Fri, 20 Nov 2026 08:00:00 GMT"}, 0.0),
        ({"Retry-After": "Fri, 20 Nov 2026 08:01:30 GMT"}, None),
    ],
)
def test_reads_both_forms_of_retry_after(headers: dict[str, str], asked_s: float | None) -> None:
    assert retry_after_s(headers) == asked_s
