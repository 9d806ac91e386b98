"""From content to the staged tree: what both a build and the live preview do."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from newsroom.article import Article
from newsroom.errors import ContentErrors
from newsroom.facts import day
from newsroom.library import Library
from newsroom.load import read_content
from newsroom.markdown import Renderer, parse_markdown_settings
from newsroom.recording import Masters, Recordings
from newsroom.station import Station
from site_builder.cards import cards
from site_builder.handouts import handouts
from site_builder.lexicon import Taught, read_lexicon
from site_builder.links import relink
from site_builder.on_air import Announcer
from site_builder.output import OutputFile
from site_builder.press import Print
from site_builder.search import search_files
from site_builder.share_texts import share_files
from site_builder.tree import derive_tree, shown_files
from site_builder.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Edition:
    """What is public at one instant, with links that hold among the public articles."""

    station: Station
    public: Library
    over: Library
    """What was public until its last day."""
    renderer: Renderer
    taught: Taught
    total: int
    """Number of articles read, drafts, future and expired ones included."""

    def announcer(self) -> Announcer:
        """Make the announcer of this edition's articles."""
        return Announcer(self.station, self.renderer, self.taught.speaker())

    def tree(self, workspace: Workspace, masters: Masters) -> list[OutputFile]:
        """Derive the staged tree."""
        derived = derive_tree(self.public, self.over, self.station, masters, self.renderer)
        shown = shown_files(self.public, workspace.content, self.renderer)
        found = search_files(self.public, self.station, self.renderer, self.taught.abbreviations())
        return [*derived, *shown, *found, *share_files(self.public, self.station)]

    def prints(self, workspace: Workspace, recordings: Recordings) -> list[Print]:
        """Derive the pictures and documents that belong to the pages."""
        paper = handouts(self.public, self.station, recordings, self.renderer, workspace.content)
        return [*cards(self.public, self.station), *paper]


def renderer_of(workspace: Workspace) -> Renderer:
    """Make the renderer that mkdocs.yml asks for."""
    return Renderer(parse_markdown_settings(workspace.mkdocs_yml.read_text(encoding="utf-8")))


def load_edition(workspace: Workspace, at: datetime) -> Edition:
    """Read and check the content and keep what is public; raise ContentErrors."""
    return _edition(workspace, at, lambda library: library.public(at))


def load_proof(workspace: Workspace, at: datetime) -> Edition:
    """Read and check the content as an editor proofs it: with drafts and what is still to come, marked so."""

    def marked(article: Article) -> Article:
        if article.is_public(at):
            return article
        state = "Bản nháp, chưa đăng" if article.draft else f"Hẹn đăng ngày {day(article.published)}"
        return replace(article, body=f'!!! warning "{state}"\n\n{article.body}')

    def proof(library: Library) -> Library:
        coming = library.where(lambda article: not article.is_over(at))
        return Library(tuple(map(marked, coming.articles)))

    return _edition(workspace, at, proof)


def _edition(workspace: Workspace, at: datetime, choose: Callable[[Library], Library]) -> Edition:
    renderer = renderer_of(workspace)
    problems, station, library = read_content(workspace.content, renderer)
    found, taught = read_lexicon(workspace.content)
    if problems or found or station is None:
        raise ContentErrors([*problems, *found])
    public = relink(choose(library), library, renderer)
    over = library.where(lambda article: article.is_over(at) and not article.draft)
    return Edition(station, public, over, renderer, taught, len(library.articles))
