"""Links between articles hold in the staged tree, and none leads to an article without a page."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from newsroom.markdown import Renderer
from site_builder.links import relink
from tests.loading import load_content

NOW = datetime(2026, 11, 23, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
HEAD = "---\ntieu_de: {}\nngay: {}\n---\n"


def relinked(content: Path, renderer: Renderer, body: str) -> str:
    for path, day in (("tin-tuc/sau.md", "2027-01-01"), ("tin-tuc/Bài Cũ.md", "2026-01-01")):
        (content / path).parent.mkdir(exist_ok=True)
        (content / path).write_text(HEAD.format(path, day) + "Chữ.\n", encoding="utf-8")
    (content / "media").mkdir()
    (content / "media" / "a.svg").write_text("<svg/>")
    (content / "thong-bao" / "2026").mkdir()
    (content / "thong-bao" / "2026" / "moi.md").write_text(
        HEAD.format("Mới", "2026-11-01") + body, encoding="utf-8"
    )
    loaded = load_content(content, renderer)
    public = relink(loaded.library.public(NOW), loaded.library, renderer)
    return next(article.body for article in public.articles if article.slug == "moi")


def test_links_follow_articles_and_pictures_to_their_place(content: Path, renderer: Renderer) -> None:
    body = relinked(
        content,
        renderer,
        'Xem [bài cũ](<../../tin-tuc/Bài Cũ.md>) và [họp](../moi-hop.md#gio "Giờ họp").\n\n'
        "![hình](../../media/a.svg)\n",
    )
    assert "[bài cũ](<../tin-tuc/bai-cu.md>)" in body
    assert '[họp](moi-hop.md#gio "Giờ họp")' in body
    assert "![hình](../media/a.svg)" in body


def test_links_to_articles_without_a_page_become_words(content: Path, renderer: Renderer) -> None:
    body = relinked(
        content, renderer, "Xem [bài *sau*](../../tin-tuc/sau.md), `[mã](../../tin-tuc/sau.md)`.\n"
    )
    assert body.startswith("Xem bài *sau*, `")


def test_words_of_a_lost_link_keep_the_reading_of_all_of_them(content: Path, renderer: Renderer) -> None:
    body = relinked(content, renderer, "Xem [KH số 2](../../tin-tuc/sau.md){Đọc: kế hoạch số hai}.\n")
    assert body == "Xem [KH số 2]{Đọc: kế hoạch số hai}.\n"


def test_other_addresses_stay(content: Path, renderer: Renderer) -> None:
    text = (
        "Gọi [113](tel:113), xem [cổng](https://dichvucong.gov.vn/a.md), [trên](#tren).\n\n## Trên {#tren}\n"
    )
    assert relinked(content, renderer, text) == text


def test_links_of_every_accepted_form_can_be_undone(content: Path, renderer: Renderer) -> None:
    to = "../../tin-tuc/sau.md"
    text = f"[a]({to} 'x'), [b [2] c]( {to} ), [![hình](../../media/a.svg)]({to})\n"
    assert relinked(content, renderer, text) == "a, b [2] c, ![hình](../media/a.svg)\n"
