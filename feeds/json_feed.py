"""JSON Feed 1.1."""

import json
from typing import Any

from feeds.entry import Enclosure, FeedEntry
from feeds.feed import Feed, Frame
from feeds.masthead import LANGUAGE, Masthead


class JsonFeed:
    """JSON Feed 1.1, the easiest for a program to read."""

    file_name = "feed.json"
    media_type = "application/feed+json"
    name = "JSON"

    def item(self, entry: FeedEntry) -> bytes:
        made: dict[str, Any] = {
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.html or entry.summary,
            "date_published": entry.published.isoformat(),
            "date_modified": entry.updated.isoformat(),
            "tags": list(entry.categories),
        }
        if entry.author:
            made["authors"] = [{"name": entry.author}]
        if entry.enclosure:
            made["attachments"] = [_attachment(entry.enclosure)]
        return _dump(made)

    def frame(self, feed: Feed, masthead: Masthead) -> Frame:
        head: dict[str, Any] = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.page_url,
            "feed_url": masthead.site_url + feed.path,
            "description": feed.description,
            "icon": masthead.cover_url,
            "authors": [{"name": masthead.publisher, "url": masthead.site_url}],
            "language": LANGUAGE,
        }
        if masthead.hub_url:
            head["hubs"] = [{"type": "WebSub", "url": masthead.hub_url}]
        whole = _dump(head | {"items": []})
        return Frame(whole.removesuffix(b"]}"), b"]}\n", between=b",\n")


def _attachment(audio: Enclosure) -> dict[str, Any]:
    return {
        "url": audio.url,
        "mime_type": audio.media_type,
        "size_in_bytes": audio.length_bytes,
        "duration_in_seconds": audio.duration_s,
    }


def _dump(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
