"""Words as search compares them; `theme/assets/search-words.js` cuts and folds in the same way."""

import re
import unicodedata
from functools import lru_cache

from newsroom.folding import fold

_WORD = re.compile(r"[^\W_]+")
_HYPHENATED = re.compile(r"(?<![\w/-])([^\W\d_]{1,4})-([^\W\d_]{1,4})(?![\w-])")
# Told by its number as in VNI typing, after the letters: "hoà" and "hòa" are the same word.
_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}


def words(text: str) -> list[str]:
    """Cut text into words, composed and in lower case.

    >>> words("Số 42/2022/NĐ-CP: Hoà")
    ['số', '42', '2022', 'nđ', 'cp', 'hoà']
    """
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def hyphenated(text: str) -> list[tuple[int, str]]:
    """Name the words that are also written as one, with the number of words before each.

    >>> hyphenated("Dùng Wi-Fi công cộng")
    [(1, 'wifi')]
    """
    composed = unicodedata.normalize("NFC", text).lower()
    return [(len(words(composed[: m.start()])), m[1] + m[2]) for m in _HYPHENATED.finditer(composed)]


@lru_cache(1 << 16)
def bare(word: str) -> str:
    """Reduce a word to what it is filed under."""
    return fold(word)


@lru_cache(1 << 16)
def spelling(word: str) -> str:
    """Write a word with its tone after the letters, wherever it was set.

    >>> spelling("hoà"), spelling("hòa"), spelling("đường")
    ('hoa2', 'hoa2', 'đương2')
    """
    tone, letters = "", []
    for c in unicodedata.normalize("NFD", word):
        if c in _TONES:
            tone = _TONES[c]
        else:
            letters.append(c)
    return unicodedata.normalize("NFC", "".join(letters)) + tone
