"""Reduce Vietnamese text to bare letters, to compare what people meant and to name files."""

import difflib
import re
import unicodedata
from collections.abc import Mapping

DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
"""Names that Windows keeps for its devices: it gives them to no file or folder."""


def fold(text: str) -> str:
    """Drop case and diacritics.

    >>> fold("Thôn Bến Đá")
    'thon ben da'
    """
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.lower().replace("đ", "d")


def slugify(text: str) -> str:
    """Make the ASCII name a page goes by; empty where the text holds no letter or digit.

    >>> slugify("Lịch tiêm chủng — tháng 11/2026")
    'lich-tiem-chung-thang-11-2026'
    """
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))


def suggest(word: str, candidates: Mapping[str, str]) -> str | None:
    """Return the value whose key comes nearest to `word`, None if none is near."""
    by_slug = {slugify(key): value for key, value in candidates.items()}
    near = difflib.get_close_matches(slugify(word), by_slug, n=1, cutoff=0.6)
    return by_slug[near[0]] if near else None


def offer(word: str, candidates: Mapping[str, str]) -> str:
    """Say what may have been meant by an unknown word: the nearest value, or else all of them.

    >>> offer("Thôn Bến Đa", {"ben-da": "ben-da", "cau-tre": "cau-tre"})
    'có phải "ben-da"?'
    """
    near = suggest(word, candidates)
    return (
        f'có phải "{near}"?' if near else f"dùng một trong: {', '.join(dict.fromkeys(candidates.values()))}"
    )
