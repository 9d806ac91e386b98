"""Files as values, and the one way they reach a folder."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from audio.studio.files import digest
from newsroom.errors import SiteError

_ASIDE = ".loaxa-new-"

DigestOf: TypeAlias = Callable[[Path], str]
"""Tells the SHA-256 of a file, in hex."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file to be written: POSIX path from the root of its tree, and its content or a file to copy."""

    path: str
    content: bytes | Path

    def is_at(self, target: Path, digest_of: DigestOf) -> bool:
        """Tell whether `target` already holds these bytes."""
        if isinstance(self.content, Path):
            return _same_file(self.content, target, digest_of)
        try:
            return target.stat().st_size == len(self.content) and target.read_bytes() == self.content
        except OSError:
            return False


def _same_file(source: Path, target: Path, digest_of: DigestOf) -> bool:
    try:
        if source.samefile(target):
            return True
        return source.stat().st_size == target.stat().st_size and digest_of(source) == digest_of(target)
    except OSError:
        return False


def refuse_missing_folder(file: Path) -> None:
    """Raise SiteError where a file named by hand would go into a folder that is not there: a slip, mostly."""
    folder = file.resolve().parent
    if not folder.is_dir():
        raise SiteError(
            f"Không có ổ hay thư mục {folder}: xem lại đường dẫn;"
            " muốn ghi vào một thư mục mới thì hãy tạo thư mục ấy trước."
        )


def write_tree(
    files: Iterable[OutputFile], folder: Path, prunable: AbstractSet[str], digest_of: DigestOf = digest
) -> tuple[str, ...]:
    """Make `folder` hold these files and none of the other `prunable` paths; return what changed, in order.

    Unchanged files are not touched, so that watchers, backups and uploads see only what is new.
    """
    files = list(files)
    wanted = {file.path for file in files}
    stale = sorted(prunable - wanted)
    # Where a file system ignores case, a name that changed only in case is the same file: it goes first.
    folded = {path.casefold() for path in wanted}
    changed = _remove([path for path in stale if path.casefold() in folded], folder)
    for file in files:
        target = folder / file.path
        if not file.is_at(target, digest_of):
            _replace(target, file.content)
            changed.append(file.path)
    changed += _remove([path for path in stale if path.casefold() not in folded], folder)
    return tuple(sorted(changed))


def _remove(paths: Iterable[str], folder: Path) -> list[str]:
    removed = [path for path in paths if (folder / path).exists()]
    for path in removed:
        (folder / path).unlink()
        _remove_empty_folders((folder / path).parent, folder)
    return removed


def remove_leftovers(folder: Path) -> None:
    """Remove what a killed run had written aside and not yet put in place."""
    for leftover in folder.rglob(f"{_ASIDE}*"):
        leftover.unlink()


def paths_in(folder: Path) -> set[str]:
    """List the files under a folder, which need not exist, as POSIX paths from it."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if not file.is_dir()}


def _remove_empty_folders(folder: Path, root: Path) -> None:
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _replace(target: Path, content: bytes | Path) -> None:
    """Write aside, then replace: nobody ever meets half a file under its name."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=_ASIDE, dir=target.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            if isinstance(content, bytes):
                stream.write(content)
            else:
                with content.open("rb") as source:
                    shutil.copyfileobj(source, stream, 1 << 20)
        aside.chmod(0o644)
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
