"""The live preview: pages as a build would make them, with the recordings of the last build."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from newsroom.errors import Problem
from newsroom.recording import Masters
from newsroom.station import Station
from site_builder.output import OutputFile, paths_in, write_tree
from site_builder.proof import Proofreader
from site_builder.recordings import recordings_before
from site_builder.workspace import PROJECT, Workspace


@dataclass(frozen=True, slots=True)
class Staged:
    """A staged tree on disk, whose it is, and what is to be mended in it."""

    docs: Path
    station: Station
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Preview:
    """Stages one content folder over and over."""

    workspace: Workspace
    proofreader: Proofreader = field(init=False)
    _masters: Masters | None = None
    _pages: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.proofreader = Proofreader(self.workspace)

    @classmethod
    def of(cls, content: Path) -> "Preview":
        return cls(Workspace.of(content, PROJECT / "public"))

    def stage(self, at: datetime) -> Staged:
        """Stage the content folder as of one instant; on ContentErrors the last tree stays as it was."""
        workspace = self.workspace
        proof = self.proofreader.read(at)
        public = {article.slug for article in proof.edition.public.articles}
        masters = recordings_before(workspace).of(public)
        # Apart from a build's own tree, so that both may run at once.
        docs = workspace.build / "preview"
        tree = pages = proof.edition.pages(workspace, masters)
        prunable: AbstractSet[str] = self._pages
        if masters != self._masters:
            # Feeds, the search index and hundreds of megabytes of sound stay as they were then: an editor
            # waits after every keystroke for the page, and for nothing else.
            sound = [OutputFile(r.path, workspace.output / r.path) for r in masters.every]
            tree, prunable = [*proof.edition.tree(workspace, masters), *sound], paths_in(docs)
        write_tree(tree, docs, prunable=prunable)
        self._masters, self._pages = masters, frozenset(file.path for file in pages)
        return Staged(docs, proof.edition.station, proof.problems)
