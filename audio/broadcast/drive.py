"""The place a set is written to, seen as what a USB stick can do."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class Drive(Protocol):
    """A folder on some file system; paths are POSIX, from that folder. Every call may raise OSError."""

    def paths(self) -> Iterator[str]:
        """List every file, and every folder with a slash at its end."""
        ...

    def size(self, path: str) -> int:
        """Return the size of a file in bytes."""
        ...

    def read(self, path: str) -> bytes:
        """Read a file."""
        ...

    def make_folder(self, path: str) -> None:
        """Make a folder inside one that is there."""
        ...

    def write(self, path: str, content: bytes | Path) -> None:
        """Write a new file, and return when it is on the medium."""
        ...

    def replace(self, path: str, content: bytes) -> None:
        """Write a file, in one step if it is there already."""
        ...

    def remove(self, path: str) -> None:
        """Remove a file, or an empty folder where the path ends in a slash."""
        ...

    def free_bytes(self) -> int:
        """Tell how much more can be written."""
        ...


@dataclass(frozen=True, slots=True)
class FolderDrive:
    """A folder of this machine, such as the root of a USB stick."""

    root: Path

    def paths(self) -> Iterator[str]:
        for folder, folders, files in os.walk(self.root):
            inside = Path(folder).relative_to(self.root)
            yield from (f"{(inside / name).as_posix()}/" for name in folders)
            yield from ((inside / name).as_posix() for name in files)

    def size(self, path: str) -> int:
        return (self.root / path).stat().st_size

    def read(self, path: str) -> bytes:
        return (self.root / path).read_bytes()

    def make_folder(self, path: str) -> None:
        (self.root / path).mkdir()

    def write(self, path: str, content: bytes | Path) -> None:
        with (self.root / path).open("xb") as stream:
            if isinstance(content, bytes):
                stream.write(content)
            else:
                with content.open("rb") as source:
                    shutil.copyfileobj(source, stream, 1 << 20)
            stream.flush()
            os.fsync(stream.fileno())

    def replace(self, path: str, content: bytes) -> None:
        aside = f"{path}.moi"
        (self.root / aside).unlink(missing_ok=True)
        self.write(aside, content)
        (self.root / aside).replace(self.root / path)

    def remove(self, path: str) -> None:
        target = self.root / path
        if path.endswith("/"):
            target.rmdir()
        else:
            target.unlink()

    def free_bytes(self) -> int:
        return shutil.disk_usage(self.root).free
