"""A build whose voices come and go: what is published, told, kept and returned."""

import array
import json
import re
import shutil
import subprocess
import sys
import wave
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from rich.console import Console

from audio.studio import WEB, Crew
from newsroom.errors import VoiceUnavailable
from site_builder.build import BuildReport, build_site
from site_builder.operator.tasks import make_planned
from site_builder.plan_table import missed_articles
from site_builder.report import print_report
from site_builder.workspace import PROJECT, Workspace
from tests.audio.voices.dummy_piper import install_dummy
from tests.audio.voices.google import Google, envelope, google, says, speaks, text_of
from tests.audio.voices.loopback import Handler, Request, send_through
from tests.audio.voices.readings import write_reading

NOW = datetime(2026, 11, 23, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Google]:
    with google() as (service, server):
        send_through(server.url, monkeypatch)
        yield service


@pytest.fixture
def home(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Lay out a build with a folder of models of its own, in which none is installed."""
    return replace(workspace, models=tmp_path / "voices")


def station(home: Workspace, *lines: str) -> None:
    file = home.content / "station.yml"
    text = file.read_text(encoding="utf-8").partition("giong_doc:")[0]
    file.write_text(text + "\n".join(lines) + "\n", encoding="utf-8")


def build(home: Workspace, voice: str | None = None) -> BuildReport:
    with ThreadPoolExecutor(1) as pool:
        return build_site(home, NOW, voice, Crew(pool, pool), lambda done, total: None)


def index(home: Workspace) -> dict[str, Any]:
    entries = json.loads((home.output / "audio" / "index.json").read_bytes())["recordings"]
    return {entry["slug"]: entry for entry in entries}


def page(home: Workspace) -> str:
    return (home.output / "thong-bao" / "moi-hop.html").read_text(encoding="utf-8")


def told(report: BuildReport) -> str:
    out = StringIO()
    print_report(report, Console(file=out, width=160))
    return out.getvalue()


def test_a_missing_voice_is_told_in_table_index_and_page(home: Workspace) -> None:
    station(home, "giong_doc: [piper, espeak]")
    report = build(home)
    assert index(home)["moi-hop"]["passed_over"] == [{"voice": "piper", "reason": "chưa cài giọng Piper"}]
    assert "giọng máy espeak – piper: chưa cài giọng Piper" in page(home)
    assert "Không dùng piper" in told(report)
    assert "loaxa voices install vi_VN-vais1000-medium" in told(report)
    assert not report.voicing.unmade


def test_piper_speaks_once_it_is_installed_and_is_kept_when_it_is_gone(home: Workspace) -> None:
    station(home, "giong_doc: [piper, espeak]")
    build(home)
    install_dummy(home.models)
    report = build(home)
    assert report.voicing.made_by == {"moi-hop": "piper"}
    assert "giọng máy piper<" in page(home)
    shutil.rmtree(home.models)
    after = build(home)
    assert after.voicing.made_by == {"moi-hop": "piper"}
    assert after.changed == ()


def test_a_service_that_refuses_midway_leaves_the_article_to_the_next_voice(
    home: Workspace, service: Google
) -> None:
    station(home, "giong_doc: [gtts, espeak]")
    service.script.extend([speaks, says(403)])
    report = build(home)
    assert len(service.asked) == 2
    assert report.voicing.made_by == {"moi-hop": "espeak"}
    assert "giọng máy espeak – gtts: Google từ chối (403)" in page(home)
    assert [r["voice"].split()[0] for r in index(home).values()] == ["espeak"]

    again = build(home)
    assert again.voicing.made_by == {"moi-hop": "gtts"}
    assert service.asked.count(service.asked[0]) == 1, "the sentence it had spoken was kept"


def test_a_station_that_waits_publishes_the_page_without_a_player(home: Workspace, service: Google) -> None:
    station(home, "giong_doc: [gtts, espeak]", "khi_giong_loi: cho-lan-sau")
    service.script.append(says(403))
    report = build(home)
    assert list(report.voicing.unmade) == ["moi-hop"]
    assert index(home) == {}
    assert "<audio" not in page(home)
    assert "Chưa làm được bản đọc của moi-hop" in told(report)
    assert not list(home.output.rglob("*.mp3"))


def test_sessions_are_made_without_what_no_voice_can_say(home: Workspace, service: Google) -> None:
    """One article that is still to come must not keep the village silent."""
    station(home, "giong_doc: gtts")
    notice = (home.content / "thong-bao" / "moi-hop.md").read_text(encoding="utf-8")
    coming = notice.replace("Mời họp thôn", "Cấp gạo").replace("2026-11-20", "2026-11-24 04:00")
    (home.content / "thong-bao" / "cap-gao.md").write_text(coming, encoding="utf-8")

    def mumbles(request: Request, to: Handler) -> None:
        nothing = "Cấp gạo" in text_of(request)
        to.reply(200, envelope(None)) if nothing else speaks(request, to)

    service.script.extend([mumbles] * 100)
    made = make_planned(home, NOW, date(2026, 11, 24), 1, 1, lambda done, total: None)
    assert [[c.slug for c in each.chapters if c.slug] for each in made.sessions] == [["moi-hop"]]
    assert missed_articles(made.planned) == {"Cấp gạo": "chưa có bản đọc"}


def test_a_reading_is_used_whole_and_its_raw_file_stays_home(home: Workspace) -> None:
    (home.content / "media").mkdir()
    clip = write_reading(home.content / "media" / "hop.wav")
    notice = home.content / "thong-bao" / "moi-hop.md"
    text = notice.read_text(encoding="utf-8")
    notice.write_text(text.replace("---\nMời", "ban_doc: ../media/hop.wav\n---\nMời"), encoding="utf-8")
    report = build(home)
    assert report.voicing.made_by == {"moi-hop": "recorded"}
    assert report.voicing.session.recordings(WEB)["moi-hop"].duration_s == pytest.approx(
        clip.duration_s + 3.8, abs=0.1
    )
    assert "giọng đọc của đài<" in page(home)
    assert "<track" not in page(home), "nobody knows when which words are read"
    assert not list(home.output.rglob("*.vtt"))
    assert "giọng máy" not in page(home)
    assert not list(home.output.rglob("*.wav"))

    (home.content / "media" / "hop.wav").write_bytes(b"RIFF    WAVEbroken")
    broken = build(home)
    assert broken.voicing.made_by == {"moi-hop": "espeak"}
    assert "recorded: không đọc được một câu của bài" in page(home)


def test_an_explicit_voice_is_used_alone_or_refused(home: Workspace) -> None:
    with pytest.raises(VoiceUnavailable, match="chưa cài giọng Piper"):
        build(home, "piper")
    assert not home.output.exists()
    install_dummy(home.models)
    assert build(home, "piper").voicing.made_by == {"moi-hop": "piper"}


def run_build(home: Workspace) -> subprocess.CompletedProcess[bytes]:
    options = ["--content", str(home.content), "--output", str(home.output), "--now", NOW.isoformat()]
    command = [sys.executable, "-c", "from site_builder.cli import main; main()", "build", *options]
    try:
        return subprocess.run(command, cwd=PROJECT, capture_output=True, check=False)
    finally:
        shutil.rmtree(Workspace.of(home.content, home.output).build)


def test_a_master_outside_its_figures_fails_its_article_alone(home: Workspace) -> None:
    """A person reads nothing but clicks: at the peak they may have, they are far too quiet."""
    station(home, "giong_doc: espeak", "khi_giong_loi: cho-lan-sau")
    (home.content / "media").mkdir()
    clicks = array.array("h", [0] * 30 * 44_100)
    clicks[::882] = array.array("h", [32_000] * 1_500)
    with wave.open(str(home.content / "media" / "go.wav"), "wb") as sound:
        sound.setparams((1, 2, 44_100, 0, "NONE", ""))
        sound.writeframes(clicks.tobytes())
    notice = home.content / "thong-bao" / "moi-hop.md"
    text = notice.read_text(encoding="utf-8")
    other = notice.with_name("lich-hop.md")
    other.write_text(text.replace("Mời họp thôn", "Lịch họp thôn"), encoding="utf-8")
    notice.write_text(text.replace("---\nMời", "ban_doc: ../media/go.wav\n---\nMời"), encoding="utf-8")

    done = run_build(home)
    said = done.stdout.decode()
    assert done.returncode == 3, done.stderr.decode()
    assert re.search(r"moi-hop: bản (web|loa) không đạt: độ to −\d+,\d LUFS, cần −1[56],0 ± [01],[05]", said)
    assert "Chưa làm được bản đọc của moi-hop" in said
    published = {file.relative_to(home.output).as_posix() for file in home.output.rglob("*.mp3")}
    assert published == {"audio/lich-hop.mp3", "audio/loa/lich-hop.mp3"}
    assert list(index(home)) == ["lich-hop"]
    assert "<audio" not in page(home)


def test_the_command_says_by_its_exit_code_that_a_recording_is_missing(
    home: Workspace, service: Google
) -> None:
    station(home, "giong_doc: gtts")
    service.script.append(says(403))
    done = run_build(home)
    assert done.returncode == 3, done.stderr.decode()
    assert "Giọng gtts: Google từ chối (403); chờ một lúc" in done.stdout.decode()
    assert (home.output / "thong-bao" / "moi-hop.html").is_file()
