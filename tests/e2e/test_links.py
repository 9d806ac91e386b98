"""Everything the built site points at is there: pages, anchors, pictures, recordings, feeds, paper, cards."""

from __future__ import annotations

import json
import re
from posixpath import join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import lxml.html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from site_builder.build import BuildReport

POINTING = ("href", "src", "poster", "action", "data-vtt")


def targets(page: lxml.html.HtmlElement, site: str) -> Iterator[str]:
    """List what a page points at inside the site: relative, or absolute under its own address."""
    for element in page.iter():
        for name in POINTING:
            if value := element.get(name):
                yield value
    for content in page.xpath("//meta[starts-with(@property, 'og:')]/@content"):
        if content.startswith(site):
            yield content
    for script in page.xpath("//script[@type='application/ld+json']/text()"):
        yield from (value for value in strings(json.loads(script)) if value.startswith(site))


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def missing_in(folder: Path, site: str) -> list[str]:
    """Name every dead link as "page → target"; external ones are not looked at."""
    pages = {
        file.relative_to(folder).as_posix(): lxml.html.parse(str(file)).getroot()
        for file in folder.rglob("*.html")
    }
    anchors = {path: set(page.xpath("//@id | //a/@name")) for path, page in pages.items()}
    dead = []
    for path, page in pages.items():
        for target in targets(page, site):
            inside = "/" + target.removeprefix(site) if target.startswith(site) else target
            url = urlsplit(inside)
            if url.scheme or url.netloc:
                continue
            # 404.html is served for any address, so its links begin at the root.
            base = "" if url.path.startswith("/") else path.rpartition("/")[0]
            place = normpath(join(base, unquote(url.path).lstrip("/"))) if url.path else path
            place = "index.html" if place == "." else place
            if not (folder / place).is_file() or (
                url.fragment and place in anchors and unquote(url.fragment) not in anchors[place]
            ):
                dead.append(f"{path} → {target}")
    return dead


def test_all_links_anchors_pictures_and_recordings_resolve(built: BuildReport) -> None:
    dead = missing_in(built.output, "https://suoimo.example/")
    assert not dead


def test_a_dead_link_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<p id="x"><a href="b.html">B</a><a href="#x">X</a><a href="#y">Y</a>', "utf-8"
    )
    assert missing_in(tmp_path, "https://suoimo.example/") == ["a.html → b.html", "a.html → #y"]


def test_feeds_and_sitemap_resolve(built: BuildReport) -> None:
    site = "https://suoimo.example/"
    files = [*(built.output / "feeds").rglob("*"), built.output / "sitemap.xml"]
    texts = [file.read_text(encoding="utf-8") for file in files if file.suffix in (".xml", ".json", ".opml")]
    urls = {url for text in texts for url in re.findall(rf"{re.escape(site)}[^\s\"'<>#?\\&]*", text)}
    assert len(urls) > 3 * len(built.public.articles)
    gone = [url for url in urls if not (built.output / (url.removeprefix(site) or "index.html")).is_file()]
    assert not gone
