"""Measure the feeds against others: python scripts/bench_feeds.py [--articles N]

In one run, on the same articles, each already rendered to HTML: (1) the project's every feed, from articles
to bytes; (2) feedgen alone, which builds the RSS feed of each group anew from the same entries; (3) feedgen
alone with one RSS feed of everything; (4) what mkdocs-rss-plugin adds to a build of MkDocs with a bare theme:
the whole text of the 50 latest pages, in two RSS and two JSON feeds of everything. All run in one thread;
ratios are of CPU time. The plugin is no part of the project: `pip install mkdocs-rss-plugin` puts it
there. Goal: all feeds of 2,000 articles in 3 s of one core.
"""

import argparse
import io
import logging
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from feedgen.feed import FeedGenerator

from feeds import FeedEntry, derive_documents, derive_entries
from newsroom.article import Article
from newsroom.library import Library
from newsroom.markdown import Renderer
from newsroom.recording import Recording
from newsroom.station import Station
from site_builder.stage import load_edition
from site_builder.workspace import PROJECT, Workspace

NOW = datetime(2027, 1, 1, tzinfo=UTC)
BARE_THEME = "<html><head><title>{{ page.title }}</title></head><body>{{ page.content }}</body></html>"
MKDOCS_YML = """\
site_name: Loa Xã
site_url: https://suoimo.example/
use_directory_urls: false
theme: {name: null, custom_dir: theme}
markdown_extensions: [admonition, attr_list, def_list, footnotes, md_in_html, sane_lists]
"""
RSS_PLUGIN = """\
plugins:
  - rss:
      use_git: false
      length: 50
      abstract_chars_count: -1
      date_from_meta: {as_creation: date, as_update: updated}
"""


def articles_of(library: Library, count: int) -> list[Article]:
    """Take the sample articles again and again, each time days older and under another name."""
    originals = library.articles
    made = []
    for number in range(count):
        article, turn = originals[number % len(originals)], number // len(originals)
        older = timedelta(days=60 * turn)
        made.append(
            replace(
                article,
                slug=f"{article.slug}-{turn}",
                title=f"{article.title} ({turn})",
                published=article.published - older,
                updated=article.updated - older,
            )
        )
    return made


def timed(what: str, work: Callable[[], str]) -> float:
    """Run, print wall and CPU time and what came of it; return the CPU time."""
    wall, cpu = time.perf_counter(), time.process_time()
    told = work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{what:>28} {wall:7.2f} s  {cpu:7.2f} s CPU  {told}", flush=True)
    return cpu


def project(articles: Sequence[Article], station: Station, renderer: Renderer) -> str:
    """Make every feed as a build does."""
    recordings = {
        a.slug: Recording(a.slug, "web", f"audio/{a.slug}.mp3", 60.0, 500_000, "", "", -16.0, -1.5, ())
        for a in articles
    }
    entries = derive_entries(
        Library(tuple(articles)), station, recordings, lambda article: renderer.html(article.body)
    )
    documents = list(derive_documents(entries, (), (), station))
    largest = max(len(document.content) for document in documents)
    total = sum(len(document.content) for document in documents)
    return f"{len(documents)} documents, {total / 1e6:.1f} MB, the largest {largest / 1e3:.0f} kB"


def feedgen_alone(entries: Sequence[FeedEntry]) -> bytes:
    """Write one feed as feedgen's documentation does."""
    feed = FeedGenerator()
    feed.load_extension("dc")
    feed.title("Loa Xã")
    feed.description("Loa Xã")
    feed.link(href="https://suoimo.example/")
    for entry in entries:
        item = feed.add_entry(order="append")
        item.guid(entry.id, permalink=False)
        item.title(entry.title)
        item.link(href=entry.url)
        item.description(entry.summary)
        item.content(entry.html)
        item.pubDate(entry.published)
        for category in entry.categories:
            item.category(term=category)
        if entry.enclosure:
            item.enclosure(entry.enclosure.url, str(entry.enclosure.length_bytes), "audio/mpeg")
    content: bytes = feed.rss_str()
    return content


def feedgen_of_groups(entries: Sequence[FeedEntry]) -> str:
    """Write the RSS feeds of all groups, 50 entries each, and everything in pages of 50."""
    folders = sorted({folder for entry in entries for folder in entry.groups})
    groups = [[e for e in entries if folder in e.groups][:50] for folder in folders]
    pages = [entries[at : at + 50] for at in range(0, len(entries), 50)]
    size = sum(len(feedgen_alone(group)) for group in [*groups, entries[:50], *pages])
    return f"{len(groups) + 1 + len(pages)} documents, {size / 1e6:.1f} MB"


def write_docs(articles: Sequence[Article], folder: Path) -> None:
    """Lay the articles out as MkDocs and the plugin want them."""
    (folder / "theme").mkdir(parents=True)
    (folder / "theme" / "main.html").write_text(BARE_THEME, encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Loa Xã\n", encoding="utf-8")
    for article in articles:
        dates = f"date: {article.published:%Y-%m-%d %H:%M}\nupdated: {article.updated:%Y-%m-%d %H:%M}\n"
        text = f"---\ntitle: {article.title!r}\n{dates}---\n\n{article.body}"
        (folder / "docs" / f"{article.slug}.md").write_text(text, encoding="utf-8")


def mkdocs(folder: Path, plugins: str) -> str:
    """Build the site as MkDocs does; its complaints about links and pictures are not the matter."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    (folder / "mkdocs.yml").write_text(MKDOCS_YML + plugins, encoding="utf-8")
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    with redirect_stderr(io.StringIO()):
        config = load_config(str(folder / "mkdocs.yml"))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    feeds = list((folder / "site").glob("feed_*"))
    return f"{len(feeds)} feeds, {sum(f.stat().st_size for f in feeds) / 1e6:.1f} MB"


def main() -> None:
    """Print one line for each piece of work."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=2000)
    options = parser.parse_args()

    edition = load_edition(Workspace.of(PROJECT / "content", PROJECT / "public"), NOW)
    articles = articles_of(edition.public, options.articles)
    station, renderer = edition.station, edition.renderer
    for article in articles:
        renderer.html(article.body)
    print(f"{len(articles)} articles")
    ours = timed("all feeds of the project", lambda: project(articles, station, renderer))
    entries = derive_entries(Library(tuple(articles)), station, {}, lambda a: renderer.html(a.body))
    groups = timed("feedgen alone, RSS of groups", lambda: feedgen_of_groups(entries))
    timed("feedgen alone, one RSS", lambda: f"{len(feedgen_alone(entries)) / 1e6:.1f} MB")
    print(f"feedgen's RSS of the groups takes {groups / ours:.2f} of the project's time for all formats")
    if find_spec("mkdocs_rss_plugin") is None:
        print("mkdocs-rss-plugin is not installed: pip install mkdocs-rss-plugin")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_docs(articles, folder)
        plain = timed("mkdocs, bare theme", lambda: mkdocs(folder, "plugins: []\n"))
        with_feeds = timed("… and mkdocs-rss-plugin", lambda: mkdocs(folder, RSS_PLUGIN))
    added = with_feeds - plain
    print(f"mkdocs-rss-plugin adds {added:.2f} s for 4 feeds: {added / ours:.2f} of the project's time")


if __name__ == "__main__":
    main()
