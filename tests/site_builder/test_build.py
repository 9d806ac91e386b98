"""The one flow on a small commune, with the real voice, encoder and site generator."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import feedparser
import pytest

from audio.studio import Crew
from newsroom.errors import ContentErrors, SiteError, VoiceUnavailable
from site_builder.build import BuildReport, build_site
from site_builder.output import paths_in
from site_builder.workspace import Workspace

NOW = datetime(2026, 11, 23, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
FEEDS_OF_NEWS = {
    "feeds/podcast.xml",
    "feeds/luu-tru/2026-11/rss.xml",
    "feeds/luu-tru/2026-11/atom.xml",
    *(
        f"feeds/{folder}{name}"
        for folder in ("", "tin-tuc/")
        for name in ("rss.xml", "atom.xml", "feed.json")
    ),
}
HEAD = "---\ntieu_de: {}\nngay: {}\n{}---\n"


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    with ThreadPoolExecutor(2) as pool:
        yield Crew(pool, pool)


def build(workspace: Workspace, crew: Crew, at: datetime = NOW, voice: str | None = None) -> BuildReport:
    return build_site(workspace, at, voice, crew, lambda done, total: None)


def write(workspace: Workspace, path: str, text: str) -> None:
    file = workspace.content / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    return {path: (folder / path).read_bytes() for path in paths_in(folder)}


def everything_said(output: Path, slug: str) -> bool:
    """Tell whether any file of the output names the slug, by path or inside, but for the note of its end."""
    note = rf'<at:deleted-entry ref="tag:[^"]*:{slug}"'.encode()
    files = tree(output).items()
    return any(slug in path or slug.encode() in re.sub(note, b"", content) for path, content in files)


def test_pages_feed_and_recording_of_what_is_public_and_nothing_of_the_rest(
    workspace: Workspace, crew: Crew
) -> None:
    write(workspace, "tin-tuc/bai-nhap.md", HEAD.format("Nháp", "2026-11-01", "nhap: true\n") + "Chữ nháp.\n")
    write(workspace, "tin-tuc/bai-sau.md", HEAD.format("Sau", "2026-11-24", "") + "Chữ sau.\n")
    write(
        workspace, "tin-tuc/bai-cu.md", HEAD.format("Cũ", "2026-11-01", "het_han: 2026-11-22\n") + "Chữ cũ.\n"
    )
    write(
        workspace,
        "tin-tuc/bai-moi.md",
        HEAD.format("Mới", "2026-11-22", "het_han: 2026-11-23\n")
        + "Xem [bài sau](bai-sau.md) và [cũ](bai-cu.md).\n",
    )
    report = build(workspace, crew)
    output = workspace.output
    assert report.withheld == 3
    for slug in ("bai-nhap", "bai-sau", "bai-cu"):
        assert not everything_said(output, slug), slug
    page = (output / "tin-tuc" / "bai-moi.html").read_text(encoding="utf-8")
    assert re.search(r'<audio controls preload="none" [^>]*src="../audio/bai-moi.mp3">', page)
    feed = feedparser.parse((output / "feeds" / "rss.xml").read_bytes())
    assert {entry.title for entry in feed.entries} == {"Mới", "Mời họp thôn"}
    for entry in feed.entries:
        (enclosure,) = entry.enclosures
        file = output / enclosure.href.removeprefix("https://thu.example/")
        assert int(enclosure.length) == file.stat().st_size
    index = json.loads((output / "audio" / "index.json").read_bytes())["recordings"]
    assert [entry["slug"] for entry in index] == ["bai-moi", "moi-hop"]
    for entry in index:
        assert (output / "audio" / "loa" / f"{entry['slug']}.mp3").is_file()
        captions = (output / "audio" / f"{entry['slug']}.vtt").read_text(encoding="utf-8")
        assert all(cue["text"] in captions for cue in entry["cues"])
        assert (report.waveforms / "loa" / f"{entry['slug']}.png").is_file()
    assert 'href="../audio/loa/bai-moi.mp3" download' in page

    tomorrow = build(workspace, crew, NOW + timedelta(days=1))
    assert {a.slug for a in tomorrow.public.articles} == {"bai-sau", "moi-hop"}
    assert not everything_said(output, "bai-moi")
    assert not (output / "tin-tuc" / "bai-moi.html").exists()


def test_pictures_of_what_is_not_public_are_not_published(workspace: Workspace, crew: Crew) -> None:
    for name in ("thay", "giau", "thua"):
        write(workspace, f"media/{name}.svg", "<svg/>")
    write(workspace, "tin-tuc/a.md", HEAD.format("A", "2026-11-01", "") + "![hình](../media/thay.svg)\n")
    write(
        workspace,
        "tin-tuc/b.md",
        HEAD.format("B", "2026-11-01", "nhap: true\n") + "![hình](../media/giau.svg)\n",
    )
    build(workspace, crew)
    assert {path.name for path in (workspace.output / "media").iterdir()} == {"thay.svg"}


def test_a_second_build_changes_nothing_and_says_so(workspace: Workspace, crew: Crew) -> None:
    build(workspace, crew)
    before = {path: (workspace.output / path).stat().st_mtime_ns for path in paths_in(workspace.output)}
    report = build(workspace, crew)
    assert report.changed == ()
    assert report.audio.sentences_spoken == report.audio.recordings_made == 0
    assert {
        path: (workspace.output / path).stat().st_mtime_ns for path in paths_in(workspace.output)
    } == before


def test_one_edited_sentence_is_one_sentence_spoken_and_the_fewest_files(
    workspace: Workspace, crew: Crew
) -> None:
    body = "Câu một đây. Câu hai đây. Câu ba đây.\n"
    write(workspace, "tin-tuc/a.md", HEAD.format("Bài A", "2026-11-01", "tom_tat: Tóm tắt.\n") + body)
    write(workspace, "tin-tuc/b.md", HEAD.format("Bài B", "2026-11-02", "") + "Bài khác.\n")
    build(workspace, crew)
    write(
        workspace,
        "tin-tuc/a.md",
        HEAD.format("Bài A", "2026-11-01", "tom_tat: Tóm tắt.\n")
        + body.replace("Câu hai đây", "Câu hai đã sửa"),
    )
    report = build(workspace, crew)
    assert report.audio.sentences_spoken == 1
    assert report.audio.recordings_made == 2
    # The search index holds every text; lists show how long a recording is.
    feeds = {path for path in report.changed if path.startswith("feeds/")}
    assert feeds == FEEDS_OF_NEWS
    search = {path for path in report.changed if path.startswith("tim-kiem")}
    assert set(report.changed) - feeds - search <= {
        "audio/a.mp3",
        "audio/a.vtt",
        "audio/loa/a.mp3",
        "audio/loa/index.json",
        "audio/index.json",
        "sw.js",
        "tin-tuc/a.html",
        "tin-tuc/index.html",
        "index.html",
    }
    assert {"audio/a.mp3", "tin-tuc/a.html"} <= set(report.changed)


def test_equal_content_gives_equal_bytes_whatever_the_clock(
    workspace: Workspace, crew: Crew, tmp_path: Path
) -> None:
    build(workspace, crew)
    other = Workspace(workspace.content, tmp_path / "public2", tmp_path / "build2", tmp_path / "cache2")
    build(other, crew, NOW + timedelta(days=365))
    one, two = tree(workspace.output), tree(other.output)
    # The operator's console shows how full the days to come are.
    of_the_day = {"loa/index.html", ".loaxa.json"}
    assert {name for name in one | two if one.get(name) != two.get(name)} <= of_the_day
    build(other, crew, NOW)
    assert tree(other.output) == one


def test_a_damaged_output_is_repaired(workspace: Workspace, crew: Crew) -> None:
    build(workspace, crew)
    whole = tree(workspace.output)
    (workspace.output / "index.html").write_bytes(b"half")
    (workspace.output / "audio" / "moi-hop.mp3").unlink()
    assert set(build(workspace, crew).changed) == {"index.html", "audio/moi-hop.mp3"}
    assert tree(workspace.output) == whole


def test_bad_content_leaves_the_site_as_it_was(workspace: Workspace, crew: Crew) -> None:
    build(workspace, crew)
    whole = tree(workspace.output)
    write(workspace, "tin-tuc/hong.md", "chưa có gì")
    with pytest.raises(ContentErrors, match=r"hong\.md:1"):
        build(workspace, crew)
    assert tree(workspace.output) == whole


def test_files_that_are_not_ours_are_left_alone(workspace: Workspace, crew: Crew) -> None:
    build(workspace, crew)
    (workspace.output / "CNAME").write_text("thu.example")
    write(workspace, "tin-tuc/a.md", HEAD.format("Bài A", "2026-11-01", "") + "Chữ.\n")
    build(workspace, crew)
    assert (workspace.output / "CNAME").read_text() == "thu.example"


def test_a_folder_of_someone_elses_is_refused(workspace: Workspace, crew: Crew) -> None:
    workspace.output.mkdir()
    (workspace.output / "thesis.docx").write_text("x")
    with pytest.raises(SiteError, match="không phải do loaxa tạo ra"):
        build(workspace, crew)
    assert paths_in(workspace.output) == {"thesis.docx"}


def test_an_unknown_voice_is_refused_with_the_known_ones(workspace: Workspace, crew: Crew) -> None:
    with pytest.raises(VoiceUnavailable, match="espeak"):
        build(workspace, crew, voice="robot")
    assert not workspace.output.exists()


def test_a_commune_without_articles_still_has_a_site(workspace: Workspace, crew: Crew) -> None:
    (workspace.content / "thong-bao" / "moi-hop.md").unlink()
    report = build(workspace, crew)
    assert report.audio.recordings_made == 0
    assert "Chưa có bài nào" in (workspace.output / "thong-bao" / "index.html").read_text(encoding="utf-8")


def test_names_that_mean_something_to_markdown_or_html(workspace: Workspace, crew: Crew) -> None:
    title = 'Giá *tăng* 5% & "giảm" [nhẹ] {x} #1 _a_ `b` | c'
    write(
        workspace,
        "tin-tuc/a.md",
        f"---\ntieu_de: '{title}'\ntom_tat: '{title}'\nngay: 2026-11-01\n---\nChữ.\n",
    )
    build(workspace, crew)
    page = (workspace.output / "tin-tuc" / "a.html").read_text(encoding="utf-8")
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    assert heading
    assert heading[1] == title.replace("&", "&amp;")
    description = re.search(r'<meta name="description" content="([^"]*)"', page)
    assert description
    assert description[1] == title.replace("&", "&amp;").replace('"', "&quot;")


def test_a_second_build_at_the_same_time_is_told_to_wait(workspace: Workspace, crew: Crew) -> None:
    def meanwhile(done: int, total: int) -> None:
        with pytest.raises(SiteError, match="Một lần dựng khác đang chạy"):
            build(workspace, crew)

    report = build_site(workspace, NOW, None, crew, meanwhile)
    assert report.audio.recordings_made == 2
    assert build(workspace, crew).changed == ()


def test_the_editors_say_leaves_no_trace_on_the_site(workspace: Workspace, crew: Crew) -> None:
    plain = "Gặp tổ KTX nhé.\n\nXem bảng bên.\n"
    marked = (
        "Gặp tổ KTX{đọc: ký túc xá} nhé. {chỉ đọc: Nghe cho rõ.}\n\n{không đọc}\nXem bảng bên.\n{hết}\n"
        "\n{chỉ đọc}\n## Lời riêng\n\n- Cho loa.\n{hết}\n"
    )
    lexicon = workspace.content / "lexicon.yml"
    lexicon.write_text("viet_tat:\n  KTX: ký túc xá\n", encoding="utf-8")
    write(workspace, "tin-tuc/a.md", HEAD.format("Bài A", "2026-11-01", "") + plain)
    build(workspace, crew)
    before = tree(workspace.output)
    write(workspace, "tin-tuc/a.md", HEAD.format("Bài A", "2026-11-01", "loi_loa: |\n  Lời loa.\n") + marked)
    build(workspace, crew)
    after = tree(workspace.output)

    def without_lengths(path: str, files: dict[str, bytes]) -> str:
        return re.sub(r"(\d+ ph\S+ )?\d+ gi\S+|length=\S+|PT\d+S|data-duration=\S+", "", files[path].decode())

    for path in ("tin-tuc/a.html", "tim-kiem/bai-0.js", "feeds/rss.xml"):
        assert without_lengths(path, after) == without_lengths(path, before)
    assert before["audio/a.mp3"] != after["audio/a.mp3"]
