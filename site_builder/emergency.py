"""Emergencies as pages show them: a banner in the page, and a file that is always fetched fresh."""

import json
from datetime import datetime
from html import escape

from newsroom.article import Article
from newsroom.kinds import Priority
from newsroom.library import Library
from site_builder.links import staged_path
from site_builder.markup import anchor
from site_builder.output import OutputFile

EMERGENCIES = "khan-cap.json"
"""What pages ask the site for anew each time they open, and the service worker never keeps."""


def emergency_banner(article: Article, path: str) -> str:
    """Announce an emergency on the staged page at `path`; a script hides it once it is over."""
    title = anchor(article.title, staged_path(article), path)
    return (
        '<section class="lx-frame lx-emergency" aria-label="Tin khẩn cấp"'
        f' data-slug="{article.slug}"{_until(article.expires)}>\n'
        f'<p class="lx-alarm">Khẩn cấp</p>\n<p class="lx-lead">{title}</p>\n'
        f"<p>{escape(article.summary)}</p>\n</section>"
    )


def _until(expires: datetime | None) -> str:
    return f' data-until="{expires.isoformat()}"' if expires else ""


def emergencies_file(public: Library) -> OutputFile:
    """List the emergencies of now, for every page's banner."""
    entries = [
        {
            "slug": article.slug,
            "title": article.title,
            "summary": article.summary,
            "path": article.page_path,
            "until": article.expires.isoformat() if article.expires else None,
        }
        for article in public.articles
        if article.priority is Priority.EMERGENCY
    ]
    return OutputFile(EMERGENCIES, (json.dumps(entries, ensure_ascii=False, indent=1) + "\n").encode())
