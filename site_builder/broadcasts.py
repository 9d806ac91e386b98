"""Sessions that stand in `ban-tin/`: what pages, feeds and the console may show of them."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from newsroom.broadcast import Broadcast, parse_broadcasts
from newsroom.errors import BroadcastError
from newsroom.library import Library
from newsroom.station import Station
from site_builder.operator.console import console_html
from site_builder.output import OutputFile
from site_builder.workspace import Workspace

INDEX = "ban-tin.json"
"""Name of the index in `ban-tin/`."""
WHOLE = "ca-buoi.mp3"
"""Name of the whole session's file in a session's folder."""
AGAIN = "nghe-lai.mp3"
"""Name of the file without relays, where a session has any."""
CONSOLE_PATH = "loa/index.html"
"""POSIX path of the operator's console from the site's root."""
DESK = "buoi.json"
"""Name of what the console shows of a session, in a session's folder."""

# What residents may have missed, and what operators play next: a session takes up to 15 MB of the site.
_BEFORE, _AHEAD = timedelta(days=7), timedelta(days=2)


def site_path(id_: str, *, again: bool = False) -> str:
    """Name the place of a session's recording in the site, or of what is heard again without relays."""
    return f"audio/ban-tin/{id_}{'-nghe-lai' if again else ''}.mp3"


def indexed(folder: Path) -> tuple[Broadcast, ...]:
    """Read the index in a folder of sessions, newest first; raise BroadcastError where it cannot be read."""
    file = folder / INDEX
    try:
        return parse_broadcasts(file.read_bytes())
    except FileNotFoundError:
        return ()
    except (OSError, ValueError):
        raise BroadcastError(
            f"Không đọc được {file}, nơi kê các buổi đã làm: đóng chương trình đang mở tệp ấy rồi chạy lại."
            " Nếu tệp đã hỏng thì xoá nó đi; buổi nào còn cần nghe lại thì làm lại."
        ) from None


def made_broadcasts(workspace: Workspace) -> tuple[Broadcast, ...]:
    """Return all sessions that were put on tape and stand there, newest first.

    Pages do without them where the index cannot be read.
    """
    try:
        known = indexed(workspace.bulletins)
    except BroadcastError:
        return ()
    return tuple(each for each in known if stands_in(workspace.bulletins, each))


def stands_in(folder: Path, broadcast: Broadcast) -> bool:
    """Tell whether the sound of a session stands in a folder of sessions."""
    names = (WHOLE, *([AGAIN] if broadcast.replay else []))
    return all((folder / broadcast.id / name).is_file() for name in names)


def public_broadcasts(workspace: Workspace, public: Library, at: datetime) -> tuple[Broadcast, ...]:
    """Keep the latest sessions in which nothing is heard that is not public, not yet or no more.

    What is past counts from the latest session aired, not from the clock: feeds change when something airs.
    """
    slugs = {article.slug for article in public.articles}
    made = made_broadcasts(workspace)
    latest = max((broadcast.starts for broadcast in made if broadcast.starts <= at), default=at)
    return tuple(
        broadcast
        for broadcast in made
        if latest - _BEFORE <= broadcast.starts <= at + _AHEAD
        and {chapter.slug for chapter in broadcast.chapters if chapter.slug} <= slugs
    )


def heard_again(broadcasts: tuple[Broadcast, ...], at: datetime) -> list[Broadcast]:
    """Return what residents may hear again: what aired, without relays, if any article was told."""
    aired = [each.for_residents for each in broadcasts if each.starts <= at]
    return [each for each in aired if any(chapter.slug for chapter in each.chapters)]


def broadcast_files(workspace: Workspace, broadcasts: tuple[Broadcast, ...]) -> list[OutputFile]:
    """Take the recordings of sessions into the site."""
    own = workspace.bulletins
    wholes = [OutputFile(each.path, own / each.id / WHOLE) for each in broadcasts]
    replays = [OutputFile(b.replay.path, own / b.id / AGAIN) for b in broadcasts if b.replay]
    return wholes + replays


def console_page(
    workspace: Workspace, broadcasts: tuple[Broadcast, ...], station: Station, extra: str = ""
) -> OutputFile:
    """Make the site's console of the sessions that stand there; `extra` is HTML below the desk."""
    sessions = [
        (json.loads((workspace.bulletins / each.id / DESK).read_bytes()), f"../{each.path}")
        for each in broadcasts
    ]
    return OutputFile(CONSOLE_PATH, console_html(station.name, sessions, extra))
