"""A week of the sample commune: planned, made, every file decoded, every list compared with the sound."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lxml.html
import pytest
from icalendar import Calendar
from mutagen.mp3 import MP3

from audio.broadcast.bulletin import Part
from audio.broadcast.drive import FolderDrive
from audio.broadcast.usb import verify_set, write_set
from audio.studio.frames import parse_frames
from newsroom.kinds import Priority
from site_builder.broadcasts import made_broadcasts
from site_builder.operator.tasks import make_planned, write_calendar
from site_builder.operator.usb_set import usb_files
from site_builder.planning import plan_sessions
from site_builder.stage import load_edition
from site_builder.workspace import PROJECT, Workspace
from tests.audio.broadcast.fat import FatDrive
from tests.audio.broadcast.masters import ffmpeg_s, sndfile_s
from tests.e2e.conftest import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from audio.broadcast.bulletin import Bulletin
    from newsroom.broadcast import Broadcast
    from newsroom.station import Station
    from site_builder.build import BuildReport

DAYS = 7
FIRST = date(2026, 11, 24)
WITHIN_S = 0.2


class Week:
    """What was planned and made, where it lies, and how long each file really sounds."""

    def __init__(
        self, workspace: Workspace, planned: tuple[Bulletin, ...], made: list[Broadcast], station: Station
    ) -> None:
        self.workspace, self.planned, self.made, self.station = workspace, planned, made, station
        self.decoded_s = decode_all(workspace.bulletins)

    def folder(self, broadcast: Broadcast) -> Path:
        return self.workspace.bulletins / broadcast.id

    def plan_of(self, broadcast: Broadcast) -> Bulletin:
        return next(
            b
            for b in self.planned
            if (b.starts, b.slot.id, b.cluster.id)
            == (broadcast.starts, broadcast.slot, broadcast.clusters[0])
        )


def decode_all(folder: Path) -> Mapping[Path, float]:
    """Decode every MP3 under a folder to its end; what has the same frames as another is decoded once."""

    def sound_of(file: Path) -> tuple[Path, str]:
        return file, hashlib.sha256(parse_frames(file.read_bytes()).content).hexdigest()

    with ThreadPoolExecutor(2) as threads:
        sounds = dict(threads.map(sound_of, sorted(folder.glob("*/*.mp3"))))
        each = {sound: file for file, sound in sounds.items()}
        seconds = dict(zip(each, threads.map(sndfile_s, each.values()), strict=True))
    return {file: seconds[sound] for file, sound in sounds.items()}


@pytest.fixture(scope="session")
def week(built: BuildReport, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Week]:
    """Plan and make the week through what the commands `loaxa plan` and `loaxa bulletin` call."""
    build = tmp_path_factory.mktemp("week")
    workspace = Workspace(PROJECT / "content", built.output, build, PROJECT / ".cache")
    planned = plan_sessions(workspace, NOW, FIRST, DAYS)
    made = make_planned(workspace, NOW, FIRST, DAYS, 2, lambda done, total: None).sessions
    yield Week(workspace, planned, made, load_edition(workspace, NOW).station)
    for file in workspace.bulletins.rglob("*.mp3"):
        file.unlink()  # a gigabyte, which pytest would keep until the third run after this


def test_the_week_holds_all_that_a_week_can_hold(week: Week) -> None:
    """Guard the others: sessions of every slot and cluster, full, with all kinds of parts."""
    asked = {(b.day, b.slot.id, b.cluster.id) for b in week.planned}
    assert len(asked) == len(week.planned) == DAYS * len(week.station.slots) * len(week.station.clusters)
    items = [item for bulletin in week.planned for item in bulletin.items]
    assert {item.part for item in items} == set(Part)
    assert {item.priority for item in items} - {None} == set(Priority)
    assert max(item.hearing for item in items) > 1
    assert all(bulletin.items[1].priority is Priority.EMERGENCY for bulletin in week.planned)
    filled_ms, allowed_ms = (
        sum(ms) for ms in zip(*((b.duration_ms, b.limit_ms) for b in week.planned), strict=True)
    )
    assert filled_ms > 0.9 * allowed_ms


def test_every_planned_session_is_made_once_for_all_who_hear_it(week: Week) -> None:
    asked = {(b.day, b.slot.id, b.cluster.id) for b in week.planned}
    given = [(b.starts.date(), b.slot, cluster) for b in week.made for cluster in b.clusters]
    assert Counter(given) == Counter(asked)
    assert len(week.made) < len(week.planned)
    assert set(made_broadcasts(week.workspace)) == set(week.made)


def entries(playlist: str) -> list[tuple[float, str, str]]:
    lines = playlist.splitlines()
    assert lines[0] == "#EXTM3U"
    infos = [line.removeprefix("#EXTINF:").split(",", 1) for line in lines if line.startswith("#EXTINF:")]
    names = [line for line in lines if not line.startswith("#")]
    return [(float(s), title, name) for (s, title), name in zip(infos, names, strict=True)]


def seconds(clock: str) -> int:
    hours, minutes, secs = map(int, clock.split(":"))
    return hours * 3600 + minutes * 60 + secs


def test_files_lists_and_sound_agree_in_every_session(week: Week, tmp_path: Path) -> None:
    """Parts, whole, playlist, table, rundown, chapters and calendar tell the same as the plan."""
    file = tmp_path / "lich.ics"
    assert write_calendar(week.workspace, NOW, FIRST, DAYS, None, file) == len(week.made)
    calendar = Calendar.from_ical(file.read_bytes())
    events: dict[str, Any] = {str(event["uid"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}
    assert events.keys() == {broadcast.id for broadcast in week.made}
    for broadcast in week.made:
        folder, planned = week.folder(broadcast), week.plan_of(broadcast)
        whole: Any = MP3(folder / "ca-buoi.mp3")
        whole_s = week.decoded_s[folder / "ca-buoi.mp3"]
        assert abs(whole_s - broadcast.duration_s) < WITHIN_S
        assert -75 < whole_s - planned.duration_ms / 1000 <= 0, "what lies around articles is planned long"
        assert (folder / "ca-buoi.mp3").stat().st_size == broadcast.size_bytes

        parts = sorted(folder.glob("[0-9]*.mp3"))
        played = entries((folder / "phat.m3u8").read_text(encoding="utf-8"))
        assert [name for _, _, name in played] == [part.name for part in parts]
        assert all(part.name.isascii() and len(part.name) <= 32 for part in parts)
        part_s = [week.decoded_s[part] for part in parts]
        assert [s for s, _, _ in played] == pytest.approx(part_s, abs=0.03)
        assert abs(sum(part_s) - whole_s) < WITHIN_S

        text = (folder / "kich-ban.csv").read_bytes()
        assert text.startswith(b"\xef\xbb\xbf")
        table = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
        assert [row["Tệp"] for row in table] == [part.name for part in parts]
        assert [row["Tiêu đề"] for row in table] == [title for _, title, _ in played]
        assert [(row["Mã bài"], row["Tiêu đề"]) for row in table] == [
            (item.slug or "", item.title) for item in planned.items
        ]
        assert [float(row["Thời lượng (giây)"]) for row in table] == [s for s, _, _ in played]
        last = table[-1]
        assert abs(float(last["Bắt đầu (giây)"]) + float(last["Thời lượng (giây)"]) - whole_s) < WITHIN_S

        chapters = [whole.tags[f"CHAP:chp{n}"] for n in range(1, len(parts) + 1)]
        assert whole.tags.version == (2, 3, 0)
        assert whole.tags["CTOC:toc"].child_element_ids == [c.element_id for c in chapters]
        assert [c.start_time for c in chapters] == [each.start_ms for each in broadcast.chapters]
        assert [str(c.sub_frames["TIT2"]) for c in chapters] == [each.title for each in broadcast.chapters]
        assert [c.start_time / 1000 for c in chapters] == [float(row["Bắt đầu (giây)"]) for row in table]
        assert abs(chapters[-1].end_time / 1000 - whole_s) < WITHIN_S

        sheet = lxml.html.parse(str(folder / "kich-ban.html")).getroot()
        rows = sheet.xpath("//table[1]/tbody/tr")
        assert [seconds(row[1].text) - seconds(rows[0][1].text) for row in rows] == [
            pytest.approx(float(row["Bắt đầu (giây)"]), abs=0.51) for row in table
        ]
        assert [row[1].text for row in rows] == [row["Giờ phát"] for row in table]

        event = events[broadcast.id]
        assert event["dtstart"].dt == broadcast.starts
        assert event["dtstart"].params["TZID"] == "Asia/Ho_Chi_Minh"
        assert abs(event["duration"].dt.total_seconds() - whole_s) < WITHIN_S


def test_residents_hear_again_all_but_the_silence_of_relays(week: Week) -> None:
    relaying = [broadcast for broadcast in week.made if broadcast.replay]
    assert {broadcast.slot for broadcast in relaying} == {"chieu"}
    for broadcast in relaying:
        again = broadcast.for_residents
        heard_s = week.decoded_s[week.folder(broadcast) / "nghe-lai.mp3"]
        assert abs(heard_s - again.duration_s) < WITHIN_S
        assert heard_s < broadcast.duration_s - 15 * 60
        left = {chapter.title for chapter in broadcast.chapters} - {c.title for c in again.chapters}
        assert left == {"Lời dẫn tiếp sóng", "Chương trình thời sự của Đài tỉnh"}
        assert [c.slug for c in again.chapters if c.slug] == [c.slug for c in broadcast.chapters if c.slug]


def test_another_decoder_finds_no_fault(week: Week) -> None:
    whole = week.folder(week.made[-1]) / "ca-buoi.mp3"
    assert abs(ffmpeg_s(whole) - week.decoded_s[whole]) < WITHIN_S


def test_parts_have_tags_that_old_players_read(week: Week) -> None:
    for part in sorted(week.folder(week.made[0]).glob("[0-9]*.mp3")):
        mp3: Any = MP3(part)
        number = int(part.name[:2])
        assert mp3.tags.version == (2, 3, 0)
        assert str(mp3.tags["TRCK"]).startswith(f"{number}/")
        assert str(mp3.tags["TPE1"]) == "Đài truyền thanh xã Suối Mơ"
        assert (mp3.info.channels, mp3.info.sample_rate) == (1, 44_100)


def test_the_sheet_holds_all_that_must_be_read_aloud(week: Week) -> None:
    broadcast = next(b for b in week.made if b.slot == "chieu" and b.starts.day == 26)
    planned = week.plan_of(broadcast)
    desk = json.loads((week.folder(broadcast) / "buoi.json").read_bytes())
    sheet = lxml.html.parse(str(week.folder(broadcast) / "kich-ban.html")).getroot()
    text = " ".join(sheet.text_content().split())
    said = [row for row in desk["rows"] if row["text"]]
    assert len(said) >= 5
    for row in said:
        for paragraph in row["text"]:
            assert paragraph in text
    assert "kính chào bà con" in text
    assert text.count("kính chào bà con") == 1, "a session greets once"
    assert "Chuyển sang nguồn tiếp sóng trong 15 phút" in text
    assert "Đọc lại mục 2." in text
    assert planned.left_out
    for left in planned.left_out:
        assert f"{left.title}" in text
        assert left.reason in text
    assert (week.folder(broadcast) / "kich-ban.pdf").read_bytes().startswith(b"%PDF-")


def test_the_same_plan_gives_the_same_bytes(week: Week) -> None:
    mine = [b for b in week.made if (b.starts.date(), b.slot) == (FIRST, "sang")]
    files = [file for broadcast in mine for file in week.folder(broadcast).iterdir()]
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in files}
    again = make_planned(week.workspace, NOW, FIRST, 1, 1, lambda done, total: None, slot="sang").sessions
    assert again == mine
    assert before == {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in files}
    assert set(made_broadcasts(week.workspace)) == set(week.made)


@pytest.mark.skipif(sys.platform == "win32", reason="mtools are not to be had on Windows")
def test_a_stick_plays_the_week_in_order(week: Week, tmp_path: Path) -> None:
    """Write the set of all clusters to a real FAT image and read its directories back as they lie there."""
    files = usb_files(week.made, week.station.clusters, week.station, week.workspace.bulletins)
    megabytes = sum(file.size_bytes for file in files) // 1_000_000 + 128
    fat = FatDrive.format(tmp_path / "stick.img", megabytes)
    write_set(fat, files, lambda done, total: None)
    assert verify_set(fat) == []
    subprocess.run(["fsck.vfat", "-n", str(fat.image)], check=True, capture_output=True)
    for cluster in week.station.clusters:
        own = cluster.id.upper().replace("-", "_")
        mine = sorted((b for b in week.made if cluster.id in b.clusters), key=lambda each: each.starts)
        folders = [f"{b.starts:%y%m%d_%H%M}" for b in mine]
        assert len(folders) == DAYS * len(week.station.slots)
        assert [name for name in fat.directory(own) if re.fullmatch(r"\d{6}_\d{4}", name)] == folders
        for folder, broadcast in zip(folders, mine, strict=True):
            played = entries((week.folder(broadcast) / "phat.m3u8").read_text(encoding="utf-8"))
            order = [name for _, _, name in played]
            assert fat.directory(f"{own}/{folder}") == [*order, "PHAT.m3u8"]
            assert order == sorted(order)
        assert fat.directory(f"{own}/TRON_BUOI") == [f"{folder}.mp3" for folder in folders]
    fat.image.unlink()


def test_a_set_for_several_clusters_keeps_them_apart(week: Week, tmp_path: Path) -> None:
    one_day = [broadcast for broadcast in week.made if broadcast.starts.date() == FIRST]
    files = usb_files(one_day, week.station.clusters[:2], week.station, week.workspace.bulletins)
    write_set(FolderDrive(tmp_path), files, lambda done, total: None)
    assert {file.path.split("/")[0] for file in files} == {"TRUNG_TAM", "VEN_SONG", "DOC-TRUOC.txt"}
    for name, id_ in (("TRUNG_TAM", "trung-tam"), ("VEN_SONG", "ven-song")):
        page = (tmp_path / name / "BANG_PHAT.html").read_text(encoding="utf-8")
        data = json.loads(page.partition('id="data">')[2].partition("</script>")[0])
        assert data["sessions"]
        for session in data["sessions"]:
            assert id_ in {cluster["id"] for cluster in session["clusters"]}
            assert (tmp_path / name / session["src"]).is_file()
    done = subprocess.run(["sha256sum", "-c", "KIEM-TRA.sha256"], cwd=tmp_path, capture_output=True)
    assert done.returncode == 0
