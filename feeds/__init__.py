"""Feeds: articles, recordings and sessions, told to programs nobody here controls."""

from feeds.entry import Enclosure, FeedEntry, Tombstone, derive_entries, derive_tombstones
from feeds.groups import EVERYTHING, Group
from feeds.masthead import COVER_PATH
from feeds.opml import OPML_PATH
from feeds.select import Address, Document, Offer, derive_documents, offers
from feeds.xml import STYLESHEETS

__all__ = [
    "COVER_PATH",
    "EVERYTHING",
    "OPML_PATH",
    "STYLESHEETS",
    "Address",
    "Document",
    "Enclosure",
    "FeedEntry",
    "Group",
    "Offer",
    "Tombstone",
    "derive_documents",
    "derive_entries",
    "derive_tombstones",
    "offers",
]
