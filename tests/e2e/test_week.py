"""A week of the sample commune: every file decoded, every list compared with the sound, a stick read back."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lxml.html
import pytest
import soundfile
from icalendar import Calendar
from mutagen.mp3 import MP3

from audio.broadcast.calendar import render_calendar
from audio.broadcast.drive import FolderDrive
from audio.broadcast.usb import verify_set, write_set
from audio.studio import local_crew
from newsroom.kinds import Priority
from site_builder.broadcasts import made_broadcasts
from site_builder.operator.appointments import appointments_of
from site_builder.operator.making import make_sessions
from site_builder.operator.usb_set import usb_files
from site_builder.stage import load_edition
from site_builder.workspace import PROJECT, Workspace
from tests.audio.broadcast.fat import FatDrive
from tests.audio.broadcast.masters import ffmpeg_s
from tests.e2e.conftest import NOW
from tests.site_builder.sessions import bulletin

if TYPE_CHECKING:
    from audio.broadcast.bulletin import Bulletin
    from newsroom.broadcast import Broadcast
    from newsroom.station import Station
    from site_builder.build import BuildReport

DAYS = 7
FIRST = date(2026, 11, 24)
WITHIN_S = 0.2


class Week:
    """What was made, and where."""

    def __init__(
        self, workspace: Workspace, station: Station, planned: list[Bulletin], made: list[Broadcast]
    ):
        self.workspace, self.station, self.planned, self.made = workspace, station, planned, made

    def folder(self, broadcast: Broadcast) -> Path:
        return self.workspace.bulletins / broadcast.id


def plan_by_hand(workspace: Workspace) -> tuple[Station, list[Bulletin]]:
    """Plan short sessions that hold every kind of part, since whole weeks take minutes to decode."""
    edition = load_edition(workspace, NOW)
    urgent = [a for a in edition.public.articles if a.priority is not Priority.ROUTINE]
    routine = [a for a in edition.public.articles if a.priority is Priority.ROUTINE]
    planned = []
    for n in range(DAYS):
        for slot in edition.station.slots:
            for cluster in edition.station.clusters[:2]:
                evening = slot.id == "chieu"
                which = [urgent[n % len(urgent)], *routine[2 * n : 2 * n + 2]]
                if evening and cluster.id == "ven-song":
                    which.pop()
                relay_ms = 60_000 if evening and n == 2 else 0
                day = FIRST + timedelta(days=n)
                planned.append(
                    bulletin(
                        day, slot, cluster, edition.station, which, relay_ms=relay_ms, left_out=routine[-2:]
                    )
                )
    return edition.station, planned


@pytest.fixture(scope="session")
def week(built: BuildReport, tmp_path_factory: pytest.TempPathFactory) -> Week:
    folder = tmp_path_factory.mktemp("week")
    workspace = Workspace(PROJECT / "content", folder / "public", folder / "build", PROJECT / ".cache")
    station, planned = plan_by_hand(workspace)
    with local_crew(2) as crew:
        made = make_sessions(planned, workspace, NOW, crew, lambda done, total: None)
    return Week(workspace, station, planned, made)


def test_every_planned_session_is_made_once_for_all_who_hear_it(week: Week) -> None:
    asked = {(b.day, b.slot.id, b.cluster.id) for b in week.planned}
    given = [(b.starts.date(), b.slot, cluster) for b in week.made for cluster in b.clusters]
    assert len(given) == len(set(given))
    assert set(given) == asked
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


def test_files_lists_and_sound_agree_in_every_session(week: Week) -> None:
    """Decode every file; parts, whole, playlist, table, rundown, chapters and calendar tell the same."""
    appointments = appointments_of(
        made_broadcasts(week.workspace), week.station, load_edition(week.workspace, NOW).public
    )
    calendar = Calendar.from_ical(render_calendar("Lịch", "thu.example", appointments))
    events: dict[str, Any] = {str(event["uid"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}
    assert events.keys() == {broadcast.id for broadcast in week.made}
    for broadcast in week.made:
        folder = week.folder(broadcast)
        whole: Any = MP3(folder / "ca-buoi.mp3")
        whole_s = ffmpeg_s(folder / "ca-buoi.mp3")
        assert abs(whole_s - broadcast.duration_s) < WITHIN_S
        assert (folder / "ca-buoi.mp3").stat().st_size == broadcast.size_bytes

        parts = sorted(folder.glob("[0-9]*.mp3"))
        played = entries((folder / "phat.m3u8").read_text(encoding="utf-8"))
        assert [name for _, _, name in played] == [part.name for part in parts]
        assert all(part.name.isascii() and len(part.name) <= 32 for part in parts)
        part_s = [len(soundfile.read(part, dtype="int16")[0]) / 44_100 for part in parts]
        assert [s for s, _, _ in played] == pytest.approx(part_s, abs=0.03)
        assert abs(sum(part_s) - whole_s) < WITHIN_S

        text = (folder / "kich-ban.csv").read_bytes()
        assert text.startswith(b"\xef\xbb\xbf")
        table = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
        assert [row["Tệp"] for row in table] == [part.name for part in parts]
        assert [row["Tiêu đề"] for row in table] == [title for _, title, _ in played]
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
    assert "Chuyển sang nguồn tiếp sóng trong 1 phút" in text
    assert "Đọc lại mục 3." in text
    assert "Không vào buổi này" in text
    assert (week.folder(broadcast) / "kich-ban.pdf").read_bytes().startswith(b"%PDF-")


def test_the_same_plan_gives_the_same_bytes(week: Week) -> None:
    folder = week.folder(week.made[0])
    before = {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}
    one_session = [b for b in week.planned if (b.day, b.slot.id) == (FIRST, "sang")]
    with local_crew(1) as crew:
        again = make_sessions(one_session, week.workspace, NOW, crew, lambda done, total: None)
    assert again == week.made[:1]
    assert before == {f.name: (f.read_bytes(), f.stat().st_mtime_ns) for f in folder.iterdir()}
    assert set(made_broadcasts(week.workspace)) == set(week.made)


@pytest.mark.skipif(sys.platform == "win32", reason="mtools are not to be had on Windows")
def test_a_stick_plays_the_week_in_order(week: Week, tmp_path: Path) -> None:
    """Write the set to a real FAT image and read its directories back as they lie there."""
    cluster = week.station.clusters[:1]
    files = usb_files(week.made, cluster, week.station, week.workspace.bulletins)
    megabytes = sum(file.size_bytes for file in files) // 1_000_000 + 64
    fat = FatDrive.format(tmp_path / "stick.img", megabytes)
    write_set(fat, files, lambda done, total: None)
    assert verify_set(fat) == []
    mine = sorted(
        (b for b in week.made if cluster[0].id in b.clusters), key=lambda broadcast: broadcast.starts
    )
    folders = [f"{b.starts:%y%m%d_%H%M}" for b in mine]
    assert [name for name in fat.directory("") if re.fullmatch(r"\d{6}_\d{4}", name)] == folders
    for folder, broadcast in zip(folders, mine, strict=True):
        played = entries((week.folder(broadcast) / "phat.m3u8").read_text(encoding="utf-8"))
        order = [name for _, _, name in played]
        assert fat.directory(folder) == [*order, "PHAT.m3u8"]
        assert order == sorted(order)
    assert fat.directory("TRON_BUOI") == [f"{folder}.mp3" for folder in folders]
    subprocess.run(["fsck.vfat", "-n", str(fat.image)], check=True, capture_output=True)


def test_a_set_for_several_clusters_keeps_them_apart(week: Week, tmp_path: Path) -> None:
    files = usb_files(week.made[:4], week.station.clusters[:2], week.station, week.workspace.bulletins)
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
