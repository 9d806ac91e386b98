"""What the operator's commands do, from content to stick, in a small commune that is really planned."""

import json
import os
import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from audio.broadcast.drive import FolderDrive
from audio.broadcast.usb import verify_set
from newsroom.errors import BroadcastError, LoaXaError
from site_builder.broadcasts import made_broadcasts
from site_builder.build import build_site
from site_builder.fullness import fullness_svg
from site_builder.operator.tasks import make_planned, make_urgent, open_stick, write_stick
from site_builder.plan_table import missed_articles
from site_builder.planning import plan_sessions
from site_builder.workspace import Workspace
from tests.audio.fakes import INLINE

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 23, 20, tzinfo=ZONE)
DAY = date(2026, 11, 24)
EMERGENCY = """\
---
tieu_de: Lũ về
ngay: 2026-11-23
muc_do: khan-cap
het_han: 2026-11-24
---
Nước đang lên. Bà con rời khỏi bến.
"""


COMING = EMERGENCY.replace("Lũ về", "Bầu trưởng thôn").replace(
    "ngay: 2026-11-23\nmuc_do: khan-cap\nhet_han: 2026-11-24", "ngay: 2026-11-25"
)


def quiet(done: int, total: int) -> None:
    pass


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def built(workspace: Workspace, cache: Path) -> Workspace:
    workspace = replace(workspace, cache=cache)
    (workspace.content / "thong-bao" / "lu-ve.md").write_text(EMERGENCY, encoding="utf-8")
    build_site(workspace, NOW, "espeak", INLINE, quiet)
    return workspace


def test_a_session_is_planned_put_on_tape_and_shown_on_the_site(built: Workspace) -> None:
    (made,) = make_planned(built, NOW, DAY, 1, 1, quiet).sessions
    assert made.id == "2026-11-24-sang-cum-1"
    assert made.title == "Buổi sáng, thứ Ba 24/11/2026"
    slugs = [chapter.slug for chapter in made.chapters if chapter.slug]
    assert slugs[0] == "lu-ve"
    assert "moi-hop" in slugs
    assert {file.name for file in (built.bulletins / made.id).iterdir()} >= {
        "01_NHAC_HIEU.mp3", "02_LU_VE.mp3", "ca-buoi.mp3", "phat.m3u8", "kich-ban.html", "kich-ban.pdf",
        "kich-ban.csv", "buoi.json",
    }  # fmt: skip
    build_site(built, NOW, "espeak", INLINE, quiet)
    site = built.output
    assert (site / made.path).read_bytes() == (built.bulletins / made.id / "ca-buoi.mp3").read_bytes()
    page = (site / "loa" / "index.html").read_text(encoding="utf-8")
    data = json.loads(page.partition('id="data">')[2].partition("</script>")[0])
    assert [session["src"] for session in data["sessions"]] == [f"../{made.path}"]
    assert "<svg" in page


def test_what_is_still_to_be_published_airs_in_its_time(built: Workspace) -> None:
    """A stick for a week holds what is published in the week; the site tells of it when it is public."""
    (built.content / "thong-bao" / "bau-truong-thon.md").write_text(COMING, encoding="utf-8")
    planned = plan_sessions(built, NOW, DAY, 3)
    made = make_planned(built, NOW, DAY, 3, 1, quiet).sessions
    heard = [[chapter.slug for chapter in each.chapters if chapter.slug] for each in made]
    assert ["bau-truong-thon" in slugs for slugs in heard] == [False, True, True]
    assert [[i.slug for i in b.items if i.slug] for b in planned] == heard
    assert missed_articles(planned) == {}
    build_site(built, NOW, "espeak", INLINE, quiet)
    page = (built.output / "loa" / "index.html").read_text(encoding="utf-8")
    assert made[0].path in page
    assert made[1].path not in page
    week = plan_sessions(built, NOW, NOW.date(), 7, cluster="cum-1")
    assert fullness_svg(week) in page, "the picture shows what loaxa plan prints"


def test_a_session_that_aired_is_an_episode_of_the_podcast(built: Workspace) -> None:
    (made,) = make_planned(built, NOW, DAY, 1, 1, quiet).sessions
    podcast = built.output / "feeds" / "phat-thanh" / "podcast.xml"
    build_site(built, NOW, "espeak", INLINE, quiet)
    assert not podcast.exists(), "nobody has heard it yet"
    build_site(built, datetime(2026, 11, 24, 7, tzinfo=ZONE), "espeak", INLINE, quiet)
    assert made.path in podcast.read_text(encoding="utf-8")


