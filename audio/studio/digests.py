"""SHA-256 of large files between runs: recordings weigh gigabytes, and hardly any of them changes."""

import json
from pathlib import Path

from audio.studio.files import digest, new_file
from newsroom.errors import StudioError

Stamped = tuple[int, int, str]
"""Size in bytes, time of change in ns, SHA-256 in hex."""

DIGESTS = "digests.json"
"""Name of the file of digests in a cache."""


class Digests:
    """Knows files by size and time of change, and reads only those that are not as they were.

    What is known is kept in one small file, from which goes what no longer stands as it was.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = _read(file)
        self._has_read = False

    def of(self, file: Path) -> str:
        """Return the SHA-256 of a file, in hex; raise OSError."""
        stamp = _stamp(file)
        known = self._known.get(str(file))
        if known is None or known[:2] != stamp:
            known = self._known[str(file)] = (*stamp, digest(file))
            self._has_read = True
        return known[2]

    def keep(self) -> None:
        """Write what is known, unless nothing is new; where nothing can be written, that costs time alone."""
        if not self._has_read:
            return
        still = {path: known for path, known in self._known.items() if _still_stands(path, known)}
        try:
            with new_file(self._file) as temporary:
                temporary.write_text(json.dumps(still), encoding="utf-8")
        except StudioError:
            return


def _stamp(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_size, found.st_mtime_ns


def _still_stands(path: str, known: Stamped) -> bool:
    try:
        return _stamp(Path(path)) == known[:2]
    except OSError:
        return False


def _read(file: Path) -> dict[str, Stamped]:
    """Read what is known; nothing, where nothing readable is kept."""
    try:
        known = json.loads(file.read_bytes())
        return {path: (size, mtime_ns, sha256) for path, (size, mtime_ns, sha256) in known.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
