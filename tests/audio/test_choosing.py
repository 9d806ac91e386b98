"""The station's order of voices: who speaks, who does not and why, and that nobody speaks half."""

import itertools
import os
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from audio.choosing import Jobs, Outcome, Turn, reading_turn, record_in_turn, station_turns
from audio.studio import PROFILES, WEB, Job, Session, prune_cache, record
from audio.voices import Clip, Voice
from newsroom.errors import VoiceUnavailable
from newsroom.recording import PassedOver
from newsroom.voicing import OnVoiceFailure
from tests.audio.fakes import INLINE, ScriptedVoice, make_job

HOP = make_job("hop-thon", "Thông báo.", "Mời bà con đi họp.", "Họp lúc bảy giờ.")
TIEM = make_job("tiem-chung", "Thông báo.", "Trẻ em được tiêm miễn phí.", title="Tiêm chủng")
BOTH = {"hop-thon": HOP, "tiem-chung": TIEM}
GONE = VoiceUnavailable("mất mạng", "xem lại mạng")


class GoneAfter(ScriptedVoice):
    """Speaks one sentence, then loses its service."""

    def speak(self, text: str) -> Clip:
        if self.spoken:
            self.spoken.append(text)
            raise VoiceUnavailable("mất mạng", "xem lại mạng")
        return super().speak(text)


def opens(**voices: Voice | VoiceUnavailable) -> Callable[[str], Voice]:
    def open_voice(name: str) -> Voice:
        voice = voices[name]
        if isinstance(voice, VoiceUnavailable):
            raise voice
        return voice

    return open_voice


def choose(
    folder: Path,
    open_voice: Callable[[str], Voice],
    names: Sequence[str] = ("piper", "espeak"),
    jobs: Jobs = BOTH,
    on_failure: OnVoiceFailure = OnVoiceFailure.NEXT_VOICE,
    before: Iterable[str] = (),
    readings: Sequence[Turn] = (),
) -> Outcome:
    def record_with(wanted: Sequence[Job], voice: Voice) -> Session:
        return record(wanted, PROFILES, voice, folder, INLINE, lambda done, total: None, now_s=0)

    turns = itertools.chain(readings, station_turns(names, jobs, open_voice, before))
    return record_in_turn(turns, [*jobs], on_failure, record_with)


def voices_of(outcome: Outcome) -> dict[str, str]:
    return {slug: recording.voice for slug, recording in outcome.session.recordings(WEB).items()}


def test_the_first_voice_makes_everything_and_no_other_is_opened(tmp_path: Path) -> None:
    def open_voice(name: str) -> Voice:
        assert name == "piper"
        return ScriptedVoice("piper 1")

    def record_with(wanted: Sequence[Job], voice: Voice) -> Session:
        return record(wanted, PROFILES, voice, tmp_path, INLINE, lambda done, total: None, now_s=0)

    turns = station_turns(("piper", "espeak"), BOTH, open_voice, ())
    outcome = record_in_turn(turns, [*BOTH], OnVoiceFailure.NEXT_VOICE, record_with)
    assert outcome.made_by == {"hop-thon": "piper", "tiem-chung": "piper"}
    assert (outcome.failures, outcome.unmade, outcome.passed_over("hop-thon")) == ({}, {}, ())


def test_a_missing_voice_is_passed_over_with_its_reason(tmp_path: Path) -> None:
    missing = VoiceUnavailable("chưa cài giọng Piper", "chạy: …")
    outcome = choose(tmp_path, opens(piper=missing, espeak=ScriptedVoice("espeak 1")))
    assert set(voices_of(outcome).values()) == {"espeak 1"}
    assert outcome.passed_over("hop-thon") == (PassedOver("piper", "chưa cài giọng Piper"),)


def test_a_voice_that_breaks_at_one_sentence_loses_that_recording_whole(tmp_path: Path) -> None:
    piper, espeak = ScriptedVoice("piper 1", breaks_on="bảy giờ"), ScriptedVoice("espeak 1")
    outcome = choose(tmp_path, opens(piper=piper, espeak=espeak))
    assert voices_of(outcome) == {"hop-thon": "espeak 1", "tiem-chung": "piper 1"}
    assert espeak.spoken == [line.text for line in HOP.script.lines], "never a mix inside one recording"
    assert outcome.passed_over("hop-thon") == (PassedOver("piper", "không đọc được một câu của bài"),)
    assert outcome.passed_over("tiem-chung") == ()
    assert outcome.session.slugs == ["hop-thon", "tiem-chung"], "in the order of the edition"


def test_a_voice_that_goes_is_asked_no_more_and_another_speaks(tmp_path: Path) -> None:
    gtts = GoneAfter("gtts 1")
    outcome = choose(tmp_path, opens(gtts=gtts, espeak=ScriptedVoice("espeak 1")), ("gtts", "espeak"))
    assert gtts.spoken == ["Thông báo.", "Mời bà con đi họp."]
    assert set(voices_of(outcome).values()) == {"espeak 1"}
    assert outcome.passed_over("tiem-chung") == (PassedOver("gtts", "mất mạng"),)


