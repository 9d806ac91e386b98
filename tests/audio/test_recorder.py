"""From scripts to files: only what changed is spoken and encoded; what is made can be heard."""

import json
import subprocess
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import pytest
from mutagen.mp3 import MP3, BitrateMode

from audio.studio import Job, Session, record
from audio.studio.assemble import HEAD_MS, TAIL_MS, assemble
from audio.voices import Clip, Voice, open_voice
from newsroom.errors import StudioError
from newsroom.recording import dump_recordings, parse_recordings
from tests.audio.fakes import InlineExecutor, ScriptedVoice, make_job

HOP = make_job("hop-thon", "Thông báo.", "Mời bà con đi họp.", "Họp lúc bảy giờ.")
TIEM = make_job("tiem-chung", "Thông báo.", "Trẻ em được tiêm miễn phí.", title="Tiêm chủng")


@pytest.fixture(params=["inline", "threads"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    with InlineExecutor() if request.param == "inline" else ThreadPoolExecutor(4) as pool:
        yield pool


def in_line(voice: Voice, folder: Path, *jobs: Job) -> Session:
    return record(jobs, voice, folder, InlineExecutor(), lambda done, total: None)


def ffmpeg(*arguments: str) -> tuple[bytes, str]:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-v", "warning", *arguments]
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout, done.stderr.decode()


def bytes_of(session: Session) -> dict[str, bytes]:
    return {slug: recorded.file.read_bytes() for slug, recorded in session.recorded.items()}


def test_speaks_each_distinct_sentence_once(executor: Executor, tmp_path: Path) -> None:
    voice = ScriptedVoice()
    session = record([HOP, TIEM], voice, tmp_path, executor, lambda done, total: None)
    assert sorted(voice.spoken) == sorted({line.text for job in (HOP, TIEM) for line in job.script.lines})
    assert list(session.recorded) == ["hop-thon", "tiem-chung"]
    report = session.report
    assert (report.sentences_spoken, report.sentences_reused) == (4, 0)
    assert (report.recordings_made, report.recordings_reused) == (2, 0)
    assert report.audio_s == sum(r.duration_s for r in session.recordings.values())


def test_an_unchanged_article_is_neither_spoken_nor_encoded(tmp_path: Path) -> None:
    first = in_line(ScriptedVoice(), tmp_path, HOP, TIEM)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")}
    voice = ScriptedVoice()
    second = in_line(voice, tmp_path, HOP, TIEM)
    assert voice.spoken == []
    assert second.recorded == first.recorded
    assert (second.report.recordings_made, second.report.recordings_reused) == (0, 2)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")} == times


def test_editing_one_sentence_speaks_exactly_that_one(executor: Executor, tmp_path: Path) -> None:
    before = in_line(ScriptedVoice(), tmp_path, HOP, TIEM)
    edited = make_job("hop-thon", "Thông báo.", "Mời bà con đi họp.", "Họp lúc tám giờ.")
    voice = ScriptedVoice()
    after = record([edited, TIEM], voice, tmp_path, executor, lambda done, total: None)
    assert voice.spoken == ["Họp lúc tám giờ."]
    assert (after.report.sentences_spoken, after.report.sentences_reused) == (1, 2)
    assert (after.report.recordings_made, after.report.recordings_reused) == (1, 1)
    assert after.recorded["tiem-chung"] == before.recorded["tiem-chung"]
    assert after.recordings["hop-thon"].sha256 != before.recordings["hop-thon"].sha256


def test_a_new_title_or_pause_is_encoded_but_not_spoken(tmp_path: Path) -> None:
    in_line(ScriptedVoice(), tmp_path, HOP)
    lines = HOP.script.lines
    slower = replace(HOP.script, lines=(replace(lines[0], pause_ms=1500), *lines[1:]))
    for job in (replace(HOP, tags=replace(HOP.tags, title="Họp")), replace(HOP, script=slower)):
        voice = ScriptedVoice()
        assert in_line(voice, tmp_path, job).report.recordings_made == 1
        assert voice.spoken == []


def test_the_same_input_gives_the_same_bytes_on_another_machine(executor: Executor, tmp_path: Path) -> None:
    here = in_line(open_voice("espeak"), tmp_path / "here", HOP, TIEM)
    there = record([TIEM, HOP], open_voice("espeak"), tmp_path / "there", executor, lambda done, total: None)
    assert bytes_of(here) == bytes_of(there)
    assert dump_recordings(here.recordings) == dump_recordings(there.recordings)


@pytest.mark.parametrize("name", ["mp3", "json"])
def test_a_damaged_recording_is_made_again(tmp_path: Path, name: str) -> None:
    whole = in_line(ScriptedVoice(), tmp_path, HOP)
    (damaged,) = (tmp_path / "recordings").glob(f"*.{name}")
    damaged.write_bytes(damaged.read_bytes()[:-40])
    voice = ScriptedVoice()
    again = in_line(voice, tmp_path, HOP)
    assert voice.spoken == []
    assert again.report.recordings_made == 1
    assert bytes_of(again) == bytes_of(whole)


def test_a_breaking_voice_names_article_and_sentence_and_leaves_the_rest(
    executor: Executor, tmp_path: Path
) -> None:
    broken = ScriptedVoice(breaks_on="bảy giờ")
    first = record([HOP, TIEM], broken, tmp_path, executor, lambda done, total: None)
    assert {slug: str(error) for slug, error in first.failed.items()} == {
        "hop-thon": 'hop-thon: không đọc được câu "Họp lúc bảy giờ.": giọng bị đứt'
    }
    assert list(first.recorded) == ["tiem-chung"]
    assert (first.report.recordings_made, first.report.sentences_spoken) == (1, 3)
    voice = ScriptedVoice()
    session = in_line(voice, tmp_path, HOP, TIEM)
    assert "Họp lúc bảy giờ." in voice.spoken
    assert "Mời bà con đi họp." not in voice.spoken
    assert (session.report.recordings_made, session.report.recordings_reused) == (1, 1)
    assert session.failed == {}


def test_more_articles_than_are_queued_ahead_come_out_in_order(executor: Executor, tmp_path: Path) -> None:
    jobs = [make_job(f"bai-{i:02}", "Xin chào.", f"Bài số {'một ' * (i + 1)}.") for i in range(20)]
    told: list[tuple[int, int]] = []
    session = record(
        jobs, ScriptedVoice(), tmp_path, executor, lambda done, total: told.append((done, total))
    )
    assert list(session.recorded) == [job.script.slug for job in jobs]
    assert told == [(done, 20) for done in range(21)]


def test_articles_that_say_the_same_share_one_file(tmp_path: Path) -> None:
    twin = replace(HOP, script=replace(HOP.script, slug="hop-thon-2"))
    session = in_line(ScriptedVoice(), tmp_path, HOP, twin)
    assert session.recorded["hop-thon"].file == session.recorded["hop-thon-2"].file
    assert session.recordings["hop-thon-2"].path == "audio/hop-thon-2.mp3"


def test_no_articles_make_an_empty_session(tmp_path: Path) -> None:
    session = in_line(ScriptedVoice(), tmp_path)
    assert session.recorded == {}
    assert session.report.audio_s == 0


@pytest.mark.parametrize("voice", [ScriptedVoice(), open_voice("espeak")], ids=["scripted", "espeak"])
def test_the_file_decodes_cleanly_to_clips_and_pauses(tmp_path: Path, voice: Voice) -> None:
    recorded = in_line(voice, tmp_path, HOP).recorded["hop-thon"]
    pcm, complaints = ffmpeg("-i", str(recorded.file), "-f", "s16le", "pipe:1")
    assert complaints == ""
    lines = HOP.script.lines
    spoken_s = sum(voice.speak(line.text).duration_s + line.pause_ms / 1000 for line in lines)
    expected_s = spoken_s + (HEAD_MS + TAIL_MS) / 1000
    assert len(pcm) / 2 / 44_100 == pytest.approx(expected_s, abs=0.03)
    assert recorded.recording.duration_s == round(len(pcm) / 2 / 44_100, 3)
    peak = max(map(abs, memoryview(pcm).cast("h")))
    assert 0.63 < peak / 32_768 < 0.79  # −4 to −2 dBFS


def test_the_file_is_what_old_players_and_browsers_take(tmp_path: Path) -> None:
    recorded = in_line(ScriptedVoice(), tmp_path, HOP).recorded["hop-thon"]
    mp3: Any = MP3(recorded.file)  # type: ignore[no-untyped-call]
    assert (mp3.info.version, mp3.info.layer, mp3.info.sample_rate) == (1, 3, 44_100)
    assert (mp3.info.channels, mp3.info.bitrate, mp3.info.bitrate_mode) == (1, 64_000, BitrateMode.CBR)
    assert mp3.tags.version == (2, 3, 0)
    assert {frame: str(value) for frame, value in mp3.tags.items()} == {
        "TIT2": "Họp thôn",
        "TPE1": "Đài truyền thanh xã Suối Mơ",
        "TALB": "Loa Xã",
        "TDRC": "2026-03-05",
        "TLAN": "vie",
    }
    assert recorded.file.stat().st_size == recorded.recording.size_bytes


def test_the_index_reads_back(tmp_path: Path) -> None:
    session = in_line(ScriptedVoice(), tmp_path, HOP, TIEM)
    index = dump_recordings(session.recordings)
    assert parse_recordings(index) == session.recordings
    assert json.loads(index)["recordings"][0]["path"] == "audio/hop-thon.mp3"


def test_refuses_what_cannot_be_heard_or_joined() -> None:
    with pytest.raises(StudioError, match="không có tiếng"):
        assemble([Clip(bytes(2000), 22_050)], [900])
    with pytest.raises(StudioError, match="tần số lấy mẫu khác nhau"):
        assemble([Clip(b"\1\1", 22_050), Clip(b"\1\1", 24_000)], [900, 900])


def test_says_what_to_look_at_when_the_cache_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "recordings").write_text("a file where the folder should be")
    with pytest.raises(StudioError, match=r"không (ghi|đọc) được .*recordings"):
        in_line(ScriptedVoice(), tmp_path, HOP)
