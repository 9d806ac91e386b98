"""Checks of the reading an article may name: a sound file in which a person reads it aloud."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from posixpath import normpath

from newsroom.article_checks import Finding

_SOUNDS: dict[str, Callable[[bytes], bool]] = {
    ".wav": lambda head: head[:4] == b"RIFF" and head[8:12] == b"WAVE",
    ".mp3": lambda head: head[:3] == b"ID3" or (head[:1] == b"\xff" and len(head) > 1 and head[1] >= 0xE0),
    ".m4a": lambda head: head[4:8] == b"ftyp",
}
HEAD_BYTES = 12
"""How much of a file tells what it is."""


def reading_path(article_path: str, named: str) -> str:
    """Resolve a reading as its article names it to a POSIX path from `content/`.

    >>> reading_path("thong-bao/hop.md", "../media/hop-thon.m4a")
    'media/hop-thon.m4a'
    """
    named = named.replace("\\", "/")
    return named if named.startswith("/") else normpath(f"{PurePosixPath(article_path).parent}/{named}")


def check_reading(
    path: str, head_of: Callable[[str], bytes | None], key: str = "ban_doc", base: str = "thư mục của bài này"
) -> Iterator[Finding]:
    """Check the sound at a path from `content/`; `head_of` gives the first bytes of a file.

    `key` names it, and `base` is what it is written relative to.
    """
    where = (key,)
    suffix = PurePosixPath(path).suffix.lower()
    if path.startswith(("/", "..")) or ":" in path:
        yield where, f'"{path}" ra ngoài thư mục content', "chép tệp vào content/media"
    elif suffix not in _SOUNDS:
        yield where, f'"{path}" không phải tệp WAV, MP3 hay M4A', "đổi sang một trong ba dạng này"
    elif (head := head_of(path)) is None:
        yield where, f'không có tệp "{path}"', f"xem lại tên tệp; tính từ {base}"
    elif not _SOUNDS[suffix](head):
        yield (
            where,
            f'"{path}" không phải âm thanh {suffix[1:].upper()}',
            "ghi âm lại, hoặc sửa đuôi tệp",
        )
