"""What every format must do with any text, and what each has of its own."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import feedparser
import lxml.etree
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feeds import derive_documents, derive_entries
from feeds.atom import Atom
from feeds.characters import legal
from feeds.feed import MAX_BYTES, Feed, Format, render
from feeds.json_feed import JsonFeed
from feeds.masthead import Masthead
from feeds.podcast import Podcast, podcast_guid
from feeds.rss import Rss
from feeds.validate import check_feed
from newsroom.article import Article
from newsroom.kinds import Kind, Priority
from newsroom.library import Library
from newsroom.markdown import Renderer
from newsroom.station import Station
from tests.feeds.making import (
    AUDIO,
    DAY,
    ENTRY,
    NOW,
    SESSION,
    documents,
    documents_of,
    many,
    recording,
    write,
)

ATOM = "{http://www.w3.org/2005/Atom}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"

FORMATS: tuple[Format, ...] = (Rss(), Podcast(), Atom(), JsonFeed())
TITLE_OF: dict[str, Callable[[bytes], str | None]] = {
    "rss.xml": lambda content: lxml.etree.fromstring(content).findtext("channel/item/title"),
    "podcast.xml": lambda content: lxml.etree.fromstring(content).findtext("channel/item/title"),
    "atom.xml": lambda content: lxml.etree.fromstring(content).findtext(f"{ATOM}entry/{ATOM}title"),
    "feed.json": lambda content: json.loads(content)["items"][0]["title"],
}

NASTY = st.text() | st.sampled_from(
    [
        "]]>",
        "\x00",
        "<![CDATA[",
        "&amp;",
        "مرحبا\u202e",
        "🎉👨‍👩‍👧",
        "Ễ nhỉ",
        "</title>",
        '"',
        "\ud83d",
        "\r\n",
    ]
)
LONG = st.sampled_from([1, 1, 1, 30_000])


def cut(text: str) -> str:
    """Cut a text to at most 100 KB."""
    size = 0
    for number, character in enumerate(text):
        size += len(character.encode(errors="surrogatepass"))
        if size > 100_000:
            return text[:number]
    return text


def article(title: str, name: str) -> Article:
    return Article(
        slug=name,
        kind=Kind.NEWS,
        title=title,
        summary=title,
        body="",
        body_line=1,
        published=NOW,
        updated=NOW,
        expires=None,
        topics=(),
        audiences=(),
        villages=(),
        priority=Priority.ROUTINE,
        source=None,
        author=title,
        draft=False,
        details=None,
        air=None,
        path=f"tin-tuc/{name}.md",
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    title=NASTY, body=NASTY, name=st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True), file=NASTY, n=LONG
)
def test_any_text_comes_back_as_it_was(
    station: Station, title: str, body: str, name: str, file: str, n: int
) -> None:
    title, body = cut(title * n), cut(body * n)
    written = replace(article(title, name), summary=title[:500], author=title[:200])
    html = f'{body}<img src="../media/{file}">'
    (entry,) = derive_entries(Library((written,)), station, {name: recording(name)}, lambda _: html)
    for format in FORMATS:
        feed = Feed(f"feeds/{format.file_name}", "Tin", "Tin của xã", entry.url, (entry,))
        content = render(feed, format, Masthead.of(station), format.item)
        # An empty element has no text.
        assert (TITLE_OF[format.file_name](content) or "") == legal(title)
        assert len(content) <= MAX_BYTES


def test_every_format_tells_the_same_entry(station: Station) -> None:
    entry = replace(ENTRY, author="Ban Biên tập", enclosure=AUDIO, updated=NOW + DAY)
    made = documents((entry,), station)
    atom = lxml.etree.fromstring(made["feeds/atom.xml"])
    (told,) = atom.iterchildren(tag=f"{ATOM}entry")
    links = [(link.get("rel"), link.get("href"), link.get("length")) for link in told.iter(f"{ATOM}link")]
    assert links == [("alternate", entry.url, None), ("enclosure", AUDIO.url, "4321")]
    content = told.find(f"{ATOM}content")
    assert content is not None
    assert (content.get("type"), content.text) == ("html", entry.html)
    parsed = feedparser.parse(made["feeds/atom.xml"])
    assert not parsed.bozo
    assert (parsed.entries[0].published, parsed.entries[0].updated) == (
        "2026-11-23T00:00:00+07:00",
        "2026-11-24T00:00:00+07:00",
    )
    (item,) = json.loads(made["feeds/feed.json"])["items"]
    assert item == {
        "id": entry.id,
        "url": entry.url,
        "title": "A",
        "summary": "S",
        "content_html": "<p>H</p>",
        "date_published": "2026-11-23T00:00:00+07:00",
        "date_modified": "2026-11-24T00:00:00+07:00",
        "tags": ["Tin tức"],
        "authors": [{"name": "Ban Biên tập"}],
        "attachments": [
            {"url": AUDIO.url, "mime_type": "audio/mpeg", "size_in_bytes": 4321, "duration_in_seconds": 12.5}
        ],
    }


def test_an_article_that_is_over_leaves_and_atom_says_so(content: Path, renderer: Renderer) -> None:
    head = "---\ntieu_de: Cũ\nngay: 2026-11-01\nhet_han: 2026-11-30\nthon: ben-da\n---\nChữ.\n"
    write(content, "tin-tuc/cu.md", head)
    before = documents_of(content, renderer, NOW)
    after = documents_of(content, renderer, NOW + 30 * DAY)
    deleted = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
    for path in ("feeds/atom.xml", "feeds/tin-tuc/atom.xml", "feeds/thon/ben-da/atom.xml"):
        assert b"2025:cu</id>" in before[path]
        root = lxml.etree.fromstring(after[path])
        (tombstone,) = root.iterchildren(tag=deleted)
        assert dict(tombstone.attrib) == {
            "ref": "tag:thu.example,2025:cu",
            "when": "2026-12-01T00:00:00+07:00",
        }
        assert root.findtext(f"{ATOM}updated") == "2026-12-01T00:00:00+07:00"
    for path in ("feeds/rss.xml", "feeds/feed.json", "feeds/thong-bao/atom.xml"):
        assert b"2025:cu" not in after[path]


def test_the_clock_alone_changes_nothing(content: Path, renderer: Renderer) -> None:
    head = "---\ntieu_de: Còn hạn\nngay: 2026-11-01\nhet_han: 2027-12-31\n---\nChữ.\n"
    write(content, "tin-tuc/con-han.md", head)
    write(content, "tin-tuc/da-het.md", head.replace("Còn hạn", "Hết").replace("2027-12-31", "2026-11-02"))
    recordings = {"con-han": recording("con-han")}
    this_year = documents_of(content, renderer, NOW, recordings)
    assert this_year == documents_of(content, renderer, NOW + 365 * DAY, recordings)


def test_a_podcast_has_what_directories_ask_for(station: Station) -> None:
    made = documents((replace(ENTRY, enclosure=AUDIO),), station)
    channel = lxml.etree.fromstring(made["feeds/podcast.xml"]).find("channel")
    assert channel is not None
    assert channel.findtext(f"{ITUNES}explicit") == "false"
    assert channel.findtext(f"{ITUNES}owner/{ITUNES}email") == "thu@thu.example"
    assert channel.findtext(f"{ITUNES}type") == "episodic"
    assert channel.findtext(f"{PODCAST}locked") == "yes"
    assert channel.findtext(f"{PODCAST}guid") == podcast_guid("https://thu.example/feeds/podcast.xml")
    item = channel.find("item")
    assert item is not None
    assert item.findtext(f"{ITUNES}duration") == "13"
    assert item.findtext(f"{ITUNES}episodeType") == "full"
    transcript = item.find(f"{PODCAST}transcript")
    assert transcript is not None
    assert dict(transcript.attrib) == {"url": AUDIO.transcript_url, "type": "text/vtt", "language": "vi"}
    assert not check_feed(made["feeds/podcast.xml"], "podcast.xml")


def test_sessions_are_episodes_with_chapters(station: Station) -> None:
    made = documents((ENTRY,), station, (SESSION,))
    assert "feeds/podcast.xml" not in made
    podcast = made["feeds/phat-thanh/podcast.xml"]
    assert not check_feed(podcast, "podcast.xml")
    item = lxml.etree.fromstring(podcast).find("channel/item")
    assert item is not None
    assert item.findtext("guid") == "tag:thu.example,2025:phat-thanh/2026-11-22-sang-trung-tam"
    assert item.findtext(f"{ITUNES}duration") == "726"
    chapters = item.find(f"{PODCAST}chapters")
    assert chapters is not None
    path = (chapters.get("url") or "").removeprefix("https://thu.example/")
    assert check_feed(made[path], path) == []
    assert json.loads(made[path]) == {
        "version": "1.2.0",
        "title": "Buổi sáng 22/11/2026",
        "chapters": [
            {"startTime": 0.0, "title": "Nhạc hiệu"},
            {"startTime": 12.5, "title": "Mời họp thôn", "url": ENTRY.url},
        ],
    }


def test_an_empty_feed_is_still_a_feed(station: Station) -> None:
    for path, content in documents((), station).items():
        assert check_feed(content, path) == []
        assert path.endswith((".json", ".opml")) or not feedparser.parse(content).bozo


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_the_archive_holds_every_entry_in_a_chain(station: Station, name: str) -> None:
    entries = many(180)
    made = documents(entries, station)
    link = "{http://www.w3.org/2005/Atom}link"
    path, seen = f"feeds/{name}", set()
    pages: list[str] = []
    while path:
        assert check_feed(made[path], path) == []
        root = lxml.etree.fromstring(made[path])
        parent = root.find("channel") if name == "rss.xml" else root
        assert parent is not None
        links = {each.get("rel"): each.get("href") or "" for each in parent.iterchildren(tag=link)}
        if pages:
            assert links["current"] == f"https://thu.example/feeds/{name}"
            assert parent.find("{http://purl.org/syndication/history/1.0}archive") is not None
            seen |= {found for entry in entries if (found := entry.id).encode() in made[path]}
        pages.append(path)
        path = links.get("prev-archive", "").removeprefix("https://thu.example/")
    assert seen == {entry.id for entry in entries}
    assert pages[1] == f"feeds/luu-tru/2026-11/{name}"
    assert made[f"feeds/{name}"].count(b"tag:thu.example,2025:bai-") == 50


def test_a_new_article_touches_the_newest_page_of_the_archive_alone(station: Station) -> None:
    entries = many(180)
    new = replace(ENTRY, id="tag:thu.example,2025:moi", published=NOW + DAY, updated=NOW + DAY)
    before, after = documents(entries, station), documents((new, *entries), station)
    changed = {path for path in after if before.get(path) != after[path] and "luu-tru" in path}
    assert changed == {f"feeds/luu-tru/2026-11/{name}" for name in ("rss.xml", "atom.xml")}


def test_no_feed_is_too_large_and_none_lost(station: Station) -> None:
    large = tuple(replace(entry, html="<p>" + "chữ " * 15_000 + "</p>") for entry in many(60))
    made = documents(large, station)
    assert max(map(len, made.values())) <= MAX_BYTES
    assert made["feeds/rss.xml"].count(b"<item>") == 5
    archived = b"".join(content for path, content in made.items() if "luu-tru" in path and "rss" in path)
    assert archived.count(b"<item>") == 60


def test_each_group_has_its_own(content: Path, renderer: Renderer) -> None:
    head = (
        "---\ntieu_de: Bão\nngay: 2026-11-21\nmuc_do: khan-cap\nthon: ben-da\nchuyen_muc: an-toan-so\n"
        "doi_tuong: nguoi-cao-tuoi\n---\nChữ.\n"
    )
    write(content, "tin-tuc/bao.md", head)
    made = documents_of(content, renderer, NOW)
    holding = {path for path, each in made.items() if b"2025:bao" in each and path.endswith("feed.json")}
    own = ("tin-tuc/", "khan-cap/", "thon/ben-da/", "chuyen-muc/an-toan-so/", "doi-tuong/nguoi-cao-tuoi/")
    assert holding == {f"feeds/{folder}feed.json" for folder in ("", *own)}
    opml = lxml.etree.fromstring(made["feeds/tat-ca.opml"])
    listed = {each.get("xmlUrl", "").removeprefix("https://thu.example/") for each in opml.iter("outline")}
    feeds = {path for path in made if path.endswith("rss.xml") and "luu-tru" not in path}
    assert listed - {""} == feeds


def test_derived_once_a_format(station: Station) -> None:
    """A generator, so that a build need not hold all feeds at once."""
    made = derive_documents((ENTRY,), (), (), station)
    assert next(made).path == "feeds/rss.xml"
