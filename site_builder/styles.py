"""The style sheet of every page: written by subject, sent as one file."""

from pathlib import Path

from site_builder.output import OutputFile

_FOLDER = Path(__file__).with_name("styles")
# Later rules win over earlier ones of equal weight.
_SUBJECTS = (
    "palette", "base", "masthead", "sheet", "cards", "sections", "steps", "player", "foot", "widths", "print",
)  # fmt: skip


def stylesheet() -> OutputFile:
    """Put the style sheet together."""
    parts = [(_FOLDER / f"{subject}.css").read_text(encoding="utf-8") for subject in _SUBJECTS]
    return OutputFile("assets/loaxa.css", "\n".join(parts).encode())
