"""A set on a USB stick: written in the order of play, claimed before and vouched for at the end.

Many amplifiers play files in the order of the FAT directory, whatever their names. That is the order in which
they were written, if the folder was empty.
"""

import contextlib
import errno
import hashlib
import json
import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from audio.broadcast.drive import Drive
from newsroom.errors import BroadcastError

CLAIM = "loa-xa.json"
"""Written first: the paths that are ours to remove."""
VOUCHER = "KIEM-TRA.sha256"
"""Written last: a set without it is not whole. `sha256sum -c` reads it."""

# What Windows, macOS and Linux put on every stick by themselves.
_SYSTEM = frozenset(
    name.casefold()
    for name in (
        "System Volume Information", "$RECYCLE.BIN", "desktop.ini", "Thumbs.db", "autorun.inf",
        ".DS_Store", ".fseventsd", ".Spotlight-V100", ".TemporaryItems", ".Trashes", "lost+found",
    )
)  # fmt: skip
_SYSTEM_PREFIXES = ("._", ".Trash-")
# FAT32 on sticks of up to 32 GB hands out space in pieces of at most this size.
_BLOCK_BYTES = 32 * 1024
_SHOWN = 5
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class UsbFile:
    """A file of a set: ASCII path from the stick's root, and its content or a file to copy."""

    path: str
    content: bytes | Path

    @property
    def size_bytes(self) -> int:
        return len(self.content) if isinstance(self.content, bytes) else self.content.stat().st_size

    @property
    def sha256(self) -> str:
        if isinstance(self.content, bytes):
            return hashlib.sha256(self.content).hexdigest()
        with self.content.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


def write_set(drive: Drive, files: Sequence[UsbFile], on_progress: Callable[[int, int], None]) -> None:
    """Make the drive hold these files, written one after another, and nothing an earlier set left.

    Raises BroadcastError, the drive untouched, where it holds what we did not write or has no room. A copy
    that breaks off later is never taken for a whole one. `on_progress` is told how many bytes of how many
    are written.
    """
    _refuse_same_names(files)
    refuse_foreign(drive)
    ours = _claimed(drive)
    _refuse_without_room(drive, files, ours)
    new = [*_folders(files), *(file.path for file in files), VOUCHER]
    try:
        drive.replace(CLAIM, _claim({*ours, *new}))
    except OSError as error:  # nothing was touched yet
        raise BroadcastError(
            f"Không ghi được vào USB ({error.strerror or error}), bộ cũ trên đó còn nguyên:"
            " cắm lại USB rồi chạy lại lệnh loaxa usb."
        ) from error
    try:
        _remove(drive, ours)
        _write(drive, files, on_progress)
        drive.replace(CLAIM, _claim(new))
        drive.write(VOUCHER, "".join(f"{file.sha256}  {file.path}\n" for file in files).encode())
    except OSError as error:
        with contextlib.suppress(OSError):
            _remove(drive, {*ours, *new})
        raise _broken_off(error) from error


def _broken_off(error: OSError) -> BroadcastError:
    if error.errno == errno.ENOSPC:
        return BroadcastError(
            "USB đã đầy khi chép chưa xong, nên các tệp vừa chép đã được xóa; dùng USB lớn hơn."
        )
    return BroadcastError(
        f"Chép ra USB chưa xong ({error.strerror or error}): bộ này chưa dùng được;"
        " cắm lại USB rồi chạy lại lệnh loaxa usb."
    )


def _write(drive: Drive, files: Sequence[UsbFile], on_progress: Callable[[int, int], None]) -> None:
    total, written = sum(file.size_bytes for file in files), 0
    made: set[str] = set()
    on_progress(0, total)
    for file in files:
        for folder in _parents(file.path):
            if folder not in made:
                drive.make_folder(folder.rstrip("/"))
                made.add(folder)
        drive.write(file.path, file.content)
        written += file.size_bytes
        on_progress(written, total)


def _remove(drive: Drive, ours: Iterable[str]) -> None:
    """Remove our files, what vouches for them first, and our folders once they are empty."""
    there = set(drive.paths())
    gone = there.intersection(ours)
    for path in sorted((p for p in gone if not p.endswith("/")), key=lambda p: (p != VOUCHER, p)):
        drive.remove(path)
    for folder in sorted((p for p in gone if p.endswith("/")), reverse=True):
        for junk in [p for p in there if p.startswith(folder) and p not in gone and not p.endswith("/")]:
            drive.remove(junk)  # a system's file in a folder of ours: nothing else passed the check
            there.remove(junk)
        drive.remove(folder)


