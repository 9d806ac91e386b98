"""From content to the staged tree: what both a build and the live preview do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from newsroom.broadcast import Broadcast
from newsroom.errors import ContentErrors, Problem
from newsroom.library import Library
from newsroom.load import read_content
from newsroom.markdown import Renderer, parse_markdown_settings
from newsroom.recording import Masters, Recordings
from newsroom.rules import Clearance
from newsroom.station import Station
from site_builder.cards import cards
from site_builder.clearance import clear
from site_builder.emergency import announcing
from site_builder.generator import theme_files
from site_builder.handouts import handouts
from site_builder.lexicon import Taught, read_lexicon
from site_builder.links import relink
from site_builder.on_air import Announcer
from site_builder.output import OutputFile
from site_builder.press import Print
from site_builder.search import search_files
from site_builder.service_worker import service_worker
from site_builder.share_texts import share_files
from site_builder.tree import derive_pages, derive_tree, shown_files
from site_builder.workspace import Workspace

_NOTHING = Library(())


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
    coming: Library = _NOTHING
    """What is public or may become so, cleared or not."""
    held_back: frozenset[str] = frozenset()
    """Slugs of what is coming and not cleared as it is now."""

    def announcer(self) -> Announcer:
        """Make the announcer of this edition's articles."""
        return Announcer(self.station, self.renderer, self.taught.speaker())

    def tree(
        self, workspace: Workspace, masters: Masters, broadcasts: Sequence[Broadcast] = ()
    ) -> list[OutputFile]:
        """Derive the staged tree."""
        derived = [
            *derive_tree(self.public, self.over, self.station, masters, self.renderer, broadcasts),
            *shown_files(self.public, workspace.content, self.renderer),
            *search_files(self.public, self.station, self.renderer, self.taught.abbreviations()),
            *share_files(self.public, self.station),
        ]
        derived = self._announcing(derived)
        return [*derived, service_worker(derived, self.public, self.station, theme_files(workspace.theme))]

    def pages(self, workspace: Workspace, masters: Masters) -> list[OutputFile]:
        """Derive of the staged tree what is looked at."""
        derived = derive_pages(self.public, self.station, masters, self.renderer, ())
        return [*self._announcing(derived), *shown_files(self.public, workspace.content, self.renderer)]

    def _announcing(self, derived: Iterable[OutputFile]) -> list[OutputFile]:
        """Put the emergencies of this instant on every page."""
        return [announcing(file, self.public) for file in derived]

    def prints(self, workspace: Workspace, recordings: Recordings) -> list[Print]:
        """Derive the pictures and documents that belong to the pages."""
        paper = handouts(self.public, self.station, recordings, self.renderer, workspace.content)
        return [*cards(self.public, self.station), *paper]


def renderer_of(workspace: Workspace) -> Renderer:
    """Make the renderer that mkdocs.yml asks for."""
    return Renderer(parse_markdown_settings(workspace.mkdocs_yml.read_text(encoding="utf-8")))


def load_edition(workspace: Workspace, at: datetime) -> Edition:
    """Read and check the content and keep what is public and cleared; raise ContentErrors."""
    renderer = renderer_of(workspace)
    problems, station, library = read_content(workspace.content, renderer)
    found, taught = read_lexicon(workspace.content)
    if problems or found or station is None:
        raise ContentErrors([*problems, *found])
    coming = library.where(lambda article: not article.draft and not article.is_over(at))
    waiting: tuple[Problem, ...] = ()
    held_back: frozenset[str] = frozenset()
    if station.clearance is not Clearance.NONE:
        announcer = Announcer(station, renderer, taught.speaker())
        clearing = clear(coming.articles, announcer, workspace.content)
        if clearing.faults:
            raise ContentErrors(clearing.faults)
        due = {f"content/{article.path}" for article in coming.public(at).articles}
        held_back = clearing.held_back
        waiting = tuple(problem for problem in clearing.waiting if problem.path in due)
    chosen = coming.where(lambda article: article.is_public(at) and article.slug not in held_back)
    public = relink(chosen, library, renderer)
    over = library.where(lambda article: article.is_over(at) and not article.draft)
    return Edition(station, public, over, renderer, taught, len(library.articles), waiting, coming, held_back)
