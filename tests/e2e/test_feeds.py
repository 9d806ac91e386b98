"""Every feed of the sample commune, held to the rules and shown in a real browser."""

import json
import os
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import lxml.etree
import lxml.html
import pytest
from playwright.sync_api import Browser

from feeds.feed import MAX_BYTES
from feeds.validate import check_feed
from site_builder.build import BuildReport

ATOM = "{http://www.w3.org/2005/Atom}"
RNG = Path(__file__).parents[1] / "feeds" / "atom.rng"
SITE = "https://suoimo.example/"


@pytest.fixture(scope="module")
def feeds(built: BuildReport) -> dict[str, Path]:
    """List the feeds by path from the site's root."""
    files = [
        file for file in (built.output / "feeds").rglob("*") if file.suffix in (".xml", ".json", ".opml")
    ]
    return {file.relative_to(built.output).as_posix(): file for file in files}


def test_every_feed_keeps_the_rules(feeds: dict[str, Path]) -> None:
    assert len(feeds) > 100
    for path, file in feeds.items():
        content = file.read_bytes()
        assert check_feed(content, SITE + path if file.suffix != ".opml" else path) == []
        assert len(content) <= MAX_BYTES
        if file.suffix == ".xml":
            assert not feedparser.parse(content).bozo, path


def test_every_atom_feed_fits_the_schema_of_the_standard(feeds: dict[str, Path]) -> None:
    schema = lxml.etree.RelaxNG(file=str(RNG))
    for path, file in feeds.items():
        if path.endswith("atom.xml"):
            assert schema.validate(lxml.etree.parse(str(file))), (path, schema.error_log)


def test_every_enclosure_and_transcript_is_there_and_as_long_as_told(
    built: BuildReport, feeds: dict[str, Path]
) -> None:
    told = 0
    for file in feeds.values():
        if file.suffix == ".json":
            found = [
                (each["url"], each["size_in_bytes"], each["mime_type"])
                for item in json.loads(file.read_bytes()).get("items", [])
                for each in item.get("attachments", [])
            ]
        else:
            root = lxml.etree.parse(str(file)).getroot()
            links = [link for link in root.iter(f"{ATOM}link") if link.get("rel") == "enclosure"]
            found = [
                (each.get("url", each.get("href", "")), int(each.get("length", "")), each.get("type", ""))
                for each in (*root.iter("enclosure"), *links)
            ]
            for transcript in root.iter("{https://podcastindex.org/namespace/1.0}transcript"):
                assert (built.output / urlsplit(transcript.get("url", "")).path[1:]).is_file()
        for url, length, kind in found:
            assert length == (built.output / urlsplit(url).path[1:]).stat().st_size
            assert kind == "audio/mpeg"
        told += len(found)
    assert told > 3 * len(built.public.articles)


def test_the_cover_is_a_square_that_directories_take(built: BuildReport) -> None:
    cover = (built.output / "feeds" / "cover.png").read_bytes()
    assert cover.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(cover[at : at + 4]) for at in (16, 20))
    assert width == height
    assert 1400 <= width <= 3000
    assert len(cover) < 512_000


def test_each_page_names_its_own_feeds(built: BuildReport) -> None:
    named = {
        "index.html": ["feeds/rss.xml", "feeds/atom.xml", "feeds/feed.json", "feeds/khan-cap/rss.xml"],
        "thon/ben-da.html": ["../feeds/rss.xml", "../feeds/thon/ben-da/rss.xml"],
        "tin-tuc/index.html": ["../feeds/rss.xml", "../feeds/tin-tuc/rss.xml"],
    }  # fmt: skip
    for page, wanted in named.items():
        root = lxml.html.parse(str(built.output / page)).getroot()
        links = [link for link in root.iter("link") if link.get("rel") == "alternate"]
        assert [link.get("href") for link in links][: len(wanted)] == wanted
        for link in links:
            assert ((built.output / page).parent / (link.get("href") or "")).is_file()
            assert link.get("title")


def test_the_page_on_subscribing_leads_to_every_group(built: BuildReport, feeds: dict[str, Path]) -> None:
    root = lxml.html.parse(str(built.output / "theo-doi.html")).getroot()
    linked = {link.get("href") for link in root.iter("a")}
    names = ("/rss.xml", "/atom.xml", "/feed.json", "/podcast.xml", ".opml")
    assert {path for path in feeds if path.endswith(names) and "luu-tru" not in path} <= linked


@pytest.mark.parametrize("has_xslt", [True, False])
def test_a_feed_opened_in_a_browser_is_a_page(address: str, browser: Browser, has_xslt: bool) -> None:
    """With XSLT, and as a browser shows it that has dropped XSLT, which style sheets by CSS survive."""
    own = browser.browser_type.launch(
        executable_path=os.environ.get("LOAXA_CHROMIUM") or None,
        args=["--no-sandbox", "--disable-gpu", *([] if has_xslt else ["--disable-features=XSLT"])],
    )
    try:
        page = own.new_page()
        for path in ("feeds/rss.xml", "feeds/khan-cap/atom.xml", "feeds/podcast.xml"):
            page.goto(f"{address}/{path}")
            # The browser may put the transformed page in the feed's place after the feed has loaded.
            page.wait_for_function(f"({_SHOWN})().includes('Đây là nguồn tin.')")
            shown = page.evaluate(_SHOWN)
            assert f"https://suoimo.example/{path}" in shown
            assert "tag:suoimo.example" not in shown
    finally:
        own.close()


# What is displayed, generated content included.
_SHOWN = """() => [...document.querySelectorAll("*")]
  .filter(e => getComputedStyle(e).display !== "none" && !["STYLE", "TITLE", "SCRIPT"].includes(e.tagName))
  .flatMap(e => [
    ...["::before", "::after"].map(part => getComputedStyle(e, part).content),
    ...[...e.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data),
  ]).join(" ")"""
