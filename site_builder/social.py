"""What a page tells machines: the preview of a shared link (Open Graph) and schema.org facts (JSON-LD)."""

import json
from collections.abc import Mapping
from typing import Any

import lxml.html

from newsroom.article import Article, EventDetails
from newsroom.kinds import Kind
from newsroom.recording import Recording
from newsroom.station import Station
from site_builder.cards import CARD_SIZE, SITE_CARD, card_path
from site_builder.output import OutputFile

Facts = dict[str, Any]
_NEWS = frozenset([Kind.NEWS, Kind.NOTICE, Kind.GOOD_PRACTICE])


def with_facts(
    page: OutputFile, article: Article, station: Station, web: Recording | None, html: str
) -> OutputFile:
    """Add to an article's page what links to it show and what search engines read; `html` is its body."""
    image = station.site_url + card_path(article)
    preview = {
        "type": "article",
        "title": article.title,
        "description": article.summary,
        "image": image,
        "published": article.published.isoformat(),
        "modified": article.updated.isoformat(),
        "section": article.kind.label,
    }
    if web:
        preview["audio"] = station.site_url + web.path
    return _with_meta(page, preview, _facts_of(article, station, web, html))


def with_site_facts(page: OutputFile, station: Station) -> OutputFile:
    """Add to the home page what links to the site show, and whose site it is."""
    preview = {
        "type": "website",
        "title": station.commune,
        "description": f"Trang thông tin và truyền thanh {station.commune}, {station.province}",
        "image": station.site_url + SITE_CARD,
    }
    return _with_meta(page, preview, {"@context": "https://schema.org", **_organisation(station)})


def _with_meta(page: OutputFile, preview: Mapping[str, str], facts: Facts) -> OutputFile:
    assert isinstance(page.content, bytes)
    width, height = CARD_SIZE
    meta = {
        "social": {**preview, "width": width, "height": height},
        # Inside <script>, where only "</" and "<!--" mean something; as an escape both are plain text.
        "json_ld": json.dumps(facts, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c"),
    }
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items())
    opening = b"---\n"
    return OutputFile(page.path, opening + head.encode() + page.content.removeprefix(opening))


def _facts_of(article: Article, station: Station, web: Recording | None, html: str) -> Facts:
    facts: Facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle" if article.kind in _NEWS else "Article",
        "headline": article.title,
        "description": article.summary,
        "url": station.site_url + article.page_path,
        "mainEntityOfPage": station.site_url + article.page_path,
        "image": station.site_url + card_path(article),
        "datePublished": article.published.isoformat(),
        "dateModified": article.updated.isoformat(),
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "publisher": _organisation(station),
        "author": {"@type": "Organization", "name": article.author or station.commune},
    }
    if web:
        facts["audio"] = {
            "@type": "AudioObject",
            "contentUrl": station.site_url + web.path,
            "encodingFormat": "audio/mpeg",
            "duration": f"PT{round(web.duration_s)}S",
        }
    if article.kind is Kind.GUIDE and (steps := _steps(html)):
        facts |= {"@type": "HowTo", "name": article.title, "step": steps}
    if isinstance(details := article.details, EventDetails):
        facts |= {
            "@type": "Event",
            "name": article.title,
            "startDate": details.starts.isoformat(),
            "location": {"@type": "Place", "name": details.place, "address": details.place},
            "organizer": _organisation(station),
            "eventStatus": "https://schema.org/EventScheduled",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        }
        if details.ends:
            facts["endDate"] = details.ends.isoformat()
    return {key: value for key, value in facts.items() if value != ""}


def _steps(html: str) -> list[Facts]:
    """List the numbered steps of a guide in order, under the heading above them where there is one."""
    steps: list[Facts] = []
    heading = ""
    for element in lxml.html.fragment_fromstring(html, create_parent="div"):
        text = " ".join(element.text_content().split())
        if element.tag in ("h2", "h3"):
            heading = text
        elif element.tag == "ol":
            for item in element.findall("li"):
                said = " ".join(item.text_content().split())
                step = {"@type": "HowToStep", "position": len(steps) + 1, "text": said}
                steps.append(step | ({"name": heading} if heading else {}))
    return steps


def _organisation(station: Station) -> Facts:
    contact = station.contact
    return {
        "@type": "GovernmentOrganization",
        "name": f"Ủy ban nhân dân {station.commune[:1].lower()}{station.commune[1:]}",
        "url": station.site_url,
        "telephone": contact.phone,
        "email": contact.email,
        "address": contact.address,
        "areaServed": f"{station.commune}, {station.province}",
        "logo": station.site_url + SITE_CARD,
    }
