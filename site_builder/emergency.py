"""Emergencies as pages show them: a banner in every page, and a file that is always fetched fresh."""

import json
from datetime import datetime
from html import escape
from pathlib import Path

from newsroom.article import Article
from newsroom.kinds import Priority
from newsroom.library import Library
from site_builder.links import staged_path
from site_builder.markup import anchor
from site_builder.output import OutputFile

_HOME = "index.md"
EMERGENCIES = "khan-cap.json"
"""What pages ask the site for anew each time they open, and the service worker never keeps."""


def emergency_banner(article: Article, path: str) -> str:
    """Announce an emergency on the staged page at `path`; a script hides it once it is over."""
    title = anchor(article.title, staged_path(article), path)
    return (
        '<section class="lx-frame lx-emergency" aria-label="Tin khẩn cấp"'
        f' data-slug="{article.slug}"{_until(article.expires)}>\n'
        f'<p class="lx-alarm">Khẩn cấp</p>\n<p class="lx-lead">{title}</p>\n'
        f'<p class="lx-gist">{escape(article.summary)}</p>\n</section>'
    )


def announcing(page: OutputFile, public: Library) -> OutputFile:
    """Let a staged page's front matter name the emergencies that the theme shows above it.

    They are in the page itself, so that they are seen without scripts and nothing jumps when they appear. The
    home page and an emergency's own say more of it by themselves.
    """
    if isinstance(page.content, Path) or not page.path.endswith(".md") or page.path == _HOME:
        return page
    others = [_entry(article) for article in _emergencies(public) if page.path != staged_path(article)]
    if not others:
        return page
    line = f"emergencies: {json.dumps(others, ensure_ascii=False)}\n".encode()
    head, fence, rest = page.content.partition(b"---\n")
    return OutputFile(page.path, head + fence + line + rest)


def _until(expires: datetime | None) -> str:
    return f' data-until="{expires.isoformat()}"' if expires else ""


def emergencies_file(public: Library) -> OutputFile:
    """List the emergencies of now, for every page's banner."""
    entries = [_entry(article) for article in _emergencies(public)]
    listed = json.dumps(entries, ensure_ascii=False, indent=1)
    return OutputFile(EMERGENCIES, f"{listed}\n".encode())


def _emergencies(public: Library) -> list[Article]:
    return [article for article in public.articles if article.priority is Priority.EMERGENCY]


def _entry(article: Article) -> dict[str, str]:
    return {
        "slug": article.slug,
        "title": article.title,
        "summary": article.summary,
        "path": article.page_path,
        "until": article.expires.isoformat() if article.expires else "",
    }
