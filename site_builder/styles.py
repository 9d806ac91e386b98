"""The style sheet of every page: written by subject, sent as one file."""

from pathlib import Path

from site_builder.output import OutputFile

_FOLDER = Path(__file__).with_name("styles")
# Later rules win over earlier ones of equal weight.
_SUBJECTS = (
    "base", "masthead", "sheet", "cards", "sections", "steps", "player", "foot", "widths", "print",
)  # fmt: skip


def stylesheet() -> OutputFile:
    """Put the style sheet together."""
    parts = [_read("palette"), _dark_palette(), *map(_read, _SUBJECTS)]
    return OutputFile("assets/loaxa.css", "\n".join(parts).encode())


def _dark_palette() -> str:
    """Let the same colours hold where the machine asks for them, and where the reader does."""
    colours = _read("dark")
    return f"""@media (prefers-color-scheme: dark) {{
:root:not([data-look="light"]) {{
{colours}}}
}}
:root[data-look="dark"] {{
{colours}}}
"""


def _read(subject: str) -> str:
    return (_FOLDER / f"{subject}.css").read_text(encoding="utf-8")
