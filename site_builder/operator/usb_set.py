"""What goes onto a stick: sessions that stand in `ban-tin/`, by cluster, in the order of play."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from audio.broadcast.naming import cluster_folders, session_folder
from audio.broadcast.usb import UsbFile
from newsroom.broadcast import Broadcast
from newsroom.facts import day
from newsroom.station import Cluster, Station
from site_builder.broadcasts import DESK, WHOLE
from site_builder.operator.console import console_html
from site_builder.operator.session_folder import PLAYLIST, PRINT, SHEET, TABLE, numbered_parts

WHOLE_FOLDER = "TRON_BUOI"
SHEET_FOLDER = "KICH_BAN"
CONSOLE = "BANG_PHAT.html"
README = "DOC-TRUOC.txt"


def usb_files(
    broadcasts: Sequence[Broadcast], clusters: Sequence[Cluster], station: Station, bulletins: Path
) -> list[UsbFile]:
    """List the files of a set in the order in which they must be written.

    Each cluster has a folder of its own, unless there is one alone or all play the same. `bulletins` is the
    folder that holds the sessions' own.
    """
    in_time = sorted(broadcasts, key=lambda each: (each.starts, each.id))
    sets: dict[tuple[str, ...], list[Cluster]] = {}
    for cluster in clusters:
        ids = tuple(each.id for each in in_time if cluster.id in each.clusters)
        sets.setdefault(ids, []).append(cluster)
    if len(sets) == 1:
        folders = [("", clusters[0])]
    else:
        names = cluster_folders([cluster.id for cluster in clusters])
        folders = [(f"{names[cluster.id]}/", cluster) for cluster in clusters]
    files = [
        file
        for folder, cluster in folders
        for file in _cluster_files(
            folder, [b for b in in_time if cluster.id in b.clusters], station, bulletins
        )
    ]
    return [*files, UsbFile(README, _readme(in_time, folders, station))]


def _cluster_files(
    folder: str, broadcasts: Sequence[Broadcast], station: Station, bulletins: Path
) -> Iterator[UsbFile]:
    names = [session_folder(each.starts) for each in broadcasts]
    own = [bulletins / each.id for each in broadcasts]
    for name, session in zip(names, own, strict=True):
        for part in numbered_parts(session):
            yield UsbFile(f"{folder}{name}/{part.name}", part)
        yield UsbFile(f"{folder}{name}/PHAT.m3u8", session / PLAYLIST)
    for name, session in zip(names, own, strict=True):
        yield UsbFile(f"{folder}{WHOLE_FOLDER}/{name}.mp3", session / WHOLE)
    for name, session in zip(names, own, strict=True):
        for file in (SHEET, PRINT, TABLE):
            yield UsbFile(f"{folder}{SHEET_FOLDER}/{name}{Path(file).suffix}", session / file)
    sessions = [
        (json.loads((session / DESK).read_bytes()), f"{WHOLE_FOLDER}/{name}.mp3")
        for name, session in zip(names, own, strict=True)
    ]
    yield UsbFile(f"{folder}{CONSOLE}", console_html(station.name, sessions))


def _readme(
    broadcasts: Sequence[Broadcast], folders: Sequence[tuple[str, Cluster]], station: Station
) -> bytes:
    """Tell what is where, in the form that the oldest Notepad shows."""
    first, last = broadcasts[0].starts, broadcasts[-1].starts
    days = f"ngày {day(first)}" if first.date() == last.date() else f"từ {day(first)} đến {day(last)}"
    lines = [
        f"{station.name}: bản tin {days}.",
        "",
        *(f"Thư mục {folder.rstrip('/')}: {cluster.name}." for folder, cluster in folders if folder),
        *([""] if len(folders) > 1 else []),
        "Mỗi buổi là một thư mục tên NĂM THÁNG NGÀY_GIỜ PHÚT, ví dụ",
        f"{session_folder(first)} là buổi {first:%H:%M} ngày {day(first)}.",
        "Các tệp đánh số trong đó phát lần lượt.",
        f"{WHOLE_FOLDER}: mỗi buổi một tệp liền, dùng khi máy không phát lần lượt được.",
        f"{SHEET_FOLDER}: kịch bản để in và lời đọc khi mất điện, hỏng máy.",
        f"{CONSOLE}: mở trên máy tính để phát theo giờ, không cần mạng.",
        "",
        "Đừng chép thêm, đổi tên hay xóa tệp trên USB này. Muốn biết USB còn nguyên không, gõ:",
        "loaxa usb verify Ổ_USB",
        "Sang USB khác thì chạy lại lệnh loaxa usb: chép bằng tay có thể làm sai thứ tự phát.",
    ]
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()
