"""The letters a Vietnamese voice can be given, as classes of patterns, and the facts of language.yml."""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any
from unicodedata import normalize

from newsroom.yaml_source import parse_yaml


def read_facts(name: str) -> Mapping[str, Any]:
    """Read one of the package's own YAML files; every scalar is text."""
    return parse_yaml(Path(__file__).with_name(name).read_text(encoding="utf-8")).data


LANGUAGE = read_facts("language.yml")
# The letters of Western and Central European languages and of Vietnamese.
_LATIN = [*map(chr, range(0x41, 0x180)), *"ƠơƯư", *map(chr, range(0x1EA0, 0x1F00))]
# Only letters that come in pairs (not ß or ı), so that a sentence can be capitalised and read back.
_PAIRED = [c for c in _LATIN if c in (c.upper().lower(), c.lower().upper()) and c.upper() != c.lower()]
LETTER = "".join(_PAIRED)
UPPER = "".join(c for c in _PAIRED if c.isupper())
VOWEL = "".join(c for c in _LATIN if normalize("NFD", c)[0] in "aeiouyAEIOUYæøÆØ")
PUNCTUATION = ".,;:?!"


def any_of(terms: Iterable[str]) -> str:
    """Compile literals into an alternation, parted by their first letters and there the longest first."""
    parted = groupby(sorted(terms, key=lambda term: (term[0], -len(term), term)), key=lambda term: term[0])
    heads = {re.escape(head): "|".join(re.escape(term[1:]) for term in group) for head, group in parted}
    branches = "|".join(f"{head}(?:{rests})" for head, rests in heads.items())
    return f"(?:(?=[{''.join(heads)}])(?:{branches}))" if heads else "(?!)"