def _parents(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return [f"{'/'.join(parts[:n])}/" for n in range(1, len(parts) + 1)]


def _folders(files: Iterable[UsbFile]) -> list[str]:
    return list(dict.fromkeys(folder for file in files for folder in _parents(file.path)))


def _claim(paths: Iterable[str]) -> bytes:
    return (json.dumps({"loa-xa": sorted(paths)}, indent=0) + "\n").encode()


def _claimed(drive: Drive) -> set[str]:
    """Read which paths an earlier run called its own; none, where nothing readable says so."""
    try:
        paths = json.loads(drive.read(CLAIM))["loa-xa"]
        # The stick may have been anywhere: nothing outside it is ours to touch.
        return {path for path in paths if _is_inside(path)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return set()


def _is_inside(path: str) -> bool:
    return posixpath.normpath(path) == path.rstrip("/") and path[0] not in "/." and not set(path) & set("\\:")


def _is_systems(path: str) -> bool:
    return any(
        part.casefold() in _SYSTEM or part.startswith(_SYSTEM_PREFIXES) for part in path.split("/") if part
    )


def refuse_foreign(drive: Drive) -> None:
    """Raise BroadcastError where the drive holds what no earlier set of ours put there."""
    known = {*_claimed(drive), CLAIM, f"{CLAIM}.moi"}
    foreign = [path for path in sorted(drive.paths()) if path not in known and not _is_systems(path)]
    if foreign:
        raise BroadcastError(
            f"USB đang có {_some(foreign)}, không phải do loaxa chép: chép các tệp ấy sang nơi khác và"
            " xóa đi, hoặc dùng một USB trống, hoặc chọn một thư mục trống bằng --to."
        )


def _some(paths: Sequence[str]) -> str:
    """Name the topmost few of some paths."""
    shown = [p for p in paths if not any(p != q and q.endswith("/") and p.startswith(q) for q in paths)]
    more = f" và {len(shown) - _SHOWN} mục khác" if len(shown) > _SHOWN else ""
    return ", ".join(path.rstrip("/") for path in shown[:_SHOWN]) + more


def _refuse_without_room(drive: Drive, files: Sequence[UsbFile], ours: set[str]) -> None:
    there = set(drive.paths())
    freed = sum(drive.size(path) for path in ours & there if not path.endswith("/"))
    needed = sum(_on_disk(file.size_bytes) for file in files) + _BLOCK_BYTES * (len(_folders(files)) + 2)
    room = drive.free_bytes() + freed
    if needed > room:
        raise BroadcastError(
            f"USB không đủ chỗ: cần {-(-needed // _MEGABYTE)} MB, chỉ có {room // _MEGABYTE} MB;"
            " chép ít ngày hơn (--days), một cụm loa (--cluster), hoặc dùng USB lớn hơn."
        )


def _on_disk(size_bytes: int) -> int:
    return -(-size_bytes // _BLOCK_BYTES) * _BLOCK_BYTES


def verify_set(drive: Drive) -> list[str]:
    """Read a whole set back; return what is wrong with it, in words for the operator."""
    there = {path for path in drive.paths() if not path.endswith("/")}
    if VOUCHER not in there:
        return [f"không có {VOUCHER}: bộ này chép chưa xong, hoặc không phải do loaxa chép"]
    try:
        expected = _parse_voucher(drive.read(VOUCHER))
    except ValueError:
        return [f"{VOUCHER} bị hỏng"]
    wrong = []
    for path, sha256 in expected.items():
        try:
            if path not in there:
                wrong.append(f"{path}: thiếu")
            elif hashlib.sha256(drive.read(path)).hexdigest() != sha256:
                wrong.append(f"{path}: nội dung khác với khi chép")
        except OSError as error:
            wrong.append(f"{path}: không đọc được ({error.strerror or error})")
    known = {*expected, VOUCHER, CLAIM}
    wrong += [f"{path}: tệp lạ" for path in sorted(there - known) if not _is_systems(path)]
    return wrong


def _parse_voucher(content: bytes) -> dict[str, str]:
    """Parse lines of digest and path; raise ValueError on anything else."""
    lines = [line.split("  ", 1) for line in content.decode("ascii").splitlines()]
    expected = {path: sha256 for sha256, path in lines}
    if not expected or not content.endswith(b"\n") or any(len(sha256) != 64 for sha256 in expected.values()):
        raise ValueError
    return expected


def _refuse_same_names(files: Iterable[UsbFile]) -> None:
    twice = [path for path, count in Counter(f.path.casefold() for f in files).items() if count > 1]
    if twice:
        raise BroadcastError(
            f"Hai buổi phát cùng ngày, cùng giờ nên trùng tên {twice[0]}:"
            " đổi bat_dau trong content/station.yml."
        )
