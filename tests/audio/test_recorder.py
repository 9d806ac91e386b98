"""From scripts to files: only what changed is spoken and encoded; what is made can be heard."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from audio.studio import LOA, PROFILES, WEB, Crew, Job, Session, local_crew, record
from audio.studio.assemble import assemble
from audio.voices import Clip, Voice, open_voice
from newsroom.errors import MasterError, StudioError
from newsroom.recording import dump_recordings, parse_recordings
from tests.audio.fakes import INLINE, ScriptedVoice, make_job


def unheard(done: int, total: int) -> None:
    """Report to nobody."""


HOP = make_job("hop-thon", "Thông báo.", "Mời bà con đi họp.", "Họp lúc bảy giờ.")
TIEM = make_job("tiem-chung", "Thông báo.", "Trẻ em được tiêm miễn phí.", title="Tiêm chủng")


@pytest.fixture(scope="module")
def processes() -> Iterator[Crew]:
    with local_crew(2) as crew:
        yield crew


@pytest.fixture(params=["inline", "threads", "processes"])
def crew(request: pytest.FixtureRequest, processes: Crew) -> Iterator[Crew]:
    if request.param == "threads":
        with ThreadPoolExecutor(4) as pool:
            yield Crew(pool, pool)
    else:
        yield INLINE if request.param == "inline" else processes


def in_line(voice: Voice, folder: Path, *jobs: Job) -> Session:
    return taped(jobs, voice, folder, INLINE)


def taped(jobs: Sequence[Job], voice: Voice, folder: Path, crew: Crew) -> Session:
    return record(jobs, [WEB], voice, folder, crew, unheard, now_s=0)


def bytes_of(session: Session) -> dict[str, bytes]:
    return {slug: recorded.file.read_bytes() for slug, recorded in session.recorded["web"].items()}


def test_speaks_each_distinct_sentence_once(crew: Crew, tmp_path: Path) -> None:
    voice = ScriptedVoice()
    session = taped([HOP, TIEM], voice, tmp_path, crew)
    assert sorted(voice.spoken) == sorted({line.text for job in (HOP, TIEM) for line in job.script.lines})
    assert list(session.recorded["web"]) == ["hop-thon", "tiem-chung"]
    report = session.report
    assert (report.sentences_spoken, report.sentences_reused) == (4, 0)
    assert (report.recordings_made, report.recordings_reused) == (2, 0)
    assert report.audio_s == sum(r.duration_s for r in session.recordings(WEB).values())


def test_an_unchanged_article_is_neither_spoken_nor_encoded(tmp_path: Path) -> None:
    first = in_line(ScriptedVoice(), tmp_path, HOP, TIEM)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")}
    voice = ScriptedVoice()
    second = in_line(voice, tmp_path, HOP, TIEM)
    assert voice.spoken == []
    assert second.recorded == first.recorded
    assert (second.report.recordings_made, second.report.recordings_reused) == (0, 2)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")} == times


def test_editing_one_sentence_speaks_exactly_that_one(crew: Crew, tmp_path: Path) -> None:
    before = in_line(ScriptedVoice(), tmp_path, HOP, TIEM)
    edited = make_job("hop-thon", "Thông báo.", "Mời bà con đi họp.", "Họp lúc tám giờ.")
    voice = ScriptedVoice()
    after = taped([edited, TIEM], voice, tmp_path, crew)
    assert voice.spoken == ["Họp lúc tám giờ."]
    assert (after.report.sentences_spoken, after.report.sentences_reused) == (1, 2)
    assert (after.report.recordings_made, after.report.recordings_reused) == (1, 1)
    assert after.recorded["web"]["tiem-chung"] == before.recorded["web"]["tiem-chung"]
    assert after.recordings(WEB)["hop-thon"].sha256 != before.recordings(WEB)["hop-thon"].sha256


def test_a_new_title_or_pause_is_encoded_but_not_spoken(tmp_path: Path) -> None:
    in_line(ScriptedVoice(), tmp_path, HOP)
    lines = HOP.script.lines
    slower = replace(HOP.script, lines=(replace(lines[0], pause_ms=1500), *lines[1:]))
    for job in (replace(HOP, tags=replace(HOP.tags, title="Họp")), replace(HOP, script=slower)):
        voice = ScriptedVoice()
        assert in_line(voice, tmp_path, job).report.recordings_made == 1
        assert voice.spoken == []


def test_the_same_input_gives_the_same_bytes_on_another_machine(crew: Crew, tmp_path: Path) -> None:
    here = in_line(open_voice("espeak"), tmp_path / "here", HOP, TIEM)
    there = taped([TIEM, HOP], open_voice("espeak"), tmp_path / "there", crew)
    assert bytes_of(here) == bytes_of(there)
    assert dump_recordings(here.recordings(WEB)) == dump_recordings(there.recordings(WEB))


@pytest.mark.parametrize("name", ["mp3", "json", "png"])
def test_a_damaged_recording_is_made_again(tmp_path: Path, name: str) -> None:
    whole = in_line(ScriptedVoice(), tmp_path, HOP)
    (damaged,) = (tmp_path / "recordings").glob(f"*.{name}")
    if name == "png":
        damaged.unlink()
    else:
        damaged.write_bytes(damaged.read_bytes()[:-40])
    voice = ScriptedVoice()
    again = in_line(voice, tmp_path, HOP)
    assert voice.spoken == []
    assert again.report.recordings_made == 1
    assert bytes_of(again) == bytes_of(whole)


def test_a_breaking_voice_names_article_and_sentence_and_leaves_the_rest(crew: Crew, tmp_path: Path) -> None:
    first = taped([HOP, TIEM], ScriptedVoice(breaks_on="bảy giờ"), tmp_path, crew)
    assert {slug: str(error) for slug, error in first.failed.items()} == {
        "hop-thon": 'hop-thon: không đọc được câu "Họp lúc bảy giờ.": giọng bị đứt'
    }
    assert first.slugs == ["tiem-chung"]
    assert (first.report.recordings_made, first.report.sentences_spoken) == (1, 3)
    voice = ScriptedVoice()
    session = in_line(voice, tmp_path, HOP, TIEM)
    assert "Họp lúc bảy giờ." in voice.spoken
    assert "Mời bà con đi họp." not in voice.spoken
    assert (session.report.recordings_made, session.report.recordings_reused) == (1, 1)
    assert session.failed == {}


def test_an_article_is_recorded_for_every_profile_or_not_at_all(tmp_path: Path) -> None:
    in_line(ScriptedVoice(), tmp_path, HOP, TIEM)
    for clip in (tmp_path / "clips").rglob("*.flac"):
        clip.unlink()
    broken = ScriptedVoice(breaks_on="bảy giờ")
    session = record([HOP, TIEM], PROFILES, broken, tmp_path, INLINE, unheard, now_s=0)
    assert (session.slugs, list(session.failed)) == (["tiem-chung"], ["hop-thon"])
    assert list(session.recordings(WEB)) == list(session.recordings(LOA)) == ["tiem-chung"]
    assert (session.report.recordings_made, session.report.recordings_reused) == (1, 1)


def test_captions_show_what_is_written(tmp_path: Path) -> None:
    line = replace(HOP.script.lines[0], text="Ủy ban họp.", written="UBND họp.")
    job = replace(HOP, script=replace(HOP.script, lines=(line, *HOP.script.lines[1:])))
    cues = in_line(ScriptedVoice(), tmp_path, job).recordings(WEB)["hop-thon"].cues
    assert [cue.text for cue in cues] == ["UBND họp.", "Mời bà con đi họp.", "Họp lúc bảy giờ."]


def test_more_articles_than_are_queued_ahead_come_out_in_order(crew: Crew, tmp_path: Path) -> None:
    jobs = [make_job(f"bai-{i:02}", "Xin chào.", f"Bài số {'một ' * (i + 1)}.") for i in range(20)]
    told: list[tuple[int, int]] = []
    session = record(
        jobs, [WEB], ScriptedVoice(), tmp_path, crew, lambda done, total: told.append((done, total)), now_s=0
    )
    assert list(session.recorded["web"]) == [job.script.slug for job in jobs]
    assert told == [(done, 20) for done in range(21)]


def test_articles_that_say_the_same_share_one_file(tmp_path: Path) -> None:
    twin = replace(HOP, script=replace(HOP.script, slug="hop-thon-2"))
    session = in_line(ScriptedVoice(), tmp_path, HOP, twin)
    assert session.recorded["web"]["hop-thon"].file == session.recorded["web"]["hop-thon-2"].file
    assert session.recordings(WEB)["hop-thon-2"].path == "audio/hop-thon-2.mp3"


def test_both_masters_come_from_one_reading(tmp_path: Path) -> None:
    voice = ScriptedVoice()
    told: list[tuple[int, int]] = []
    session = record(
        [HOP, TIEM],
        PROFILES,
        voice,
        tmp_path,
        INLINE,
        lambda done, total: told.append((done, total)),
        now_s=0,
    )
    assert len(voice.spoken) == 4
    assert told[-1] == (4, 4)
    web, loa = session.recordings(WEB), session.recordings(LOA)
    assert list(web) == list(loa) == ["hop-thon", "tiem-chung"]
    assert (web["hop-thon"].path, loa["hop-thon"].path) == ("audio/hop-thon.mp3", "audio/loa/hop-thon.mp3")
    assert web["hop-thon"].sha256 != loa["hop-thon"].sha256


def test_another_figure_in_a_profile_masters_anew_and_speaks_nothing(tmp_path: Path) -> None:
    in_line(ScriptedVoice(), tmp_path, HOP)
    voice = ScriptedVoice()
    longer = replace(WEB, tail_ms=WEB.tail_ms + 1)
    session = record([HOP], [longer], voice, tmp_path, INLINE, unheard, now_s=0)
    assert (session.report.recordings_made, voice.spoken) == (1, [])


def test_no_articles_make_an_empty_session(tmp_path: Path) -> None:
    session = in_line(ScriptedVoice(), tmp_path)
    assert session.recorded == {"web": {}}
    assert session.report.audio_s == 0


def test_the_index_reads_back(tmp_path: Path) -> None:
    session = in_line(ScriptedVoice(), tmp_path, HOP, TIEM)
    index = dump_recordings(session.recordings(WEB))
    assert parse_recordings(index) == session.recordings(WEB)
    assert json.loads(index)["recordings"][0]["path"] == "audio/hop-thon.mp3"


def test_refuses_what_cannot_be_heard_or_joined() -> None:
    with pytest.raises(MasterError, match="không có tiếng"):
        assemble([Clip(bytes(2000), 22_050)], [900], WEB)
    with pytest.raises(MasterError, match="tần số lấy mẫu khác nhau"):
        assemble([Clip(b"\1\1", 22_050), Clip(b"\1\1", 24_000)], [900, 900], WEB)


class WaywardVoice(ScriptedVoice):
    """Says nothing of what is quiet, and changes its rate at what is quick."""

    def speak(self, text: str) -> Clip:
        clip = super().speak(text)
        if "im lặng" in text:
            return Clip(bytes(len(clip.pcm)), clip.rate_hz)
        return replace(clip, rate_hz=24_000) if "nhanh" in text else clip


def test_an_article_that_cannot_be_heard_or_joined_fails_alone(tmp_path: Path) -> None:
    quiet = make_job("im", "Câu im lặng.")
    mixed = make_job("nhanh", "Câu thường.", "Câu nhanh.")
    session = record([quiet, HOP, mixed], PROFILES, WaywardVoice(), tmp_path, INLINE, unheard, now_s=0)
    assert session.slugs == ["hop-thon"]
    assert str(session.failed["im"]) == "im: bản ghi không có tiếng"
    assert "nhanh: không ghép được các câu có tần số lấy mẫu khác nhau" in str(session.failed["nhanh"])


def test_a_master_whose_partner_failed_is_not_counted(tmp_path: Path) -> None:
    half = replace(HOP, loa_script=replace(HOP.script, lines=make_job("im", "Câu im lặng.").script.lines))
    session = record([half], PROFILES, WaywardVoice(), tmp_path, INLINE, unheard, now_s=0)
    assert list(session.failed) == ["hop-thon"]
    assert (session.report.recordings_made, session.report.recordings_reused) == (0, 0)
    session = record([half, TIEM], PROFILES, WaywardVoice(), tmp_path, INLINE, unheard, now_s=0)
    assert (session.report.recordings_made, session.report.recordings_reused) == (2, 0)


def test_says_what_to_look_at_when_the_cache_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "recordings").write_text("a file where the folder should be")
    with pytest.raises(StudioError, match=r"không (ghi|đọc) được .*recordings"):
        in_line(ScriptedVoice(), tmp_path, HOP)
