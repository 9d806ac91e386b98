"""Feeds: articles and their recordings, told to programs nobody here controls."""

from feeds.entry import Enclosure, FeedEntry, derive_entries
from feeds.rss import render_rss

__all__ = ["Enclosure", "FeedEntry", "derive_entries", "render_rss"]
