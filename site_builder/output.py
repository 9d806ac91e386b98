"""Files as values, and the one way they reach a folder."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file to be written: POSIX path from the root of its tree, and its content or a file to copy."""

    path: str
    content: bytes | Path

    def is_at(self, target: Path) -> bool:
        """Tell whether `target` already holds these bytes."""
        if isinstance(self.content, Path):
            return _same_file(self.content, target)
        try:
            return target.stat().st_size == len(self.content) and target.read_bytes() == self.content
        except OSError:
            return False


def _same_file(source: Path, target: Path) -> bool:
    try:
        if source.samefile(target):
            return True
        return source.stat().st_size == target.stat().st_size and digest(source) == digest(target)
    except OSError:
        return False


def digest(file: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_tree(files: Iterable[OutputFile], folder: Path, prunable: AbstractSet[str]) -> tuple[str, ...]:
    """Make `folder` hold these files and none of the other `prunable` paths; return what changed, in order.

    Unchanged files are not touched, so that watchers, backups and uploads see only what is new.
    """
    changed = []
    wanted = set()
    for file in files:
        wanted.add(file.path)
        target = folder / file.path
        if not file.is_at(target):
            _replace(target, file.content)
            changed.append(file.path)
    for path in sorted(prunable - wanted):
        if (folder / path).exists():
            (folder / path).unlink()
            changed.append(path)
            _remove_empty_folders((folder / path).parent, folder)
    return tuple(sorted(changed))


def paths_in(folder: Path) -> set[str]:
    """List the files under a folder, which need not exist, as POSIX paths from it."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if not file.is_dir()}


def _remove_empty_folders(folder: Path, root: Path) -> None:
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _replace(target: Path, content: bytes | Path) -> None:
    """Write aside, then replace: a reader or a power cut never meets half a file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".new-", dir=target.parent)
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
