"""The plan as an operator reads it: a table, a picture, and what is missing from both."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import lxml.etree
import pytest

from audio.broadcast.planning import plan
from audio.broadcast.wishes import Candidate
from newsroom.errors import SiteError
from newsroom.kinds import Priority
from newsroom.recording import Recording, dump_recordings
from newsroom.rules import Relay, RelayPlace
from site_builder.fullness import fullness_svg
from site_builder.plan_table import missed_articles
from site_builder.planning import plan_sessions
from site_builder.tree import LOA_INDEX
from site_builder.workspace import Workspace
from tests.audio.broadcast.library import EVENING, MONDAY, MORNING, article, station
from tests.audio.voices.readings import write_reading
from tests.site_builder.test_cli import run

NOW = datetime.fromisoformat("2026-11-23T08:00:00+07:00")
SVG = "{http://www.w3.org/2000/svg}"


def record(output: Path, **lengths_s: float) -> None:
    """Lay down the index of a build, and what it names."""
    recordings = {
        slug.replace("_", "-"): Recording(
            slug.replace("_", "-"), "loa", f"audio/loa/{slug}.mp3", s, 1, "0", "espeak", -15.0, -1.5, ()
        )
        for slug, s in lengths_s.items()
    }
    for path, written in (
        (LOA_INDEX, dump_recordings(recordings)),
        *((r.path, b"") for r in recordings.values()),
    ):
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(written)


def test_the_overview(content: Path, tmp_path: Path) -> None:
    record(tmp_path / "out", moi_hop=200.0)
    code, out, err = run(
        "plan", "--from", "2026-11-24", "--days", 2, "--content", content, "--output", tmp_path / "out",
        "--now", NOW.isoformat(),
    )  # fmt: skip
    assert (code, err) == (0, "")
    assert "Cụm 1" in out
    assert "thứ Ba" in out
    assert "5/30 phút, 1 bài" in out


def test_one_cluster_with_what_is_left_out(content: Path, tmp_path: Path) -> None:
    text = (content / "thong-bao" / "moi-hop.md").read_text(encoding="utf-8")
    urgent = text.replace("ngay:", "muc_do: uu-tien\nngay:").replace("Mời họp thôn", "Mời họp xã")
    (content / "thong-bao" / "hop-xa.md").write_text(urgent, encoding="utf-8")
    record(tmp_path / "out", moi_hop=200.0)
    code, out, _ = run(
        "plan", "--from", "2026-11-24", "--days", 1, "--cluster", "cum-1", "--content", content,
        "--output", tmp_path / "out", "--now", NOW.isoformat(),
    )  # fmt: skip
    assert code == 3
    assert "Mời họp thôn" in out
    assert "Những bài không buổi nào phát được:\n- Mời họp xã: chưa có bản đọc\n" in out


def test_an_item_longer_than_every_session(content: Path, tmp_path: Path) -> None:
    record(tmp_path / "out", moi_hop=1860.0)
    code, out, _ = run(
        "plan", "--from", "2026-11-24", "--content", content, "--output", tmp_path / "out",
        "--now", NOW.isoformat(),
    )  # fmt: skip
    assert code == 3
    assert "- Mời họp thôn: dài hơn cả buổi: bài 31 phút 1 giây, buổi chỉ có 29 phút 5 giây cho bài\n" in out


@pytest.mark.parametrize("is_whole", [True, False])
def test_what_a_person_reads_is_planned_before_it_is_published(workspace: Workspace, is_whole: bool) -> None:
    """By the length of the reading; or as a voice would say it, which stands in where it cannot be played."""
    notice = workspace.content / "thong-bao" / "moi-hop.md"
    text = notice.read_text(encoding="utf-8").replace("2026-11-20", "2026-11-24")
    notice.write_text(text.replace("---\nMời", "ban_doc: ../media/hop.wav\n---\nMời"), encoding="utf-8")
    reading = workspace.content / "media" / "hop.wav"
    reading.parent.mkdir()
    length_s = write_reading(reading).duration_s
    if not is_whole:
        reading.write_bytes(b"RIFF    WAVEbroken")
    record(workspace.output, bai_cu=200.0)
    (planned,) = plan_sessions(workspace, NOW, date(2026, 11, 24), 1)
    assert missed_articles([planned]) == {}
    (item,) = [item for item in planned.items if item.slug]
    assert (item.duration_ms / 1000 == pytest.approx(length_s + 5, abs=0.2)) is is_whole


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--from", "24/11/2026"), 'giá trị của --from không dùng được: "24/11/2026" không phải một ngày'),
        (("--days", "0"), 'cần một số từ 1 đến 366, đang là "0"'),
        (("--cluster", "cum-2"), 'Không có cụm loa "cum-2" trong station.yml: có phải "cum-1"?'),
        ((), "Chưa có bản đọc nào cho loa: gõ loaxa build trước, rồi chạy lại lệnh này."),
    ],
)  # fmt: skip
def test_mistakes(content: Path, tmp_path: Path, arguments: tuple[str, ...], expected: str) -> None:
    code, out, err = run("plan", "--content", content, "--output", tmp_path / "out", *arguments)
    assert (code != 0, out) == (True, "")
    assert expected in err


def test_an_unknown_slot(workspace: Workspace) -> None:
    with pytest.raises(SiteError, match='Không có khung giờ "trua"'):
        plan_sessions(workspace, NOW, date(2026, 11, 24), 1, slot="trua")


def test_routine_items_that_only_wait_are_not_missed() -> None:
    equals = [Candidate(article(f"bai-{n}"), 10 * 60_000) for n in range(5)]
    assert missed_articles(plan(station([MORNING]), equals, MONDAY, 1)) == {}


def test_the_picture_has_a_bar_for_each_session_of_one_cluster() -> None:
    slot = replace(MORNING, length_min=20, relays=(Relay("Đài <tỉnh>", 5, RelayPlace.END),))
    library = [
        Candidate(article("a", priority=Priority.EMERGENCY), 60_000),
        Candidate(article("b"), 120_000),
    ]
    bulletins = plan(station([slot, EVENING]), library, MONDAY, 7)
    root = lxml.etree.fromstring(fullness_svg(bulletins).encode())
    assert root.findtext(f"{SVG}title") == "Các buổi phát của Cụm loa xã đầy đến đâu"
    rows = root.findall(f"{SVG}g")
    assert len(rows) == len(bulletins) == 14
    assert rows[0].findtext(f"{SVG}title") == "T2 23/11, Buổi sáng: 11/20 phút"
    told = [title.text for title in rows[0].iterfind(f"{SVG}rect/{SVG}title")]
    assert told[:2] == ["Nhạc hiệu", "Bài a"]
    assert "Đài <tỉnh>" in told
    drawn = sum(float(r.get("width", "0")) for r in rows[0].findall(f"{SVG}rect") if r.get("fill") != "none")
    (frame,) = (float(r.get("width", "0")) for r in rows[0].findall(f"{SVG}rect") if r.get("fill") == "none")
    assert drawn / frame == pytest.approx(bulletins[0].duration_ms / bulletins[0].limit_ms, rel=0.01)


def test_no_picture_of_nothing() -> None:
    assert fullness_svg([]) == ""
