"""Feeds made for tests: a station's entries and the documents that come of them."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from feeds import Enclosure, FeedEntry, derive_documents, derive_entries, derive_tombstones
from newsroom.broadcast import Broadcast, Chapter
from newsroom.markdown import Renderer
from newsroom.recording import Cue, Recording, Recordings
from newsroom.station import Station
from tests.loading import load_content

VN = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 23, tzinfo=VN)
DAY = timedelta(days=1)

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
    groups=("tin-tuc",),
)
AUDIO = Enclosure(
    "https://thu.example/audio/a.mp3", 4321, "audio/mpeg", 12.5, "https://thu.example/audio/a.vtt"
)
SESSION = Broadcast(
    id="2026-11-22-sang-trung-tam",
    starts=NOW - DAY,
    slot="sang",
    clusters=("trung-tam",),
    title="Buổi sáng 22/11/2026",
    path="audio/phat-thanh/2026-11-22-sang-trung-tam.mp3",
    duration_s=725.2,
    size_bytes=5_800_000,
    sha256="00",
    chapters=(Chapter(0, "Nhạc hiệu", None), Chapter(12_500, "Mời họp thôn", "a")),
)


def recording(slug: str) -> Recording:
    cues = (Cue(0, 1000, "Chào."),)
    return Recording(slug, "web", f"audio/{slug}.mp3", 12.5, 4321, "00", "v", -16.0, -1.5, cues)


def many(count: int) -> tuple[FeedEntry, ...]:
    """Make entries a day apart, the latest first."""
    return tuple(
        replace(
            ENTRY,
            id=f"tag:thu.example,2025:bai-{n:04}",
            url=f"https://thu.example/tin-tuc/bai-{n:04}.html",
            title=f"Bài {n}",
            published=NOW - n * DAY,
            updated=NOW - n * DAY,
        )
        for n in range(count)
    )


def documents(
    entries: tuple[FeedEntry, ...], station: Station, broadcasts: tuple[Broadcast, ...] = ()
) -> dict[str, bytes]:
    """Derive everything that is made of entries, by path."""
    return {each.path: each.content for each in derive_documents(entries, (), broadcasts, station)}


def documents_of(
    content: Path, renderer: Renderer, at: datetime, recordings: Recordings | None = None
) -> dict[str, bytes]:
    """Derive the documents of a content folder as of an instant, by path."""
    station, library = load_content(content, renderer)
    entries = derive_entries(
        library.public(at), station, recordings or {}, lambda article: renderer.html(article.body)
    )
    over = library.where(lambda article: article.is_over(at) and not article.draft)
    made = derive_documents(entries, derive_tombstones(over, station), (), station)
    return {each.path: each.content for each in made}


def write(content: Path, path: str, text: str) -> None:
    (content / path).parent.mkdir(exist_ok=True)
    (content / path).write_text(text, encoding="utf-8")
