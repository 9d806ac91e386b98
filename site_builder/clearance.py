"""Which articles are cleared: the digest of what would be said and shown, compared with what was approved."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from newsroom.approval import (
    read_approval,
    why_not_cleared,
)
from newsroom.article import Article
from newsroom.body_checks import local_target
from newsroom.errors import Problem
from newsroom.markdown import elements
from newsroom.rules import Clearance
from site_builder.on_air import Announcer

# What is neither said nor shown, or has no bearing on it.
_UNSEEN = ("body_line", "air", "airing", "draft", "path", "slug", "former_slug")


@dataclass(frozen=True, slots=True)
class Clearing:
    """What came of looking at approvals."""

    faults: tuple[Problem, ...]
    """Files of approvals that cannot be read."""
    waiting: tuple[Problem, ...]
    """One for each article that is not cleared, in the order of the articles."""
    held_back: frozenset[str]
    """Their slugs."""


def clear(articles: Sequence[Article], announcer: Announcer, content: Path) -> Clearing:
    """Compare articles with their approvals, where the station asks for any."""
    faults: list[Problem] = []
    waiting: list[Problem] = []
    held_back = set()
    for article in articles if announcer.station.clearance is not Clearance.NONE else ():
        found, approval = read_approval(content, article)
        faults += found
        sha256 = digest_of(article, announcer, content) if approval else ""
        why = why_not_cleared(article, approval, sha256, announcer.station)
        if found or why:
            held_back.add(article.slug)
        if why and not found:
            waiting.append(Problem(f"content/{article.path}", 1, "duyệt", *why))
    return Clearing(tuple(faults), tuple(waiting), frozenset(held_back))


def digest_of(article: Article, announcer: Announcer, content: Path) -> str:
    """Return the SHA-256 of all that residents would hear and see of an article.

    That is its text and front matter, its words on the loudspeaker as lexicon and rules have them, the
    station's voices in their order, a person's reading, and the pictures and files it shows.
    """
    shown = {key: value for key, value in asdict(article).items() if key not in _UNSEEN}
    files = {
        local
        for element in elements(announcer.renderer.html(article.body))
        if element.target and (local := local_target(article.path, element.target))
    }
    if article.reading:
        files.add(article.reading)
    every = {
        "shown": shown,
        "said": [[line.text, line.pause_ms] for line in announcer.script_of(article).lines],
        "voices": announcer.station.voices,
        "files": {name: _sha256(content / name) for name in sorted(files) if not name.endswith(".md")},
    }
    text = json.dumps(every, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _sha256(file: Path) -> str | None:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None
