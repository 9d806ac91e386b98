"""Names of files and folders that any player of any amplifier can show: short, plain ASCII, in order."""

from collections.abc import Sequence
from datetime import datetime

from audio.broadcast.bulletin import Item, Part
from newsroom.folding import slugify

_PART_NAMES = {
    Part.SIGNATURE: "NHAC_HIEU",
    Part.LEAD_IN: "LOI_DAN",
    Part.RELAY: "TIEP_SONG",
    Part.CLOSING: "LOI_KET",
}
_LONGEST = 24


def part_names(items: Sequence[Item]) -> list[str]:
    """Name the file of each part by its number, so that order by name is order of play.

    >>> part_names([Item(Part.ARTICLE, "Tiêm chủng", 0, 0, slug="lich-tiem-chung-thang-12")])
    ['01_LICH_TIEM_CHUNG_THANG_12.mp3']
    """
    digits = max(2, len(str(len(items))))
    return [f"{n:0{digits}}_{_name(item)}.mp3" for n, item in enumerate(items, start=1)]


def _name(item: Item) -> str:
    if item.slug is None:
        return _PART_NAMES[item.part]
    words = item.slug.upper().replace("-", "_")[: _LONGEST + 1]
    if len(words) <= _LONGEST:
        return words
    return (words.rpartition("_")[0] or words)[:_LONGEST]


def session_folder(starts: datetime) -> str:
    """Name a session's folder by day and start, so that order by name is order in time.

    Of eleven characters, like all folders with sound: such a name takes two entries of a FAT directory, so no
    later folder fits into a gap that an earlier one had to pass over.
    """
    return f"{starts:%y%m%d_%H%M}"


def cluster_folder(cluster: str) -> str:
    """Name a cluster's folder."""
    return slugify(cluster).upper().replace("-", "_")[:_LONGEST]
