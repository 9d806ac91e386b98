"""From content to the staged tree: what both a build and the live preview do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from newsroom.article import Article
from newsroom.broadcast import Broadcast
from newsroom.errors import ContentErrors, Problem
from newsroom.facts import day
from newsroom.library import Library
from newsroom.load import read_content
from newsroom.markdown import Renderer, parse_markdown_settings
from newsroom.recording import Masters
from newsroom.rules import Clearance
from newsroom.station import Station
from site_builder.clearance import clear
from site_builder.lexicon import Taught, read_lexicon
from site_builder.links import relink
from site_builder.on_air import Announcer
from site_builder.output import OutputFile
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
    waiting: tuple[Problem, ...] = ()
    """What keeps articles from being public that are not cleared, where the station asks for it."""

    def announcer(self) -> Announcer:
        """Make the announcer of this edition's articles."""
        return Announcer(self.station, self.renderer, self.taught.speaker())

    def tree(
        self, workspace: Workspace, masters: Masters, broadcasts: Sequence[Broadcast] = ()
    ) -> list[OutputFile]:
        """Derive the staged tree."""
        derived = derive_tree(self.public, self.over, self.station, masters, self.renderer, broadcasts)
        return [*derived, *shown_files(self.public, workspace.content, self.renderer)]


def renderer_of(workspace: Workspace) -> Renderer:
    """Make the renderer that mkdocs.yml asks for."""
    return Renderer(parse_markdown_settings(workspace.mkdocs_yml.read_text(encoding="utf-8")))


def load_edition(workspace: Workspace, at: datetime) -> Edition:
    """Read and check the content and keep what is public and cleared; raise ContentErrors."""
    return _edition(workspace, at, lambda library: library.public(at), only_cleared=True)


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

    return _edition(workspace, at, proof, only_cleared=False)


def _edition(
    workspace: Workspace, at: datetime, choose: Callable[[Library], Library], *, only_cleared: bool
) -> Edition:
    renderer = renderer_of(workspace)
    problems, station, library = read_content(workspace.content, renderer)
    found, taught = read_lexicon(workspace.content)
    if problems or found or station is None:
        raise ContentErrors([*problems, *found])
    chosen = choose(library)
    waiting: tuple[Problem, ...] = ()
    if only_cleared and station.clearance is not Clearance.NONE:
        announcer = Announcer(station, renderer, taught.speaker())
        clearing = clear(chosen.articles, announcer, workspace.content)
        if clearing.faults:
            raise ContentErrors(clearing.faults)
        chosen = chosen.where(lambda article: article.slug not in clearing.held_back)
        waiting = clearing.waiting
    public = relink(chosen, library, renderer)
    over = library.where(lambda article: article.is_over(at) and not article.draft)
    return Edition(station, public, over, renderer, taught, len(library.articles), waiting)
