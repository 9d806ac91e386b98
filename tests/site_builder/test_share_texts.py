"""Texts to be passed on by hand: within their limits whatever the article says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_builder.share_texts import SMS_LIMIT, ZALO_LIMIT, share_files, sms_text, zalo_text
from tests.loading import load_content

if TYPE_CHECKING:
    from pathlib import Path

    from newsroom.markdown import Renderer


def test_the_message_holds_title_lines_and_link(content: Path, renderer: Renderer) -> None:
    station, library = load_content(content, renderer)
    article = replace(library.articles[0], summary="Một. Hai. Ba. Bốn.", villages=("ben-da",))
    assert zalo_text(article, station) == (
        "Mời họp thôn\nMột.\nHai.\nBa.\nhttps://thu.example/thong-bao/moi-hop.html"
    )
    assert sms_text(article, station) == "Xa Thu: Moi hop thon. Mot. Hai. Ba. Bon. LH 02003860022"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(min_size=1, max_size=400), summary=st.text(max_size=4000))
def test_limits_hold(content: Path, renderer: Renderer, title: str, summary: str) -> None:
    station, library = load_content(content, renderer)
    article = replace(library.articles[0], title=title, summary=summary)
    sms = sms_text(article, station)
    assert len(sms) <= SMS_LIMIT
    assert sms.isascii()
    assert sms.endswith(" LH 02003860022")
    assert len(zalo_text(article, station)) <= ZALO_LIMIT


def test_words_are_never_cut(content: Path, renderer: Renderer) -> None:
    station, library = load_content(content, renderer)
    summary = " ".join(["nghiêng"] * 60)
    sms = sms_text(replace(library.articles[0], summary=summary), station)
    assert set(sms.partition("thon. ")[2].partition("...")[0].split()) == {"nghieng"}


def test_editors_find_all_of_them_on_one_page(content: Path, renderer: Renderer) -> None:
    station, library = load_content(content, renderer)
    files = {file.path: file.content for file in share_files(library, station)}
    assert set(files) == {"chia-se/moi-hop.zalo.txt", "chia-se/moi-hop.sms.txt", "chia-se/index.md"}
    page = files["chia-se/index.md"]
    assert isinstance(page, bytes)
    assert b"robots: noindex" in page
    assert b'href="moi-hop.zalo.txt"' in page
