"""What nobody has cleared as it stands is neither published nor played, and the editor is told why."""

from datetime import date, datetime
from pathlib import Path

import pytest

from newsroom.errors import ContentErrors, SiteError
from newsroom.recording import Recording, dump_recordings
from site_builder.approving import approve
from site_builder.check import check_content
from site_builder.planning import plan_sessions
from site_builder.stage import load_edition
from site_builder.tree import LOA_INDEX
from site_builder.workspace import Workspace

NOW = datetime.fromisoformat("2026-11-23T08:00:00+07:00")
AUTHORED = "---\ntieu_de: Mời họp thôn\nngay: 2026-11-20\ntac_gia: Trần Thị Lan\n---\nMời bà con đến họp.\n"


def waiting(workspace: Workspace) -> list[str]:
    return [str(problem) for problem in check_content(workspace, NOW).waiting]


def published(workspace: Workspace) -> list[str]:
    return [a.slug for a in load_edition(workspace, NOW).public.articles]


def ask_two_people(workspace: Workspace) -> None:
    station = workspace.content / "station.yml"
    text = station.read_text(encoding="utf-8")
    station.write_text(text.replace("mot-nguoi", "hai-nguoi"), encoding="utf-8")


def record(workspace: Workspace) -> None:
    """Lay down the index of a build, and what it names."""
    recording = Recording("moi-hop", "loa", "audio/loa/moi-hop.mp3", 60.0, 1, "0", "espeak", -15.0, -1.5, ())
    for path, written in ((LOA_INDEX, dump_recordings({"moi-hop": recording})), (recording.path, b"")):
        (workspace.output / path).parent.mkdir(parents=True, exist_ok=True)
        (workspace.output / path).write_bytes(written)


def test_where_nobody_asks_all_is_cleared(workspace: Workspace) -> None:
    assert waiting(workspace) == []
    assert published(workspace) == ["moi-hop"]
    with pytest.raises(SiteError, match="Đài không yêu cầu duyệt bài"):
        approve(workspace.content / "thong-bao" / "moi-hop.md", "lan", workspace, NOW)


def test_what_nobody_cleared_is_held_back(workspace: Workspace, article: Path) -> None:
    assert waiting(workspace) == [
        "content/thong-bao/moi-hop.md:1: duyệt: chưa được duyệt"
        " — đọc lại rồi gõ: loaxa approve content/thong-bao/moi-hop.md --by MÃ"
    ]
    assert published(workspace) == []
    record(workspace)
    (bulletin,) = plan_sessions(workspace, NOW, date(2026, 11, 24), 1)
    assert bulletin.items == ()
    assert [left.reason for left in bulletin.left_out] == ["chưa được duyệt"]


def test_an_approval_holds_until_something_changes(workspace: Workspace, article: Path) -> None:
    written = approve(article, "lan", workspace, NOW)
    assert written.read_text(encoding="utf-8").splitlines()[1:4] == [
        'bai: "thong-bao/moi-hop.md"',
        "nguoi_duyet: lan",
        "luc: 2026-11-23T08:00:00+07:00",
    ]
    assert waiting(workspace) == []
    assert published(workspace) == ["moi-hop"]
    record(workspace)
    (bulletin,) = plan_sessions(workspace, NOW, date(2026, 11, 24), 1)
    assert [item.slug for item in bulletin.items if item.slug] == ["moi-hop"]

    article.write_text(article.read_text(encoding="utf-8") + "Mang theo căn cước.\n", encoding="utf-8")
    assert waiting(workspace) == [
        "content/thong-bao/moi-hop.md:1: duyệt: Trần Thị Lan duyệt lúc 8 giờ ngày 23/11/2026"
        ", sau đó chữ, hình, cách đọc hoặc giọng đọc đã đổi"
        " — đọc lại rồi gõ: loaxa approve content/thong-bao/moi-hop.md --by MÃ"
    ]
    assert published(workspace) == []
    approve(article, "minh", workspace, NOW)
    assert published(workspace) == ["moi-hop"]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("thong-bao/moi-hop.md", "tieu_de: Mời họp thôn", "tieu_de: Mời họp xã"),
        ("thong-bao/moi-hop.md", "ngay: 2026-11-20", "ngay: 2026-11-20\nmuc_do: uu-tien"),
        ("thong-bao/moi-hop.md", "ngay: 2026-11-20", "ngay: 2026-11-20\nthon: ben-da"),
        ("thong-bao/moi-hop.md", "ngay: 2026-11-20", "ngay: 2026-11-20\nloi_loa: |\n  Mời họp."),
        ("station.yml", "ten_dai: Đài truyền thanh xã Thử", "ten_dai: Đài xã Thử"),
        ("station.yml", "giong_doc: espeak", "giong_doc: [gtts, espeak]"),
        ("media/hop.svg", "<svg", "<svg width='2'"),
    ],
)
def test_whatever_is_heard_or_seen_counts(
    workspace: Workspace, article: Path, path: str, old: str, new: str
) -> None:
    picture = workspace.content / "media" / "hop.svg"
    picture.parent.mkdir()
    picture.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    article.write_text(
        article.read_text(encoding="utf-8") + "\n![Bản đồ](../media/hop.svg)\n", encoding="utf-8"
    )
    approve(article, "lan", workspace, NOW)
    assert waiting(workspace) == []
    file = workspace.content / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert len(waiting(workspace)) == 1


