"""The live preview: pages as a build would make them, with the recordings of the last build."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsroom.recording import Masters, Recordings, parse_recordings
from newsroom.station import Station
from site_builder.output import OutputFile, paths_in, write_tree
from site_builder.stage import load_edition
from site_builder.tree import LOA_INDEX, WEB_INDEX
from site_builder.workspace import PROJECT, Workspace


@dataclass(frozen=True, slots=True)
class Staged:
    """A staged tree on disk, and whose it is."""

    docs: Path
    station: Station


def stage_preview(content: Path, at: datetime) -> Staged:
    """Stage a content folder as it is at one instant; on ContentErrors the last tree stays as it was."""
    usual = Workspace.of(content, PROJECT / "public")
    edition = load_edition(usual, at)
    public = {article.slug for article in edition.public.articles}
    web, loa = (_made_before(usual.output, index, public) for index in (WEB_INDEX, LOA_INDEX))
    audio = [OutputFile(r.path, usual.output / r.path) for r in [*web.values(), *loa.values()]]
    # Apart from a build's own tree, so that both may run at once.
    docs = usual.build / "preview"
    write_tree([*edition.tree(usual, Masters(web, loa)), *audio], docs, prunable=paths_in(docs))
    return Staged(docs, edition.station)


def _made_before(output: Path, index: str, public: AbstractSet[str]) -> Recordings:
    """Read the recordings of the last build for public articles; none, where there was no build."""
    try:
        recordings = parse_recordings((output / index).read_bytes())
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {slug: r for slug, r in recordings.items() if slug in public and (output / r.path).is_file()}
