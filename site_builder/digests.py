"""SHA-256 of large files between builds: recordings weigh gigabytes, and hardly any of them changes."""

import json
from pathlib import Path

from site_builder.output import OutputFile, digest, write_tree


class Digests:
    """Knows files by size and time of change, and reads only those that are not as they were.

    What is known is kept in one small file; whatever this run did not ask for is left out of it.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._before = _read(file)
        self._asked: dict[str, tuple[int, int, str]] = {}

    def of(self, file: Path) -> str:
        """Return the SHA-256 of a file, in hex; raise OSError."""
        found = file.stat()
        stamp = (found.st_size, found.st_mtime_ns)
        known = self._asked.get(str(file)) or self._before.get(str(file))
        sha256 = known[2] if known and known[:2] == stamp else digest(file)
        self._asked[str(file)] = (*stamp, sha256)
        return sha256

    def keep(self) -> None:
        """Write what was asked for, unless nothing is new."""
        if self._asked != self._before:
            content = json.dumps(self._asked).encode()
            write_tree([OutputFile(self._file.name, content)], self._file.parent, prunable=frozenset())


def _read(file: Path) -> dict[str, tuple[int, int, str]]:
    """Read what is known; nothing, where nothing readable is kept."""
    try:
        known = json.loads(file.read_bytes())
        return {path: (size, mtime_ns, sha256) for path, (size, mtime_ns, sha256) in known.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
