"""Broadcast sessions as podcast episodes, each part a chapter."""

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from feeds.addresses import absolute, tag_uri
from feeds.characters import legal
from feeds.entry import Enclosure, FeedEntry
from feeds.groups import SESSIONS
from newsroom.broadcast import Broadcast


def chapters_path(broadcast: Broadcast) -> str:
    """Name the chapters of a session, POSIX path from the site's root."""
    return f"feeds/{SESSIONS.folder}/{broadcast.id}.json"


def session_entry(broadcast: Broadcast, site_url: str, pages: Mapping[str, str]) -> FeedEntry:
    """Tell of a session; `pages` holds the addresses of the articles that are public, by slug."""
    title = legal(broadcast.title)
    return FeedEntry(
        id=tag_uri(site_url, f"{SESSIONS.folder}/{broadcast.id}"),
        url=absolute(site_url, broadcast.path),
        title=title,
        summary=title,
        html=_contents(broadcast, pages),
        published=broadcast.starts,
        updated=broadcast.starts,
        categories=("Truyền thanh",),
        author=None,
        enclosure=Enclosure(
            absolute(site_url, broadcast.path),
            broadcast.size_bytes,
            "audio/mpeg",
            broadcast.duration_s,
            chapters_url=absolute(site_url, chapters_path(broadcast)) if broadcast.chapters else None,
        ),
    )


def chapters_json(broadcast: Broadcast, pages: Mapping[str, str]) -> bytes:
    """Write the chapters of a session in the podcast namespace's JSON format, version 1.2."""
    chapters: list[dict[str, Any]] = []
    for chapter in broadcast.chapters:
        made: dict[str, Any] = {"startTime": chapter.start_ms / 1000, "title": legal(chapter.title)}
        if url := pages.get(chapter.slug or ""):
            made["url"] = url
        chapters.append(made)
    told = {"version": "1.2.0", "title": legal(broadcast.title), "chapters": chapters}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _contents(broadcast: Broadcast, pages: Mapping[str, str]) -> str:
    rows = []
    for chapter in broadcast.chapters:
        title = escape(legal(chapter.title), quote=False)
        url = pages.get(chapter.slug or "")
        rows.append(f'<li><a href="{escape(url)}">{title}</a></li>' if url else f"<li>{title}</li>")
    return f"<ol>{''.join(rows)}</ol>" if rows else ""
