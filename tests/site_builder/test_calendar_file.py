"""The calendar of sessions on tape and sessions planned, as it is written for a telephone."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from newsroom.errors import SiteError
from site_builder.build import build_site
from site_builder.operator.tasks import make_planned, write_calendar
from site_builder.workspace import Workspace
from tests.audio.fakes import INLINE

NOW = datetime(2026, 11, 23, 20, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
DAY = date(2026, 11, 24)
ONE_CLUSTER = "  - {ma: cum-1, ten: Cụm 1, thon: [ben-da, cau-tre]}"
TWO_CLUSTERS = "  - {ma: cum-1, ten: Cụm 1, thon: [ben-da]}\n  - {ma: cum-2, ten: Cụm 2, thon: [cau-tre]}"
OF_ONE_VILLAGE = """\
---
tieu_de: Mời dân Cầu Tre
ngay: 2026-11-22
thon: cau-tre
---
Mời bà con thôn Cầu Tre đến họp.
"""


def quiet(done: int, total: int) -> None:
    pass


def build(workspace: Workspace) -> None:
    build_site(workspace, NOW, "espeak", INLINE, quiet)


def part(workspace: Workspace) -> None:
    """Let the second cluster hear something that the first does not."""
    (workspace.content / "thong-bao" / "cau-tre.md").write_text(OF_ONE_VILLAGE, encoding="utf-8")
    build(workspace)


def written(workspace: Workspace, file: Path, days: int = 1, cluster: str | None = None) -> list[Any]:
    count = write_calendar(workspace, NOW, DAY, days, cluster, file)
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert len(events) == count
    return events


def places(events: list[Any]) -> list[tuple[str, str]]:
    return [(str(event["uid"]).partition("@")[0], str(event["location"])) for event in events]


@pytest.fixture
def two(workspace: Workspace) -> Workspace:
    """Return a commune of two clusters, which hear the same so far."""
    station = workspace.content / "station.yml"
    text = station.read_text(encoding="utf-8")
    station.write_text(text.replace(ONE_CLUSTER, TWO_CLUSTERS), encoding="utf-8")
    build(workspace)
    return workspace


def test_the_calendar_tells_the_real_length_of_what_is_on_tape(workspace: Workspace, tmp_path: Path) -> None:
    build(workspace)
    (made,) = make_planned(workspace, NOW, DAY, 1, 1, quiet).sessions
    file = tmp_path / "lich.ics"
    assert write_calendar(workspace, NOW, DAY, 3, None, file) == 3
    first: Any
    first, *others = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert first["uid"] == "2026-11-24-sang-cum-1@thu.example"
    assert str(first["dtstart"].params["TZID"]) == "Asia/Ho_Chi_Minh"
    assert first["duration"].dt.total_seconds() == pytest.approx(made.duration_s, abs=0.05)
    assert len(others) == 2
    before = file.read_bytes()
    write_calendar(workspace, NOW, DAY, 3, None, file)
    assert file.read_bytes() == before


def test_clusters_that_part_after_taping_are_shown_once(two: Workspace, tmp_path: Path) -> None:
    """What is on tape for both is what both will play until it is made again."""
    (made,) = make_planned(two, NOW, DAY, 1, 1, quiet).sessions
    part(two)
    (event,) = written(two, tmp_path / "lich.ics")
    assert places([event]) == [("2026-11-24-sang-cum-1", "Cụm 1, Cụm 2")]
    assert event["duration"].dt.total_seconds() == pytest.approx(made.duration_s, abs=0.05)
    assert places(written(two, tmp_path / "lich.ics", cluster="cum-2")) == places([event])
    assert places(written(two, tmp_path / "lich.ics", days=2)[1:]) == [
        ("2026-11-25-sang-cum-1", "Cụm 1"), ("2026-11-25-sang-cum-2", "Cụm 2")
    ]  # fmt: skip


def test_clusters_that_join_after_taping_are_shown_as_they_were_taped(two: Workspace, tmp_path: Path) -> None:
    part(two)
    make_planned(two, NOW, DAY, 1, 1, quiet)
    (two.content / "thong-bao" / "cau-tre.md").unlink()
    build(two)
    assert places(written(two, tmp_path / "lich.ics")) == [
        ("2026-11-24-sang-cum-1", "Cụm 1"), ("2026-11-24-sang-cum-2", "Cụm 2")
    ]  # fmt: skip


def test_a_cluster_that_is_not_on_tape_is_shown_as_planned(two: Workspace, tmp_path: Path) -> None:
    part(two)
    make_planned(two, NOW, DAY, 1, 1, quiet, cluster="cum-1")
    (two.content / "thong-bao" / "cau-tre.md").unlink()
    build(two)
    assert places(written(two, tmp_path / "lich.ics")) == [
        ("2026-11-24-sang-cum-1", "Cụm 1"), ("2026-11-24-sang-cum-2", "Cụm 2")
    ]  # fmt: skip


def test_a_folder_that_is_not_there_is_told_and_not_made(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(SiteError, match=r"lcih: xem lại đường dẫn; .* tạo thư mục ấy trước"):
        write_calendar(workspace, NOW, DAY, 1, None, tmp_path / "lcih" / "lich.ics")
    assert not (tmp_path / "lcih").exists()
    build(workspace)
    written(workspace, workspace.bulletins / "lich-phat.ics")
