"""The RSS feed, parsed back as a reader would."""

from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import feedparser
import lxml.etree

from newsroom.markdown import Renderer
from newsroom.station import Station
from tests.feeds.making import DAY, ENTRY, NOW, VN, documents, documents_of, recording, write

RSS = "feeds/rss.xml"


def test_an_entry_as_a_reader_sees_it(content: Path, renderer: Renderer) -> None:
    write(
        content,
        "tin-tuc/tin.md",
        '---\ntieu_de: Tin & tức\ntom_tat: Tóm "tắt" & hết.\nngay: 2026-11-21 07:30\nchuyen_muc: an-toan-so\n'
        "tac_gia: Ban Biên tập\n---\n"
        "Xem [họp](../thong-bao/moi-hop.md#gio), [ngoài](https://x.example/a.md), [đầu](#a).\n"
        "\n## Đầu {#a}\n",
    )
    made = documents_of(content, renderer, NOW, {"tin": recording("tin")})
    feed = feedparser.parse(made[RSS])
    assert not feed.bozo
    assert feed.feed.title == "Xã Thử"
    assert feed.feed.link == "https://thu.example/"
    assert feed.feed.language == "vi"
    assert {link.rel: link.href for link in feed.feed.links}["self"] == "https://thu.example/feeds/rss.xml"
    first, second = feed.entries
    assert (first.title, second.title) == ("Tin & tức", "Mời họp thôn")
    assert first.link == "https://thu.example/tin-tuc/tin.html"
    assert first.id == "tag:thu.example,2025:tin"
    assert first.summary == 'Tóm "tắt" &amp; hết.'
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


def test_an_update_keeps_its_id_and_day_of_publication_and_says_when(station: Station) -> None:
    changed = replace(ENTRY, updated=NOW + DAY)
    made = documents((changed,), station)[RSS]
    item = lxml.etree.fromstring(made).find("channel/item")
    assert item is not None
    assert item.findtext("guid") == ENTRY.id
    assert parsedate_to_datetime(item.findtext("pubDate") or "") == NOW
    assert item.findtext("{http://www.w3.org/2005/Atom}updated") == "2026-11-24T00:00:00+07:00"
    assert b"<atom:updated>" not in documents((ENTRY,), station)[RSS]


def test_dates_are_those_of_the_content_and_bytes_are_stable(station: Station) -> None:
    entries = (replace(ENTRY, id="tag:thu.example,2025:b", updated=NOW + 3 * DAY), ENTRY)
    once, twice = documents(entries, station), documents(entries, station)
    assert once == twice
    built = lxml.etree.fromstring(once[RSS]).findtext("channel/lastBuildDate")
    assert parsedate_to_datetime(built or "") == NOW + 3 * DAY


def test_a_hub_is_named_where_the_station_has_one(station: Station) -> None:
    assert b"hub" not in documents((ENTRY,), station)[RSS]
    with_hub = documents((ENTRY,), replace(station, hub_url="https://hub.example/"))
    assert b'<atom:link rel="hub" href="https://hub.example/"/>' in with_hub[RSS]
    assert b'<link rel="hub" href="https://hub.example/"/>' in with_hub["feeds/atom.xml"]
    assert b'"hubs": [{"type": "WebSub", "url": "https://hub.example/"}]' in with_hub["feeds/feed.json"]
