"""Templates: what `loaxa new` writes is accepted by `loaxa check`, whatever the title."""

import re
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.article import Airing
from newsroom.article_checks import RESERVED
from newsroom.article_parser import parse_article
from newsroom.errors import SiteError
from newsroom.folding import slugify
from newsroom.kinds import Kind
from newsroom.markdown import Renderer
from site_builder.new_article import new_article, write_article
from tests.loading import load_content

NOW = datetime(2026, 11, 23, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.mark.parametrize("kind", list(Kind))
def test_every_template_is_a_draft_without_problems(content: Path, renderer: Renderer, kind: Kind) -> None:
    path = write_article(kind, f'Bài "mẫu": {kind}', content, NOW)
    article = next(a for a in load_content(content, renderer).library.articles if a.slug == path.stem)
    assert article.kind is kind
    assert article.title == f'Bài "mẫu": {kind}'
    assert article.draft


@pytest.mark.parametrize("kind", list(Kind))
def test_what_it_offers_for_the_air_holds_when_taken(content: Path, renderer: Renderer, kind: Kind) -> None:
    path = write_article(kind, "Bài mẫu", content, NOW)
    text = path.read_text(encoding="utf-8")
    offered = re.sub(r"(?m)^#(phat_thanh:$|  \w+:)", r"\1", text)
    assert offered != text
    path.write_text(offered, encoding="utf-8")
    loaded = load_content(content, renderer)
    article = next(a for a in loaded.library.articles if a.slug == "bai-mau")
    assert article.airing == Airing(
        first=date(2026, 11, 23),
        last=date(2026, 11, 30),
        weekdays=(0, 2, 4, 6),
        slots=("sang",),
        clusters=("cum-1",),
        times=2,
    )


def test_a_notice_says_what_becomes_of_it_on_the_air(content: Path) -> None:
    text = write_article(Kind.NOTICE, "Bài mẫu", content, NOW).read_text(encoding="utf-8")
    assert "# Trên loa: mỗi ngày một lần, trong bảy ngày, hoặc đến het_han nếu có ghi; bài uu-tien" in text
    assert "phat_thanh: khong\n---\n" in text


titles = st.text(max_size=200).filter(lambda title: slugify(title) and not set("<>") & set(title))


@given(titles.filter(lambda title: slugify(title) not in RESERVED))
def test_any_title_survives(title: str) -> None:
    file = new_article(Kind.NEWS, title, NOW.date())
    assert isinstance(file.content, bytes)
    problems, article = parse_article(file.content.decode(), file.path, None)
    assert not problems
    assert article is not None
    kept = "".join(c for c in " ".join(title.split()) if c.isprintable())
    assert article.title == " ".join(kept.split())


def test_a_taken_name_is_refused_and_nothing_is_overwritten(content: Path) -> None:
    before = (content / "thong-bao" / "moi-hop.md").read_bytes()
    with pytest.raises(SiteError, match="Đã có bài tên này"):
        write_article(Kind.NEWS, "Mời họp", content, NOW)
    assert (content / "thong-bao" / "moi-hop.md").read_bytes() == before


@pytest.mark.parametrize("title", ["NUL", "Index", "com1"])
def test_a_title_that_windows_cannot_name_a_file_by_is_refused(content: Path, title: str) -> None:
    with pytest.raises(SiteError, match="viết tiêu đề dài hơn"):
        write_article(Kind.NEWS, title, content, NOW)


def test_a_title_without_letters_is_refused(content: Path) -> None:
    with pytest.raises(SiteError, match="chưa có chữ nào"):
        write_article(Kind.NEWS, "!!!", content, NOW)
