"""Names of files and folders that any player of any amplifier can show: short, plain ASCII, in order."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import count

from audio.broadcast.bulletin import Item, Part
from newsroom.folding import DEVICES

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


def cluster_folders(clusters: Sequence[str]) -> dict[str, str]:
    """Name the folder of each of some clusters, ids that differ, in the station's order.

    What is cut, or kept by Windows for its devices, is numbered where another has the name.

    >>> cluster_folders(["trung-tam", "con"])
    {'trung-tam': 'TRUNG_TAM', 'con': 'CUM_CON'}
    """
    wanted = {cluster: cluster.upper().replace("-", "_") for cluster in clusters}
    taken = {name for name in wanted.values() if len(name) <= _LONGEST and name.lower() not in DEVICES}
    folders = {}
    for cluster, name in wanted.items():
        if name not in taken:
            name = next(each for each in _shorter(name) if each not in taken)
            taken.add(name)
        folders[cluster] = name
    return folders


def _shorter(name: str) -> Iterator[str]:
    """Offer a name that is as long as it may be, then numbered ones."""
    name = f"CUM_{name}" if name.lower() in DEVICES else name
    yield name[:_LONGEST].rstrip("_")
    for number in count(2):
        ending = f"_{number}"
        yield f"{name[: _LONGEST - len(ending)].rstrip('_')}{ending}"
