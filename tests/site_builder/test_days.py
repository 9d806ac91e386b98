"""Which days an operator means: today is the station's, and no session is made of a day that is over."""

from datetime import date, datetime
from pathlib import Path

import pytest

from newsroom.errors import BroadcastError
from newsroom.load import today_at
from site_builder.operator.tasks import make_planned, write_stick
from site_builder.workspace import Workspace
from tests.site_builder.test_cli import run

NIGHT = datetime.fromisoformat("2026-11-23T20:00:00+00:00")
"""Three o'clock on the 24th in the commune."""


def quiet(done: int, total: int) -> None:
    pass


def test_a_day_that_is_over_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    """What aired then is what residents hear again, and a relay alone would make a session of any day."""
    station = workspace.content / "station.yml"
    relay = "thoi_luong_phut: 30, tiep_song: [{ten: Đài tỉnh, phut: 15, vi_tri: cuoi}]"
    text = station.read_text(encoding="utf-8").replace("thoi_luong_phut: 30", relay)
    station.write_text(text, encoding="utf-8")
    (tmp_path / "usb").mkdir()
    told = r"Ngày 23/11/2026 đã qua \(hôm nay là 24/11/2026\): ghi --date từ hôm nay trở đi, hoặc bỏ --date"
    with pytest.raises(BroadcastError, match=told):
        make_planned(workspace, NIGHT, date(2026, 11, 23), 1, 1, quiet)
    with pytest.raises(BroadcastError, match=told):
        write_stick(workspace, NIGHT, date(2026, 11, 23), 7, 1, tmp_path / "usb", None, quiet)
    assert not workspace.bulletins.exists()
    assert not list((tmp_path / "usb").iterdir())


def test_the_command_line_refuses_it_too(content: Path, tmp_path: Path) -> None:
    code, out, err = run(
        "bulletin", "--date", "2020-01-01", "--content", content, "--output", tmp_path / "out",
        "--now", NIGHT.isoformat(),
    )  # fmt: skip
    assert (code, out) == (1, "")
    assert err.startswith("Ngày 01/01/2020 đã qua (hôm nay là 24/11/2026): ")


def test_today_is_the_day_of_the_station(content: Path, tmp_path: Path) -> None:
    assert today_at(content, NIGHT) == date(2026, 11, 24)
    code, out, err = run(
        "bulletin", "--content", content, "--output", tmp_path / "out",
        "--now", NIGHT.replace(year=2025).isoformat(), TZ="UTC",
    )  # fmt: skip
    assert (code, out, err) == (0, "Ngày 24/11/2025 không còn gì để phát.\n", "")


def test_where_no_station_can_be_read_it_is_the_day_of_this_machine(tmp_path: Path) -> None:
    assert today_at(tmp_path, NIGHT) == NIGHT.astimezone().date()
