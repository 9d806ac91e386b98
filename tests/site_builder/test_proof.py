"""What the preview tells an editor: what nobody has cleared as it is now, what nobody can say, and where."""

from datetime import datetime
from pathlib import Path

from site_builder.approving import approve
from site_builder.preview import Preview
from site_builder.workspace import Workspace

NOW = datetime.fromisoformat("2026-11-23T08:00:00+07:00")
APPROVE = "đọc lại rồi gõ: loaxa approve content/thong-bao/moi-hop.md --by MÃ"


def test_pages_say_whether_they_wait_for_approval(workspace: Workspace, article: Path) -> None:
    preview = Preview(workspace)

    def shown() -> str:
        return (preview.stage(NOW).docs / "thong-bao" / "moi-hop.md").read_text(encoding="utf-8")

    page = shown()
    assert "Chưa được đăng, chưa được phát: chưa được duyệt" in page
    assert APPROVE in page

    approve(article, "lan", workspace, NOW)
    assert "Chưa được đăng" not in shown()

    article.write_text(article.read_text(encoding="utf-8").replace("đến họp", "đi họp"), encoding="utf-8")
    page = shown()
    assert ": Trần Thị Lan duyệt lúc 8 giờ ngày 23/11/2026, sau đó chữ, hình" in page
    assert APPROVE in page

    (workspace.content / "duyet" / "moi-hop.yml").write_text("by: [", encoding="utf-8")
    staged = preview.stage(NOW)
    assert [problem.path for problem in staged.problems] == ["content/duyet/moi-hop.yml"]


def test_a_draft_waits_for_its_editor_alone(workspace: Workspace, article: Path) -> None:
    text = article.read_text(encoding="utf-8").replace("ngay:", "nhap: true\nngay:")
    article.write_text(text, encoding="utf-8")
    page = (Preview(workspace).stage(NOW).docs / "thong-bao" / "moi-hop.md").read_text(encoding="utf-8")
    assert "Bản nháp, chưa đăng" in page
    assert "Chưa được đăng" not in page


def test_where_nobody_asks_nothing_waits(workspace: Workspace) -> None:
    page = (Preview(workspace).stage(NOW).docs / "thong-bao" / "moi-hop.md").read_text(encoding="utf-8")
    assert "Chưa được đăng" not in page


def test_what_nobody_can_say_is_told_where_it_stands_now(workspace: Workspace) -> None:
    """Nothing that is said or shown changes where keys change places, but the line does."""
    notice = workspace.content / "thong-bao" / "moi-hop.md"
    title, day = "tieu_de: Tin từ HN\n", "ngay: 2026-11-20\n"
    preview = Preview(workspace)
    for head, line in ((title + day, 2), (day + title, 3)):
        notice.write_text(f"---\n{head}---\nMời bà con đến họp.\n", encoding="utf-8")
        (problem,) = preview.stage(NOW).problems
        assert (problem.line, problem.problem) == (line, 'chưa biết đọc "HN"')
