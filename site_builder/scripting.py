"""The scripts of an edition: worded anew only where something they are made of has changed."""

import hashlib
import sys
from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path

from audio.script import Scripts
from audio.script_store import ScriptStore
from newsroom.article import Article
from newsroom.load import STATION_FILE
from site_builder.generator import generator_versions
from site_builder.lexicon import LEXICON_FILE
from site_builder.on_air import Announcer
from site_builder.stage import Edition
from site_builder.workspace import PROJECT, Workspace

# All code and all rules, rather than a list of what words an article, which somebody would forget to extend.
_ROOMS = ("newsroom", "audio", "site_builder")
_SUFFIXES = (".py", ".yml")


def scripts_of(
    articles: Iterable[Article], edition: Edition, workspace: Workspace, *, keep: bool
) -> list[tuple[Article, Scripts]]:
    """Return the scripts of articles of an edition, in order; keep them, and no others, for the next time."""
    store = ScriptStore(workspace.cache / "scripts.json", _basis(workspace))
    announcer = cache(edition.announcer)  # its rules take half a second to compile
    scripts = [
        (article, store.obtain(repr(article), partial(_derive, announcer, article))) for article in articles
    ]
    if keep:
        store.keep()
    return scripts


def _derive(announcer: Callable[[], Announcer], article: Article) -> Scripts:
    return announcer().scripts_of(article)


def _basis(workspace: Workspace) -> str:
    """Reduce all that scripts depend on beside the article to one digest."""
    whole = hashlib.sha256(f"{sys.version}\0{generator_versions()}".encode())
    code = [file for room in _ROOMS for file in (PROJECT / room).rglob("*") if file.suffix in _SUFFIXES]
    content = [workspace.content / STATION_FILE, workspace.content / LEXICON_FILE]
    for file in [*sorted(code), workspace.mkdocs_yml, *content]:
        whole.update(f"{file}\0".encode() + _digest(file))
    return whole.hexdigest()


def _digest(file: Path) -> bytes:
    """Return the SHA-256 of a file; of nothing, where a commune taught nothing."""
    return hashlib.sha256(file.read_bytes() if file.is_file() else b"").digest()
