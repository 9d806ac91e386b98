"""One program at a time where it stages."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from newsroom.errors import SiteError


@contextmanager
def alone(lock_file: Path, refusal: str) -> Iterator[None]:
    """Keep others away by a file; raise SiteError with the refusal while one of them holds it."""
    lock_file.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(lock_file, blocking=False)
    try:
        lock.acquire()
    except Timeout:
        raise SiteError(refusal) from None
    try:
        yield
    finally:
        lock.release()
