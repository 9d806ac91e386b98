"""Files of the studio's caches: written whole or not at all."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from newsroom.errors import StudioError


def content_key(ingredients: Mapping[str, object]) -> str:
    """Name a product by all that goes into it: SHA-256 of canonical JSON, in hexadecimal."""
    canonical = json.dumps(ingredients, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def digest(file: Path) -> str:
    """Return the SHA-256 of a file, in hex; raise OSError."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_if_there(path: Path) -> bytes | None:
    """Read a file, None where there is none; raise StudioError."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StudioError(f"không đọc được {path}: {error.strerror or error}") from error


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Lend a temporary file beside `path`; move it there in one step once the block ends well.

    Raises StudioError where the folder cannot be written or the disk is full.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Not tempfile's: its files are readable by their owner alone, and these end on a web server.
        temporary = path.with_name(f".{uuid4().hex}{path.suffix}")
        try:
            yield temporary
            _move(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise StudioError(
            f"không ghi được {path}: {error.strerror or error};"
            f" xem lại quyền ghi thư mục {path.parent} và dung lượng còn trống của ổ đĩa"
        ) from error


def _move(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except PermissionError:
        # Windows refuses while another thread reads the same entry, which then holds the same bytes.
        if not path.exists():
            raise
