"""OPML 2.0: every feed of a station in one file, which feed readers import."""

from collections.abc import Iterable, Sequence
from email.utils import format_datetime
from itertools import groupby

from lxml import etree

from feeds.feed import ROOT, Feed
from feeds.masthead import LANGUAGE, Masthead

OPML_PATH = f"{ROOT}/tat-ca.opml"
"""POSIX path from the site's root."""


def render_opml(feeds: Sequence[Feed], masthead: Masthead) -> bytes:
    """List feeds under their families, in the order given."""
    opml = etree.Element("opml", version="2.0")
    head = etree.SubElement(opml, "head")
    etree.SubElement(head, "title").text = f"Nguồn tin của {masthead.commune}"
    etree.SubElement(head, "dateModified").text = format_datetime(max(each.updated for each in feeds))
    etree.SubElement(head, "ownerName").text = masthead.publisher
    etree.SubElement(head, "ownerEmail").text = masthead.email
    etree.SubElement(head, "docs").text = "http://opml.org/spec2.opml"
    body = etree.SubElement(opml, "body")
    for family, listed in groupby(feeds, key=lambda each: each.group.family):
        _outlines(etree.SubElement(body, "outline", text=family), listed, masthead)
    written: bytes = etree.tostring(opml, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written


def _outlines(family: etree._Element, feeds: Iterable[Feed], masthead: Masthead) -> None:
    for each in feeds:
        etree.SubElement(
            family,
            "outline",
            type="rss",
            version="RSS2",
            text=each.title,
            title=each.title,
            description=each.description,
            language=LANGUAGE,
            xmlUrl=masthead.site_url + each.path,
            htmlUrl=each.page_url,
        )
