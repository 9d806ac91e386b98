"""Load a content folder that is expected to be sound."""

from pathlib import Path
from typing import NamedTuple

from newsroom.errors import ContentErrors
from newsroom.library import Library
from newsroom.load import read_content
from newsroom.markdown import Renderer
from newsroom.station import Station


class Content(NamedTuple):
    """Everything the editors wrote, checked."""

    station: Station
    library: Library


def load_content(folder: Path, renderer: Renderer) -> Content:
    """Read and check a content folder; raise ContentErrors with every problem of every file."""
    problems, station, library = read_content(folder, renderer)
    if problems or station is None:
        raise ContentErrors(problems)
    return Content(station, library)
