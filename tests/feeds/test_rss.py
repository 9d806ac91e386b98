"""The main feed, parsed back as a reader would."""

from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import feedparser
import lxml.etree
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feeds import FeedEntry, derive_entries, render_rss
from newsroom.library import Library
from newsroom.markdown import Renderer
from newsroom.recording import Recording
from newsroom.station import Station
from tests.loading import load_content

VN = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 23, tzinfo=VN)

ENTRY = FeedEntry(
    id="tag:thu.example,2025:a",
    url="https://thu.example/tin-tuc/a.html",
    title="A",
    summary="S",
    html="<p>H</p>",
    published=NOW,
    updated=NOW,
    categories=("Tin tức",),
    author=None,
    enclosure=None,
)


@pytest.fixture
def station(content: Path, renderer: Renderer) -> Station:
    return load_content(content, renderer).station


def write(content: Path, path: str, text: str) -> None:
    (content / path).parent.mkdir(exist_ok=True)
    (content / path).write_text(text, encoding="utf-8")


def test_an_entry_as_a_reader_sees_it(content: Path, renderer: Renderer) -> None:
    write(
        content,
        "tin-tuc/tin.md",
        '---\ntieu_de: Tin & tức\ntom_tat: Tóm "tắt".\nngay: 2026-11-21 07:30\nchuyen_muc: an-toan-so\n'
        "tac_gia: Ban Biên tập\n---\n"
        "Xem [họp](../thong-bao/moi-hop.md#gio), [ngoài](https://x.example/a.md), [đầu](#a).\n"
        "\n## Đầu {#a}\n",
    )
    loaded = load_content(content, renderer)
    recordings = {"tin": Recording("tin", "web", "audio/tin.mp3", 12.5, 4321, "00", "v", -16.0, -1.5, ())}
    entries = derive_entries(loaded.library, loaded.station, recordings, lambda a: renderer.html(a.body))
    feed = feedparser.parse(render_rss(entries, loaded.station))
    assert not feed.bozo
    assert feed.feed.title == "Xã Thử"
    assert feed.feed.link == "https://thu.example/"
    assert feed.feed.language == "vi"
    assert {link.rel: link.href for link in feed.feed.links}["self"] == "https://thu.example/feeds/rss.xml"
    first, second = feed.entries
    assert (first.title, second.title) == ("Tin & tức", "Mời họp thôn")
    assert first.link == "https://thu.example/tin-tuc/tin.html"
    assert first.id == "tag:thu.example,2025:tin"
    assert first.summary == 'Tóm "tắt".'
    assert first.author == "Ban Biên tập"
    assert [tag.term for tag in first.tags] == ["Tin tức", "An toàn số"]
    assert parsedate_to_datetime(first.published) == datetime(2026, 11, 21, 7, 30, tzinfo=VN)
    assert [(e.href, e.length, e.type) for e in first.enclosures] == [
        ("https://thu.example/audio/tin.mp3", "4321", "audio/mpeg")
    ]
    html = first.content[0].value
    assert 'href="https://thu.example/thong-bao/moi-hop.html#gio"' in html
    assert 'href="https://x.example/a.md"' in html
    assert 'href="https://thu.example/tin-tuc/tin.html#a"' in html


def test_the_facts_of_an_article_go_with_its_text(content: Path, renderer: Renderer) -> None:
    head = "tieu_de: Hội\nngay: 2026-11-01\nbat_dau: 2026-11-28 07:30\ndia_diem: Nhà văn hóa & sân\n"
    write(content, "su-kien/hoi.md", f"---\n{head}---\nVui.\n")
    loaded = load_content(content, renderer)
    entry = derive_entries(loaded.library, loaded.station, {}, lambda a: renderer.html(a.body))[1]
    assert entry.html == (
        "<ul><li><b>Thời gian:</b> 7 giờ 30 ngày 28/11/2026</li>"
        "<li><b>Địa điểm:</b> Nhà văn hóa &amp; sân</li></ul><p>Vui.</p>"
    )


def test_dates_are_those_of_the_content_and_bytes_are_stable(station: Station) -> None:
    entries = [ENTRY, replace(ENTRY, id="tag:thu.example,2025:b", updated=NOW + timedelta(days=3))]
    once, twice = render_rss(entries, station), render_rss(entries, station)
    assert once == twice
    built = lxml.etree.fromstring(once).findtext("channel/lastBuildDate")
    assert built is not None
    assert parsedate_to_datetime(built) == NOW + timedelta(days=3)


def test_the_latest_updated_comes_first_then_the_slug(content: Path, renderer: Renderer) -> None:
    for name, updated in (("b", "2026-11-02"), ("a", "2026-11-02"), ("c", "2026-11-05")):
        head = f"tieu_de: {name}\nngay: 2026-11-01\ncap_nhat: {updated}\n"
        write(content, f"tin-tuc/{name}.md", f"---\n{head}---\nChữ.\n")
    loaded = load_content(content, renderer)
    news = Library(tuple(a for a in loaded.library.articles if a.kind == "tin-tuc"))
    entries = derive_entries(news, loaded.station, {}, lambda a: renderer.html(a.body))
    assert [entry.title for entry in entries] == ["c", "a", "b"]


def test_an_empty_feed_is_still_a_feed(station: Station) -> None:
    assert not feedparser.parse(render_rss([], station)).bozo


XML_CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(XML_CHARACTERS | st.sampled_from("]>&<\"'"), min_size=1), body=st.text(XML_CHARACTERS))
def test_any_text_comes_back_as_it_was(station: Station, title: str, body: str) -> None:
    entry = replace(ENTRY, title=title, html=body + "]]>")
    channel = lxml.etree.fromstring(render_rss([entry], station)).find("channel")
    assert channel is not None
    assert channel.findtext("item/title") == title
    assert channel.findtext("item/{http://purl.org/rss/1.0/modules/content/}encoded") == entry.html