def test_a_session_with_what_is_over_leaves_the_site(built: Workspace) -> None:
    (made,) = make_planned(built, NOW, DAY, 1, 1, quiet).sessions
    after = datetime(2026, 11, 25, 6, tzinfo=ZONE)
    build_site(built, after, "espeak", INLINE, quiet)
    assert not (built.output / made.path).exists()
    assert made_broadcasts(built) == (made,)


def test_a_new_plan_takes_the_place_of_the_old(built: Workspace) -> None:
    make_planned(built, NOW, DAY, 1, 1, quiet)
    (built.content / "thong-bao" / "lu-ve.md").unlink()
    build_site(built, NOW, "espeak", INLINE, quiet)
    (made,) = make_planned(built, NOW, DAY, 1, 1, quiet).sessions
    assert made_broadcasts(built) == (made,)
    assert not list((built.bulletins / made.id).glob("*LU_VE*"))


def test_a_stick_is_written_and_written_again(built: Workspace, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    for days in (2, 1):
        made = write_stick(built, NOW, DAY, days, 1, stick, None, quiet).sessions
        assert verify_set(FolderDrive(stick)) == []
        assert len(made) == days
    assert (stick / "261124_0530" / "01_NHAC_HIEU.mp3").is_file()
    assert not (stick / "261125_0530").exists()


def test_what_must_be_heard_and_never_is_is_told(built: Workspace, tmp_path: Path) -> None:
    station = built.content / "station.yml"
    text = station.read_text(encoding="utf-8")
    station.write_text(text.replace("thoi_luong_phut: 30", "thoi_luong_phut: 3"), encoding="utf-8")
    long = EMERGENCY + "\n\n" + "Bà con ở ven sông chuyển đồ đạc, trâu bò lên chỗ cao. " * 40
    (built.content / "thong-bao" / "lu-ve.md").write_text(long, encoding="utf-8")
    made = make_planned(built, NOW, DAY, 1, 1, quiet)
    assert [chapter.slug for chapter in made.sessions[0].chapters if chapter.slug] == ["moi-hop"]
    assert [*missed_articles(made.planned)] == ["Lũ về"]
    assert missed_articles(made.planned)["Lũ về"].startswith("dài hơn cả buổi: bài")


def test_an_emergency_is_played_at_once(built: Workspace) -> None:
    noon = datetime(2026, 11, 23, 11, 59, 30, tzinfo=ZONE)
    kept = (built.cache / "scripts.json").read_bytes()
    (made,) = make_urgent(built, noon, 1, quiet).sessions
    assert (built.cache / "scripts.json").read_bytes() == kept, "the next build words nothing anew"
    assert made.id == "2026-11-23-khan-cap-1200-cum-1"
    assert made.title == "Tin khẩn cấp lúc 12:00, thứ Hai 23/11/2026"
    assert made.starts == datetime(2026, 11, 23, 12, tzinfo=ZONE)
    titles = [chapter.title for chapter in made.chapters]
    assert titles == ["Nhạc hiệu", "Lũ về", "Mời nghe lại", "Lũ về", "Lời kết"]
    make_planned(built, NOW, DAY, 1, 1, quiet)
    assert made in made_broadcasts(built), "what is planned does not take its place"
    (built.content / "thong-bao" / "lu-ve.md").unlink()
    assert make_urgent(built, noon, 1, quiet).sessions == []


def test_what_begins_at_midnight_belongs_to_the_next_day(built: Workspace) -> None:
    (made,) = make_urgent(built, datetime(2026, 11, 23, 23, 59, 30, tzinfo=ZONE), 1, quiet).sessions
    assert (made.id, made.starts) == (
        "2026-11-24-khan-cap-0000-cum-1", datetime(2026, 11, 24, tzinfo=ZONE)
    )  # fmt: skip


def test_a_second_emergency_of_a_day_is_a_session_of_its_own(built: Workspace) -> None:
    """The console starts each by itself, and residents hear both again."""
    noon, later = datetime(2026, 11, 23, 11, 59, 30, tzinfo=ZONE), datetime(2026, 11, 23, 15, 30, tzinfo=ZONE)
    (first,) = make_urgent(built, noon, 1, quiet).sessions
    (again,) = make_urgent(built, noon, 1, quiet).sessions
    assert again == first, "one session begins in one minute"
    article = built.content / "thong-bao" / "lu-ve.md"
    article.write_text(EMERGENCY + "\nNước dâng thêm một mét.\n", encoding="utf-8")
    (second,) = make_urgent(built, later, 1, quiet).sessions
    assert made_broadcasts(built) == (second, first)
    assert (built.bulletins / first.id / "ca-buoi.mp3").stat().st_size == first.size_bytes
    build_site(built, NOW, "espeak", INLINE, quiet)
    assert all((built.output / each.path).stat().st_size == each.size_bytes for each in (first, second))
    page = (built.output / "loa" / "index.html").read_text(encoding="utf-8")
    assert all(f'"id":"{each.id}"' in page for each in (first, second))


def test_making_sessions_leaves_what_it_did_not_ask_for(built: Workspace, tmp_path: Path) -> None:
    workspace = replace(built, cache=aged(built.cache, tmp_path / "own"))
    before = cached(workspace)
    article = built.content / "thong-bao" / "lu-ve.md"
    article.write_text(EMERGENCY + "\nNước đang rút dần.\n", encoding="utf-8")
    make_urgent(workspace, NOW, 1, quiet)
    assert before < cached(workspace)


def test_a_build_leaves_what_sessions_use(built: Workspace, tmp_path: Path) -> None:
    """Lead-ins and the tune are no articles; their voice may be away when they are asked for again."""
    (built.content / "thong-bao" / "bau-truong-thon.md").write_text(COMING, encoding="utf-8")
    make_planned(built, NOW, DAY, 3, 1, quiet)
    workspace = replace(built, cache=aged(built.cache, tmp_path / "own"))
    make_planned(workspace, NOW, DAY, 3, 1, quiet)
    article = built.content / "thong-bao" / "moi-hop.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nMang theo ghế.\n", encoding="utf-8")
    build_site(workspace, NOW, "espeak", INLINE, quiet)
    after = cached(workspace)
    make_planned(workspace, NOW, DAY, 3, 1, quiet)
    assert cached(workspace) == after, "nothing had to be spoken or mastered again"


