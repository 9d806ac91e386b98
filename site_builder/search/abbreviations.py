"""Abbreviations and what they stand for, so that either finds the other."""

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from site_builder.search.words import bare, words

Readings = dict[str, str]
"""Bare abbreviation and bare words it stands for: `{"cccd": "can cuoc cong dan"}`."""


def readings_used(taught: Mapping[str, str], after: Mapping[str, Container[str]]) -> Readings:
    """Keep the abbreviations that help to find something in texts.

    `after` names the bare words that follow each bare word of the texts.
    `taught` is the speech lexicon's: an abbreviation as it is written, and how it is read. Left out are those
    that are syllables too, and those of which neither side occurs.
    """
    known: dict[str, list[str]] = {}
    for written, said in taught.items():
        short, long = words(written), [bare(word) for word in words(said)]
        # "BCHQS xã" and "đ/c" are several words to search; "QR: kiu a" only says how it sounds.
        if len(short) == 1 and len(short[0]) > 1 < len(long) and bare(short[0])[0] == long[0][0]:
            known.setdefault(bare(short[0]), long)
    syllables = {syllable for long in known.values() for syllable in long}
    return {
        short: " ".join(long)
        for short, long in sorted(known.items())
        if short not in syllables and (short in after or _stands_in(long, after))
    }


def _stands_in(phrase: Sequence[str], after: Mapping[str, Container[str]]) -> bool:
    return all(second in after.get(first, ()) for first, second in pairwise(phrase))