def test_what_the_voice_is_taught_counts(workspace: Workspace, article: Path) -> None:
    article.write_text(article.read_text(encoding="utf-8") + "UBND xã mời.\n", encoding="utf-8")
    approve(article, "lan", workspace, NOW)
    lexicon = workspace.content / "lexicon.yml"
    lexicon.write_text("viet_tat:\n  UBND: ủy ban\n", encoding="utf-8")
    assert len(waiting(workspace)) == 1


def test_when_it_airs_does_not_count(workspace: Workspace, article: Path) -> None:
    approve(article, "lan", workspace, NOW)
    text = article.read_text(encoding="utf-8")
    airing = "ngay: 2026-11-20\nphat_thanh: {buoi: sang}"
    article.write_text(text.replace("ngay: 2026-11-20", airing), encoding="utf-8")
    assert waiting(workspace) == []


def test_an_approver_unknown(workspace: Workspace, article: Path) -> None:
    with pytest.raises(ContentErrors) as caught:
        approve(article, "lann", workspace, NOW)
    assert str(caught.value) == (
        'content/thong-bao/moi-hop.md:1: duyệt: không có người duyệt "lann" trong station.yml'
        ' — có phải "lan"?'
    )
    assert not (workspace.content / "duyet").exists()


def test_an_approver_who_left(workspace: Workspace, article: Path) -> None:
    approve(article, "minh", workspace, NOW)
    station = workspace.content / "station.yml"
    left = station.read_text(encoding="utf-8").replace("  - {ma: minh, ten: Lê Minh}\n", "")
    station.write_text(left, encoding="utf-8")
    assert waiting(workspace)[0].startswith(
        'content/thong-bao/moi-hop.md:1: duyệt: người duyệt "minh" không có trong station.yml'
        " — dùng một trong: lan; đọc lại rồi gõ:"
    )


@pytest.mark.parametrize("author", ["Trần Thị Lan", "trần thị lan", "Lê Minh, Trần Thị Lan", "lan"])
def test_nobody_clears_their_own_where_two_people_are_asked_for(
    workspace: Workspace, article: Path, author: str
) -> None:
    station = workspace.content / "station.yml"
    station.write_text(
        station.read_text(encoding="utf-8").replace("mot-nguoi", "hai-nguoi"), encoding="utf-8"
    )
    article.write_text(AUTHORED.replace("Trần Thị Lan", author), encoding="utf-8")
    with pytest.raises(ContentErrors) as caught:
        approve(article, "lan", workspace, NOW)
    assert str(caught.value) == (
        "content/thong-bao/moi-hop.md:4: duyệt: Trần Thị Lan không duyệt bài mình viết — nhờ người duyệt khác"
    )
    if "Minh" not in author:
        approve(article, "minh", workspace, NOW)
        assert waiting(workspace) == []


def test_two_people_need_an_author(workspace: Workspace, article: Path) -> None:
    station = workspace.content / "station.yml"
    station.write_text(
        station.read_text(encoding="utf-8").replace("mot-nguoi", "hai-nguoi"), encoding="utf-8"
    )
    with pytest.raises(ContentErrors, match="chưa ghi ai viết"):
        approve(article, "lan", workspace, NOW)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("luc: 2026-11-23T08:00:00+07:00", "luc: hôm nay", ":4: luc: không phải ngày giờ có múi giờ"),
        ("sha256: ", "sha256: x", ':5: sha256: không phải dấu SHA-256: "x'),
        ("nguoi_duyet: lan\n", "", ":1: nguoi_duyet: thiếu"),
        ("bai:", "bai", ":3: tệp: không đọc được YAML"),
    ],
)
def test_an_approval_that_was_tampered_with(
    workspace: Workspace, article: Path, old: str, new: str, expected: str
) -> None:
    file = approve(article, "lan", workspace, NOW)
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    for look in (check_content, load_edition):
        with pytest.raises(ContentErrors) as caught:
            look(workspace, NOW)
        assert str(caught.value).startswith(f"content/duyet/moi-hop.yml{expected}")


def test_what_is_no_article_cannot_be_cleared(workspace: Workspace, article: Path, tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="không phải bài trong thư mục"):
        approve(tmp_path / "khong-co.md", "lan", workspace, NOW)
