"""Sessions that stand in `ban-tin/`: what pages, feeds and the console may show of them."""

from pathlib import Path

from newsroom.broadcast import Broadcast, parse_broadcasts
from newsroom.library import Library
from site_builder.output import OutputFile
from site_builder.workspace import Workspace

INDEX = "ban-tin.json"
"""Name of the index in `ban-tin/`."""
WHOLE = "ca-buoi.mp3"
"""Name of the whole session's file in a session's folder."""
DESK = "buoi.json"
"""Name of what the console shows of a session, in a session's folder."""

_KEPT = 14


def site_path(id_: str) -> str:
    """Name the place of a session's recording in the site."""
    return f"audio/ban-tin/{id_}.mp3"


def made_broadcasts(workspace: Workspace) -> tuple[Broadcast, ...]:
    """Return the latest sessions that were put on tape, newest first; none where none was."""
    try:
        broadcasts = parse_broadcasts((workspace.bulletins / INDEX).read_bytes())
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    there = [b for b in broadcasts if (workspace.bulletins / b.id / WHOLE).is_file()]
    return tuple(there[:_KEPT])


def public_broadcasts(workspace: Workspace, public: Library) -> tuple[Broadcast, ...]:
    """Keep the sessions in which nothing is heard that is not public, be it not yet or no more."""
    slugs = {article.slug for article in public.articles}
    return tuple(
        broadcast
        for broadcast in made_broadcasts(workspace)
        if {chapter.slug for chapter in broadcast.chapters if chapter.slug} <= slugs
    )


def broadcast_files(workspace: Workspace, broadcasts: tuple[Broadcast, ...]) -> list[OutputFile]:
    """Take the recordings of sessions into the site."""
    return [OutputFile(each.path, workspace.bulletins / each.id / WHOLE) for each in broadcasts]


def desk_entries(workspace: Workspace, broadcasts: tuple[Broadcast, ...]) -> list[tuple[Broadcast, Path]]:
    """Say where the console's data of each session lies."""
    return [(each, workspace.bulletins / each.id / DESK) for each in broadcasts]
