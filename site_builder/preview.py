"""The live preview: pages as a build would make them, with the recordings of the last build."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsroom.station import Station
from site_builder.handouts import handout_path
from site_builder.output import OutputFile, paths_in, write_tree
from site_builder.recordings import recordings_before
from site_builder.stage import load_proof
from site_builder.workspace import PROJECT, Workspace


@dataclass(frozen=True, slots=True)
class Staged:
    """A staged tree on disk, and whose it is."""

    docs: Path
    station: Station


def stage_preview(content: Path, at: datetime) -> Staged:
    """Stage a content folder as it is at one instant; on ContentErrors the last tree stays as it was."""
    usual = Workspace.of(content, PROJECT / "public")
    edition = load_proof(usual, at)
    public = {article.slug for article in edition.public.articles}
    masters = recordings_before(usual).of(public)
    audio = [OutputFile(r.path, usual.output / r.path) for r in masters.every]
    paper = [
        OutputFile(path, usual.output / path)
        for path in filter(None, map(handout_path, edition.public.articles))
        if (usual.output / path).is_file()
    ]
    # Apart from a build's own tree, so that both may run at once.
    docs = usual.build / "preview"
    write_tree([*edition.tree(usual, masters), *audio, *paper], docs, prunable=paths_in(docs))
    return Staged(docs, edition.station)
