"""What is public when, and in which order."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from newsroom.article import Article
from newsroom.article_parser import parse_article
from newsroom.library import Library

VN = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 11, 20, 12, tzinfo=VN)


def an_article(slug: str = "a", **changes: object) -> Article:
    problems, article = parse_article(
        "---\ntieu_de: A\nngay: 2026-11-20 12:00\n---\nX\n", f"tin-tuc/{slug}.md", None
    )
    assert not problems
    assert article is not None
    return replace(article, **changes)  # type: ignore[arg-type]


def test_public_from_its_date_until_it_expires() -> None:
    article = an_article(expires=NOON + timedelta(hours=1))
    assert not article.is_public(NOON - timedelta(seconds=1))
    assert article.is_public(NOON)
    assert not article.is_public(NOON + timedelta(hours=1))


def test_drafts_are_never_public() -> None:
    assert not an_article(draft=True).is_public(NOON)


@given(st.permutations([("a", 0), ("b", 0), ("c", 1), ("d", -1)]))
def test_newest_first_then_by_slug_whatever_the_order_on_disk(order: list[tuple[str, int]]) -> None:
    articles = [an_article(slug, published=NOON + timedelta(days=days)) for slug, days in order]
    assert [article.slug for article in Library.of(articles).articles] == ["c", "a", "b", "d"]


def test_page_path_is_the_permalink(tmp_path: Path) -> None:
    assert an_article("Họp Thôn").page_path == "tin-tuc/hop-thon.html"
