"""What players show of a recording."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Tags:
    """The labels of one recording."""

    title: str
    artist: str
    album: str
    date: date
