"""Entries from articles: order, identity, text fit for others' windows."""

from pathlib import Path

import pytest

from feeds import derive_entries, derive_tombstones
from feeds.html import feed_html
from newsroom.errors import ContentErrors
from newsroom.library import Library
from newsroom.markdown import Renderer
from tests.feeds.making import NOW, write
from tests.loading import load_content

PAGE = "https://thu.example/tin-tuc/a.html"


def test_the_facts_of_an_article_go_with_its_text(content: Path, renderer: Renderer) -> None:
    head = "tieu_de: Hội\nngay: 2026-11-01\nbat_dau: 2026-11-28 07:30\ndia_diem: Nhà văn hóa & sân\n"
    write(content, "su-kien/hoi.md", f"---\n{head}---\nVui.\n")
    loaded = load_content(content, renderer)
    entry = derive_entries(loaded.library, loaded.station, {}, lambda a: renderer.html(a.body))[1]
    assert entry.html == (
        "<ul><li><b>Thời gian:</b> 7 giờ 30 ngày 28/11/2026</li>"
        "<li><b>Địa điểm:</b> Nhà văn hóa &amp; sân</li></ul><p>Vui.</p>"
    )


def test_the_latest_updated_comes_first_then_the_slug(content: Path, renderer: Renderer) -> None:
    for name, updated in (("b", "2026-11-02"), ("a", "2026-11-02"), ("c", "2026-11-05")):
        head = f"tieu_de: {name}\nngay: 2026-11-01\ncap_nhat: {updated}\n"
        write(content, f"tin-tuc/{name}.md", f"---\n{head}---\nChữ.\n")
    loaded = load_content(content, renderer)
    news = Library(tuple(a for a in loaded.library.articles if a.kind == "tin-tuc"))
    entries = derive_entries(news, loaded.station, {}, lambda a: renderer.html(a.body))
    assert [entry.title for entry in entries] == ["c", "a", "b"]


def test_a_renamed_article_keeps_its_id(content: Path, renderer: Renderer) -> None:
    (content / "thong-bao" / "moi-hop.md").rename(content / "thong-bao" / "hop-thon.md")
    text = (content / "thong-bao" / "hop-thon.md").read_text(encoding="utf-8")
    write(content, "thong-bao/hop-thon.md", text.replace("ngay:", "ten_cu: Mời họp.md\nngay:"))
    loaded = load_content(content, renderer)
    (entry,) = derive_entries(loaded.library, loaded.station, {}, lambda a: renderer.html(a.body))
    assert entry.id == "tag:thu.example,2025:moi-hop"
    assert entry.url == "https://thu.example/thong-bao/hop-thon.html"


@pytest.mark.parametrize(
    ("former", "problem"),
    [
        ("moi-hop", 'ten_cu: "moi-hop" là tên của content/thong-bao/moi-hop.md'),
        ("a", "ten_cu: trùng tên tệp bây giờ"),
        ("…", "ten_cu: không có chữ hay số nào"),
    ],
)
def test_a_former_name_that_cannot_be_is_refused(
    content: Path, renderer: Renderer, former: str, problem: str
) -> None:
    write(content, "tin-tuc/a.md", f"---\ntieu_de: A\nngay: 2026-11-01\nten_cu: {former}\n---\nChữ.\n")
    with pytest.raises(ContentErrors) as caught:
        load_content(content, renderer)
    assert [problem in str(each) for each in caught.value.problems] == [True]


def test_two_articles_cannot_share_a_former_name(content: Path, renderer: Renderer) -> None:
    for name in ("a", "b"):
        head = f"tieu_de: {name}\nngay: 2026-11-01\nten_cu: cu\n"
        write(content, f"tin-tuc/{name}.md", f"---\n{head}---\nChữ.\n")
    with pytest.raises(ContentErrors) as caught:
        load_content(content, renderer)
    assert [problem.field for problem in caught.value.problems] == ["ten_cu", "ten_cu"]


def test_only_what_was_public_leaves_a_tombstone(content: Path, renderer: Renderer) -> None:
    head = "---\ntieu_de: {0}\nngay: 2026-11-01\nhet_han: 2026-11-10\n{1}---\nChữ.\n"
    write(content, "tin-tuc/cu.md", head.format("Cũ", ""))
    write(content, "tin-tuc/nhap.md", head.format("Nháp", "nhap: true\n"))
    station, library = load_content(content, renderer)
    over = library.where(lambda article: article.is_over(NOW) and not article.draft)
    (tombstone,) = derive_tombstones(over, station)
    assert tombstone.id == "tag:thu.example,2025:cu"
    assert tombstone.when.isoformat() == "2026-11-11T00:00:00+07:00"


@pytest.mark.parametrize(
    ("html", "fit"),
    [
        ("<p onclick='x()' class='y' id='z'>A</p><script>1</script>", "<p>A</p>"),
        ('<a href="javascript:alert(1)">A</a>', "<a>A</a>"),
        ('<a href="../thon/bến đá.md#x">A</a>', '<a href="https://thu.example/thon/b%E1%BA%BFn%20%C4%91%C3%A1.html#x">A</a>'),
        ('<img src="../media/a.svg" alt="Ảnh">', '<img src="https://thu.example/media/a.svg" alt="Ảnh">'),
        ('<a href="tel:113">113</a>', '<a href="tel:113">113</a>'),
        ('<a href="http://[x">A</a>', "<a>A</a>"),
        ("A&#1;B\x00\x85C", "ABC"),
        ("<iframe src='https://x.example'></iframe><style>p{}</style>A", "A"),
    ],
)  # fmt: skip
def test_what_goes_to_others_is_harmless_and_absolute(html: str, fit: str) -> None:
    assert feed_html(html, PAGE) == fit


def test_a_text_too_long_for_feeds_leads_to_its_page(content: Path, renderer: Renderer) -> None:
    head = "tieu_de: Dài\ntom_tat: Ngắn < dài.\nngay: 2026-11-21\n".replace("<", "và")
    write(content, "tin-tuc/dai.md", f"---\n{head}---\n" + "Câu này lặp lại nhiều lần. " * 4000)
    station, library = load_content(content, renderer)
    entry = derive_entries(library, station, {}, lambda a: renderer.html(a.body))[0]
    page = "https://thu.example/tin-tuc/dai.html"
    assert entry.html == f'<p>Ngắn và dài.</p><p><a href="{page}">Đọc cả bài trên trang xã</a></p>'
