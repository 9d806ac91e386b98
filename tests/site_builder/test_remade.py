"""Sessions that are made again: what has aired stays, and what is left out says why."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from site_builder.broadcasts import made_broadcasts
from site_builder.operator.session_folder import withdraw
from site_builder.operator.tasks import make_planned
from site_builder.workspace import Workspace
from tests.site_builder.test_cli import run

DAY = date(2026, 11, 24)
MORNING, NOON = (datetime(2026, 11, 24, hour, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")) for hour in (5, 12))


def quiet(done: int, total: int) -> None:
    pass


def test_what_aired_this_morning_is_not_made_again_at_noon(workspace: Workspace) -> None:
    """Residents hear again what they heard, though it was mended or withdrawn since."""
    (aired,) = make_planned(workspace, MORNING, DAY, 1, 1, quiet).sessions
    tape = workspace.bulletins / aired.id / "ca-buoi.mp3"
    heard = tape.read_bytes()
    notice = workspace.content / "thong-bao" / "moi-hop.md"
    notice.write_text(notice.read_text(encoding="utf-8") + "\nĐính chính: họp ở đình.\n", encoding="utf-8")
    made = make_planned(workspace, NOON, DAY, 2, 1, quiet)
    assert made.sessions[0] == aired
    assert tape.read_bytes() == heard
    assert made.aired == {aired.id}
    (tomorrow,) = made.sessions[1:]
    assert tomorrow.duration_s > aired.duration_s


def test_what_aired_is_carried_on_though_all_of_it_was_withdrawn(workspace: Workspace) -> None:
    (aired,) = make_planned(workspace, MORNING, DAY, 1, 1, quiet).sessions
    (workspace.content / "thong-bao" / "moi-hop.md").unlink()
    made = make_planned(workspace, NOON, DAY, 1, 1, quiet)
    assert made.sessions == [aired]
    assert made.aired == {aired.id}


def test_a_session_may_be_made_while_its_time_runs_but_not_once_it_is_over(
    workspace: Workspace,
) -> None:
    """Residents would hear again what nobody heard."""
    assert make_planned(workspace, NOON, DAY, 1, 1, quiet).sessions == []
    made = make_planned(workspace, MORNING + timedelta(minutes=40), DAY, 1, 1, quiet)
    assert len(made.sessions) == 1
    assert made.aired == set()


def test_while_a_session_is_made_again_it_is_in_no_index(workspace: Workspace) -> None:
    """Should that break off, nothing tells old facts of new sound."""
    (made,) = make_planned(workspace, MORNING, DAY, 1, 1, quiet).sessions
    withdraw(made.id, workspace.bulletins)
    assert made_broadcasts(workspace) == ()
    assert make_planned(workspace, MORNING, DAY, 1, 1, quiet).sessions == [made]
    assert made_broadcasts(workspace) == (made,)


def test_a_bulletin_says_why_an_article_is_not_in_it(content: Path, tmp_path: Path) -> None:
    """What is still to come is recorded by no build, which would tell."""
    notice = (content / "thong-bao" / "moi-hop.md").read_text(encoding="utf-8")
    coming = notice.replace("Mời họp thôn", "Cấp gạo").replace("2026-11-20", "2026-11-24 04:00")
    (content / "thong-bao" / "cap-gao.md").write_text(coming + "\nHỏi KTXQ.\n", encoding="utf-8")
    code, out, _ = run(
        "bulletin", "--date", "2026-11-24", "--content", content, "--output", tmp_path / "out",
        "--now", "2026-11-23T20:00:00+07:00",
    )  # fmt: skip
    assert code == 3
    assert "- Cấp gạo: chưa có bản đọc\n" in out
    assert "content/thong-bao/cap-gao.md:" in out
    assert "  KTXQ: ca tê ích quy  # dưới mục viet_tat:" in out, "the line that teaches it"
