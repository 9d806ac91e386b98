"""The sample commune as built: every public article whole in all three outputs, the others in none."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import feedparser
import imageio_ffmpeg
import lxml.html

from newsroom.article import CampaignDetails
from newsroom.facts import facts_of
from newsroom.kinds import Kind, Priority
from newsroom.recording import parse_recordings
from site_builder.lexicon import read_lexicon
from site_builder.on_air import Announcer
from site_builder.stage import renderer_of
from site_builder.workspace import PROJECT, Workspace
from tests.loading import load_content

if TYPE_CHECKING:
    from pathlib import Path

    from site_builder.build import BuildReport

# Slower than anyone reads, faster than anyone speaks; silences between sentences included.
MIN_SYLLABLES_A_MINUTE, MAX_SYLLABLES_A_MINUTE = 90, 300


def decoded_s(file: Path) -> float:
    """Decode a whole file, refusing any warning, and count its samples."""
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-v",
        "warning",
        "-i",
        str(file),
        "-f",
        "s16le",
        "-ac",
        "1",
        "-ar",
        "8000",
        "-",
    ]
    done = subprocess.run(command, capture_output=True, check=True)
    assert not done.stderr
    return len(done.stdout) / 2 / 8000


def test_every_public_article_has_page_feed_entry_and_fitting_recording(built: BuildReport) -> None:
    output = built.output
    pages = [feedparser.parse(file.read_bytes()) for file in (output / "feeds" / "luu-tru").rglob("rss.xml")]
    every = [entry for page in pages for entry in page.entries]
    entries = {entry.link.rpartition("/")[2].removesuffix(".html"): entry for entry in every}
    recordings = parse_recordings((output / "audio" / "index.json").read_bytes())
    content = load_content(PROJECT / "content", renderer_of(Workspace.of(PROJECT / "content", output)))
    renderer = renderer_of(Workspace.of(PROJECT / "content", output))
    announcer = Announcer(content.station, renderer, read_lexicon(PROJECT / "content")[1].speaker())
    assert entries.keys() == recordings.keys() == {article.slug for article in built.public.articles}
    for n, article in enumerate(built.public.articles):
        page = lxml.html.parse(str(output / article.page_path)).getroot()
        assert page.findtext(".//h1") == article.title
        assert [audio.get("src") for audio in page.iter("audio")] == [f"../audio/{article.slug}.mp3"]
        assert page.xpath("//head/link[@type='application/rss+xml']/@href") == [
            "../feeds/rss.xml",
            f"../feeds/{article.kind}/rss.xml",
        ]
        for _, value in facts_of(article, content.station):
            assert value in page.text_content()
        recording = recordings[article.slug]
        file = output / recording.path
        assert int(entries[article.slug].enclosures[0].length) == file.stat().st_size == recording.size_bytes
        if n % 10 == 0:
            assert abs(decoded_s(file) - recording.duration_s) < 0.06
        syllables = sum(len(line.text.split()) for line in announcer.script_of(article).lines)
        assert MIN_SYLLABLES_A_MINUTE < syllables / recording.duration_s * 60 < MAX_SYLLABLES_A_MINUTE


def test_what_is_not_public_is_nowhere(built: BuildReport) -> None:
    everything = load_content(
        PROJECT / "content", renderer_of(Workspace.of(PROJECT / "content", built.output))
    )
    public = {article.slug for article in built.public.articles}
    withheld = [article for article in everything.library.articles if article.slug not in public]
    assert len(withheld) == built.withheld >= 4
    texts = {
        # What Atom says of an article that is over is that it is over.
        path: re.sub("<at:deleted-entry [^>]*>", "", path.read_text(encoding="utf-8"))
        for path in built.output.rglob("*")
        if path.suffix in (".html", ".xml", ".json")
    }
    for article in withheld:
        assert not list(built.output.rglob(f"*{article.slug}*"))
        for path, text in texts.items():
            assert article.slug not in text, path
            assert article.title not in text, path


def test_the_content_covers_what_the_commune_needs(built: BuildReport) -> None:
    articles = load_content(PROJECT / "content", renderer_of(Workspace.of(PROJECT / "content", built.output)))
    library, station = articles.library.articles, articles.station
    assert len(library) >= 36
    assert {article.kind for article in library} == set(Kind)
    assert {article.priority for article in built.public.articles} == set(Priority)
    skills = [topic.id for topic in station.topics if topic.skill]
    assert len(skills) == 5
    for skill in skills:
        assert sum(a.kind is Kind.GUIDE and skill in a.topics for a in built.public.articles) >= 3, skill
    days = [a.details.days for a in library if isinstance(a.details, CampaignDetails)]
    assert 45 in days
    assert 10 in days
    assert all(article.source for article in library), "sources are named"
    assert "giả định" in station.about or "hư cấu" in station.about or "không có thật" in station.about


def test_no_telephone_number_of_a_person() -> None:
    """Mobile numbers are people's; the content names only services and the fictional commune's own."""
    for file in sorted((PROJECT / "content").rglob("*.md")):
        assert not re.search(
            r"(?<!\d)0[35789]\d{2}[ .]?\d{3}[ .]?\d{3}(?!\d)", file.read_text(encoding="utf-8")
        ), file
