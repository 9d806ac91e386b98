"""A session's folder under `ban-tin/`, and the index of all of them."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from audio.broadcast.bulletin import Bulletin, Part
from audio.broadcast.naming import part_names
from audio.broadcast.playlist import render_m3u8
from audio.broadcast.rundown_csv import render_csv
from audio.broadcast.tagging import SessionTags, tag_part, tag_whole
from audio.broadcast.tape import Tape, without_relays
from newsroom.broadcast import Broadcast, Chapter, Replay, dump_broadcasts
from site_builder.broadcasts import AGAIN, DESK, INDEX, WHOLE, indexed, site_path
from site_builder.operator.desk import desk_json
from site_builder.operator.rundown import Rundown
from site_builder.operator.rundown_sheet import rundown_html, rundown_pdf
from site_builder.output import OutputFile, paths_in, write_tree

PLAYLIST, SHEET, PRINT, TABLE = "phat.m3u8", "kich-ban.html", "kich-ban.pdf", "kich-ban.csv"
"""Names of files in a session's folder, beside the numbered parts."""

_NUMBERED = re.compile(r"\d{2,}_[A-Z0-9_]+\.mp3")


def write_session(tape: Tape, rundown: Rundown, folder: Path) -> Broadcast:
    """Write all files of a session into a folder of its own under `folder`; return what stands there."""
    items = tape.bulletin.items
    names = part_names(items)
    tags = SessionTags(rundown.title, rundown.station, tape.bulletin.day)
    parts = [
        OutputFile(name, tag_part(sound, item, n, len(items), tags))
        for n, (name, sound, item) in enumerate(zip(names, tape.pieces, items, strict=True), start=1)
    ]
    whole = tag_whole(tape.whole, items, tags)
    again = without_relays(tape)
    heard_again = tag_whole(again.whole, again.bulletin.items, tags) if again else b""
    files = [
        *parts,
        OutputFile(WHOLE, whole),
        *([OutputFile(AGAIN, heard_again)] if again else []),
        OutputFile(PLAYLIST, render_m3u8(rundown.title, items, names)),
        OutputFile(TABLE, render_csv(tape, names)),
        OutputFile(SHEET, rundown_html(rundown)),
        OutputFile(PRINT, rundown_pdf(rundown)),
        OutputFile(DESK, desk_json(rundown, tape)),
    ]
    own = folder / tape.id
    prunable = {path for path in paths_in(own) if _NUMBERED.fullmatch(path) or path == AGAIN}
    write_tree(files, own, prunable=prunable)
    replay = Replay(site_path(tape.id, again=True), *_facts(again, heard_again)) if again else None
    return Broadcast(
        tape.id,
        tape.bulletin.starts,
        tape.bulletin.slot.id,
        tuple(cluster.id for cluster in tape.clusters),
        rundown.title,
        site_path(tape.id),
        *_facts(tape, whole),
        replay,
    )


def _facts(tape: Tape, content: bytes) -> tuple[float, int, str, tuple[Chapter, ...]]:
    """Say of a session's file how long and how large it is, its SHA-256, and what is heard when."""
    chapters = tuple(
        Chapter(item.start_ms, item.title, item.slug if item.part is Part.ARTICLE else None)
        for item in tape.bulletin.items
    )
    length_s = round(float(tape.whole.duration_s), 3)
    return length_s, len(content), hashlib.sha256(content).hexdigest(), chapters


def numbered_parts(own: Path) -> list[Path]:
    """List the parts in a session's folder in the order of play."""
    return sorted(file for file in own.iterdir() if _NUMBERED.fullmatch(file.name))


def withdraw(id_: str, folder: Path) -> None:
    """Take a session off the index before its files change, lest old facts stand beside new sound."""
    known = indexed(folder)
    kept = [each for each in known if each.id != id_]
    if len(kept) < len(known):
        write_tree([OutputFile(INDEX, dump_broadcasts(kept))], folder, prunable=frozenset())


def update_index(folder: Path, made: Sequence[Broadcast]) -> None:
    """Enter sessions into the index in place of those they stand for, whose folders are removed."""
    kept: list[Broadcast] = []
    replaced: list[Broadcast] = []
    for old in indexed(folder):
        if old.id in {new.id for new in made}:
            continue
        is_replaced = any(is_same(new.starts.date(), new.slot, new.clusters, old) for new in made)
        (replaced if is_replaced else kept).append(old)
    write_tree([OutputFile(INDEX, dump_broadcasts([*kept, *made]))], folder, prunable=frozenset())
    for old in replaced:
        write_tree([], folder / old.id, prunable=paths_in(folder / old.id))


def is_of(bulletin: Bulletin, session: Broadcast) -> bool:
    """Tell whether a session is what a cluster hears in the slot of a day."""
    return is_same(bulletin.day, bulletin.slot.id, [bulletin.cluster.id], session)


def is_same(day: date, slot: str, clusters: Iterable[str], old: Broadcast) -> bool:
    """Tell whether a session is heard when and where an older one is."""
    return (day, slot) == (old.starts.date(), old.slot) and not set(clusters).isdisjoint(old.clusters)
