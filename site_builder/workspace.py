"""Where things lie on disk."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from audio.voices import MODELS

PROJECT = Path(__file__).resolve().parents[1]
"""The checkout: the program is installed in place, so that editors and engineers share one folder."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folders of one build."""

    content: Path
    output: Path
    build: Path
    """What may be deleted at any time: the staged tree and the generator's own output."""
    cache: Path
    """What is worth keeping: spoken sentences and finished recordings."""
    models: Path = MODELS
    """Installed voices: no cache, since deleting it loses what was fetched from afar."""

    @classmethod
    def of(cls, content: Path, output: Path) -> "Workspace":
        """Lay out a build in the checkout; builds into different folders do not meet."""
        name = hashlib.sha256(str(output.resolve()).encode()).hexdigest()[:8]
        is_usual = output.resolve() == PROJECT / "public"
        build = PROJECT / "build" if is_usual else PROJECT / "build" / name
        return cls(content.resolve(), output.resolve(), build, PROJECT / ".cache")

    @property
    def docs(self) -> Path:
        """The staged tree."""
        return self.build / "docs"

    @property
    def site(self) -> Path:
        """What the generator made of it."""
        return self.build / "site"

    @property
    def bulletins(self) -> Path:
        """Broadcast sessions put on tape: beside the site, and like it made from content."""
        return self.output.parent / "ban-tin"

    @property
    def waveforms(self) -> Path:
        """Pictures of the recordings, for the operator's eye alone."""
        return self.build / "waveforms"

    @property
    def mkdocs_yml(self) -> Path:
        return PROJECT / "mkdocs.yml"

    @property
    def theme(self) -> Path:
        return PROJECT / "site_builder" / "theme"