def test_a_station_may_rather_wait_and_the_next_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    def run(gtts: Voice) -> Outcome:
        voices = opens(piper=GONE, gtts=gtts, espeak=ScriptedVoice("espeak 1"))
        return choose(tmp_path, voices, ("piper", "gtts", "espeak"), on_failure=OnVoiceFailure.NEXT_RUN)

    first = run(ScriptedVoice("gtts 1", breaks_on="bảy giờ"))
    assert voices_of(first) == {"tiem-chung": "gtts 1"}
    assert list(first.unmade) == ["hop-thon"]
    assert not [file for file in tmp_path.glob("recordings/*.mp3") if file.stem not in made(first)]
    again = ScriptedVoice("gtts 1")
    assert voices_of(run(again)) == {"hop-thon": "gtts 1", "tiem-chung": "gtts 1"}
    assert again.spoken == ["Họp lúc bảy giờ."]


def made(outcome: Outcome) -> set[str]:
    return {each.file.stem for by_slug in outcome.session.recorded.values() for each in by_slug.values()}


def test_nobody_can_speak(tmp_path: Path) -> None:
    outcome = choose(tmp_path, opens(piper=GONE, espeak=GONE))
    assert list(outcome.unmade) == ["hop-thon", "tiem-chung"]
    assert [*outcome.unmade["hop-thon"]] == ["piper", "espeak"]
    assert outcome.session.slugs == []


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(GONE, id="not to be had"),
        pytest.param(ScriptedVoice("gtts 1", breaks_on="n"), id="silent"),
        pytest.param(ScriptedVoice("gtts 2", breaks_on="n"), id="changed and silent"),
    ],
)
def test_what_a_better_voice_made_stays_when_it_is_gone(
    tmp_path: Path, now: Voice | VoiceUnavailable
) -> None:
    choose(tmp_path, opens(gtts=ScriptedVoice("gtts 1")), ("gtts",), {"hop-thon": HOP})
    espeak = ScriptedVoice("espeak 1")
    later = choose(
        tmp_path, opens(gtts=now, espeak=espeak), ("gtts", "espeak"), before=["gtts 1", "espeak 1"]
    )
    assert voices_of(later) == {"hop-thon": "gtts 1", "tiem-chung": "espeak 1"}
    assert later.passed_over("hop-thon") == ()


def test_a_better_voice_takes_over_when_it_comes(tmp_path: Path) -> None:
    choose(tmp_path, opens(piper=GONE, espeak=ScriptedVoice("espeak 1")))
    later = choose(tmp_path, opens(piper=ScriptedVoice("piper 1"), espeak=ScriptedVoice("espeak 1")))
    assert set(voices_of(later).values()) == {"piper 1"}


def test_the_cache_keeps_what_every_voice_made(tmp_path: Path) -> None:
    gtts = ScriptedVoice("gtts 1")
    choose(tmp_path, opens(gtts=gtts, piper=GONE), ("gtts", "piper"), {"hop-thon": HOP})
    for file in tmp_path.rglob("*.*"):
        os.utime(file, (file.stat().st_mtime - 70 * 86_400,) * 2)
    voices = opens(gtts=GONE, espeak=ScriptedVoice("espeak 1"))
    later = choose(tmp_path, voices, ("gtts", "espeak"), before=["gtts 1"])
    prune_cache(later.asked, PROFILES, tmp_path, time.time())
    again = choose(tmp_path, voices, ("gtts", "espeak"), before=["gtts 1", "espeak 1"])
    assert voices_of(again) == {"hop-thon": "gtts 1", "tiem-chung": "espeak 1"}
    assert again.session.report.recordings_made == 0


def test_a_persons_reading_comes_before_every_voice(tmp_path: Path) -> None:
    reading, piper = ScriptedVoice("recorded 1"), ScriptedVoice("piper 1")
    outcome = choose(tmp_path, opens(piper=piper), readings=[reading_turn(HOP, reading)])
    assert voices_of(outcome) == {"hop-thon": "recorded 1", "tiem-chung": "piper 1"}
    assert reading.spoken == ["Họp thôn"]
    assert outcome.session.recordings(WEB)["hop-thon"].is_read_by_a_person
    assert not set(piper.spoken) & {"Mời bà con đi họp."}


def test_a_reading_that_cannot_be_played_is_spoken_instead(tmp_path: Path) -> None:
    reading = ScriptedVoice("recorded 1", breaks_on="Họp")
    outcome = choose(tmp_path, opens(piper=ScriptedVoice("piper 1")), readings=[reading_turn(HOP, reading)])
    assert voices_of(outcome)["hop-thon"] == "piper 1"
    assert [each.voice for each in outcome.passed_over("hop-thon")] == ["recorded"]