def aged(cache: Path, own: Path) -> Path:
    """Copy a cache as if nobody had used it for three months."""
    shutil.copytree(cache, own)
    for file in own.rglob("*.*"):
        os.utime(file, (file.stat().st_mtime - 90 * 86_400,) * 2)
    return own


def cached(workspace: Workspace) -> set[str]:
    return {file.name for file in workspace.cache.rglob("*.*") if file.suffix in (".mp3", ".flac")}


def test_a_foreign_stick_is_refused_before_anything_is_made(built: Workspace, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    (tmp_path / "usb" / "anh.jpg").write_bytes(b"")
    with pytest.raises(BroadcastError, match=r"anh\.jpg"):
        write_stick(built, NOW, DAY, 1, 1, tmp_path / "usb", None, quiet)
    assert not built.bulletins.exists()


def test_a_stick_that_is_not_plugged_in_is_refused_before_anything_is_made(
    built: Workspace, tmp_path: Path
) -> None:
    """A slip in a drive's name must not fill the disk of this machine."""
    with pytest.raises(BroadcastError, match=r"usc: cắm USB vào rồi xem lại tên ổ; .* tạo thư mục ấy trước"):
        write_stick(built, NOW, DAY, 1, 1, tmp_path / "usc", None, quiet)
    assert not (tmp_path / "usc").exists()
    assert not built.bulletins.exists()
    with pytest.raises(BroadcastError, match="Không có ổ hay thư mục"):
        open_stick(tmp_path / "usc")


@pytest.mark.parametrize(("slot", "cluster"), [("trua", None), (None, "cum-9")])
def test_an_unknown_slot_or_cluster_is_told(built: Workspace, slot: str | None, cluster: str | None) -> None:
    with pytest.raises(LoaXaError, match=r"trong station\.yml"):
        make_planned(built, NOW, DAY, 1, 1, quiet, slot=slot, cluster=cluster)
    assert not built.bulletins.exists()
