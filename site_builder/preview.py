"""The live preview: pages as a build would make them, with the recordings of the last build."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from newsroom.errors import Problem
from newsroom.recording import Masters
from newsroom.station import Station
from site_builder.handouts import handout_path
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
        tree = proof.edition.tree(workspace, masters)
        sound = [OutputFile(r.path, workspace.output / r.path) for r in masters.every]
        paper = [
            OutputFile(path, workspace.output / path)
            for path in filter(None, map(handout_path, proof.edition.public.articles))
            if (workspace.output / path).is_file()
        ]
        prunable = paths_in(docs)
        if masters == self._masters:
            # Hundreds of megabytes that stand there already need not be compared after every keystroke.
            prunable -= {file.path for file in sound}
            sound = []
        write_tree([*tree, *paper, *sound], docs, prunable=prunable)
        self._masters = masters
        return Staged(docs, proof.edition.station, proof.problems)
