"""The index: where each word stands, in parts small enough for a weak network.

Words are filed under their bare letters, and there by spelling, so that a query without diacritics finds all
and one with diacritics knows which is meant. Positions let the engine see that words stand together, which in
Vietnamese, where a syllable is written as a word, is what makes most words.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.search.abbreviations import readings_used
from site_builder.search.codec import encode, encode_ascending
from site_builder.search.entries import Entry
from site_builder.search.words import bare, hyphenated, spelling, words

# Position of the first word of each field; the engine tells a word's weight from where it stands.
_TITLE, _KEYS, _BODY = 0, 64, 512
_KEPT_IN_BODY = 3
"""How many places of a spelling in one body are kept: more would only say again that it is about that."""
_WORDS_BYTES, _TEXTS_BYTES = 3_000, 6_000
"""About how large a part of the index becomes."""

Places = dict[str, dict[int, list[int]]]
"""Spelling → number of the entry → ascending positions."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the index: its name without ending, and a JSON value."""

    name: str
    value: object

    def dump(self) -> str:
        return json.dumps(self.value, ensure_ascii=False, separators=(",", ":"))


def derive_parts(
    entries: Sequence[Entry], skills: Sequence[str], kinds: Sequence[str], taught: Mapping[str, str]
) -> Iterator[Part]:
    """Derive all parts, the one called `dau-muc`, by which the others are found, last.

    `skills` and `kinds` are the ids one can filter by, in their order; `taught` how abbreviations are read.
    """
    filed: dict[str, Places] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    after: dict[str, Counter[str]] = defaultdict(Counter)
    before: dict[str, Counter[str]] = defaultdict(Counter)
    for number, entry in enumerate(entries):
        placed = list(_placed(entry))
        for position, word in placed:
            key = bare(word)
            places = filed[key][spelling(word)][number]
            if position < _BODY or len(places) < _KEPT_IN_BODY:
                places.append(position)
        at = {position: bare(word) for position, word in placed}
        for position, first in at.items():
            if second := at.get(position + 1):
                after[first][second] += 1
                before[second][first] += 1
    vocabulary = sorted(filed)
    number_of = {key: number for number, key in enumerate(vocabulary)}

    def neighbours(counts: Counter[str]) -> str:
        """Name the words that stand beside a word, the most frequent first."""
        ranked = sorted(counts, key=lambda key: (-counts[key], key))
        return encode(number_of[key] for key in ranked)

    def dumped(key: str) -> list[object]:
        spellings = [
            value for written in sorted(filed[key]) for value in (written, _postings(filed[key][written]))
        ]
        return [neighbours(after[key]), neighbours(before[key]), *spellings]

    word_parts: list[int] = []
    for first_number, values in _packed(map(dumped, vocabulary), _WORDS_BYTES):
        yield Part(f"tu-{len(word_parts)}", values)
        word_parts.append(first_number)
    text_parts: list[int] = []
    shown: Iterator[list[object]] = ([e.title, e.path, e.label, e.date, e.text] for e in entries)
    for first_number, values in _packed(shown, _TEXTS_BYTES):
        yield Part(f"bai-{len(text_parts)}", values)
        text_parts.append(first_number)
    yield Part(
        "dau-muc",
        {
            "words": " ".join(vocabulary),
            "counts": encode(len(set().union(*filed[key].values())) for key in vocabulary),
            "wordParts": encode_ascending(word_parts),
            "textParts": encode_ascending(text_parts),
            "kinds": encode(kinds.index(e.kind) + 1 if e.kind else 0 for e in entries),
            "skills": encode(sum(1 << skills.index(s) for s in e.skills) for e in entries),
            "readings": readings_used(taught, after),
        },
    )


def _placed(entry: Entry) -> Iterator[tuple[int, str]]:
    """Number the words of an entry; between two blocks a number is left out, since they do not adjoin."""
    for start, end, blocks in (
        (_TITLE, _KEYS, (entry.title,)),
        (_KEYS, _BODY, entry.keys),
        (_BODY, 1 << 15, entry.body),
    ):
        position = start
        for block in blocks:
            yield from ((position + at, word) for at, word in hyphenated(block) if position + at < end)
            for word in words(block):
                if position < end:
                    yield position, word
                position += 1
            position += 1


def _postings(places: Mapping[int, Sequence[int]]) -> str:
    """Write entry after entry: step of its number, how many positions, and their steps."""
    numbers, before = [], 0
    for number, positions in sorted(places.items()):
        numbers += [number - before, len(positions)]
        numbers += [b - a for a, b in zip([0, *positions], positions, strict=False)]
        before = number
    return encode(numbers)


def _packed(values: Iterable[list[object]], limit_bytes: int) -> Iterator[tuple[int, list[list[object]]]]:
    """Put values together up to about this size; yield each pack with the number of its first value."""
    pack: list[list[object]] = []
    first = size = 0
    for number, value in enumerate(values):
        length = len(json.dumps(value, ensure_ascii=False).encode())
        if pack and size + length > limit_bytes:
            yield first, pack
            pack, first, size = [], number, 0
        pack.append(value)
        size += length
    if pack:
        yield first, pack
