"""Which sessions the site shows: counted from the latest one aired, so that no clock empties a feed."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newsroom.broadcast import Broadcast, Chapter, dump_broadcasts
from newsroom.errors import BroadcastError
from newsroom.library import Library
from site_builder.broadcasts import INDEX, WHOLE, indexed, made_broadcasts, public_broadcasts
from site_builder.operator.session_folder import update_index
from site_builder.workspace import Workspace

NOON = datetime.fromisoformat("2026-11-24T12:00:00+07:00")


def _session(starts: datetime, *chapters: Chapter) -> Broadcast:
    id_ = f"{starts:%Y-%m-%d-%H}"
    return Broadcast(
        id_, starts, "sang", ("loa",), id_, f"audio/ban-tin/{id_}.mp3", 9.0, 9, "0" * 64, chapters
    )


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "content", tmp_path / "public", tmp_path / "build", tmp_path / "cache")


def _shown(workspace: Workspace, sessions: list[Broadcast], at: datetime) -> list[int]:
    """Return the days from NOON of what is shown, the latest first."""
    for session in sessions:
        (workspace.bulletins / session.id).mkdir(parents=True, exist_ok=True)
        (workspace.bulletins / session.id / WHOLE).touch()
    (workspace.bulletins / INDEX).write_bytes(dump_broadcasts(sessions))
    return [(each.starts - NOON).days for each in public_broadcasts(workspace, Library(()), at)]


def test_a_week_before_the_latest_aired_and_two_days_ahead(workspace: Workspace) -> None:
    sessions = [_session(NOON + timedelta(days=days)) for days in (-9, -7, -1, 0, 2, 3)]
    assert _shown(workspace, sessions, NOON) == [2, 0, -1, -7]


def test_a_year_in_which_nothing_aired_changes_nothing(workspace: Workspace) -> None:
    sessions = [_session(NOON - timedelta(days=days)) for days in (0, 3)]
    assert (
        _shown(workspace, sessions, NOON)
        == _shown(workspace, sessions, NOON + timedelta(days=365))
        == [0, -3]
    )


def test_a_session_with_what_is_no_longer_public_is_not_shown(workspace: Workspace) -> None:
    assert _shown(workspace, [_session(NOON, Chapter(0, "Họp thôn", "hop-thon"))], NOON) == []


def test_where_no_session_was_made_none_is_listed(workspace: Workspace) -> None:
    assert indexed(workspace.bulletins) == () == made_broadcasts(workspace)


@pytest.mark.parametrize("written", [b"", b'{"broadcasts": [[]]}'])
def test_an_index_that_cannot_be_read_is_told_and_never_written_over(
    workspace: Workspace, written: bytes
) -> None:
    workspace.bulletins.mkdir(parents=True)
    (workspace.bulletins / INDEX).write_bytes(written)
    with pytest.raises(BroadcastError, match=r"Không đọc được .*ban-tin\.json"):
        update_index(workspace.bulletins, [_session(NOON)])
    assert (workspace.bulletins / INDEX).read_bytes() == written
    assert made_broadcasts(workspace) == (), "pages do without"
