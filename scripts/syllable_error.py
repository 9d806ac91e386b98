"""How much of what was said was understood: syllable error, and whether one version is understood better."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_DRAWS = 2000


@dataclass(frozen=True, slots=True)
class Understood:
    """One sentence as a listener understood it."""

    wrong: int
    """Syllables missed or misheard, at most all."""
    total: int


@dataclass(frozen=True, slots=True)
class Gain:
    """By how much one version is understood better than another: share of syllables, 0 to 1."""

    mean: float
    low: float
    high: float
    """95 % interval: the sentences might have been others."""

    def __str__(self) -> str:
        return f"{100 * self.mean:+.1f} points (95 %: {100 * self.low:+.1f} to {100 * self.high:+.1f})"


def understood(said: str, heard: str) -> Understood:
    """Compare what was said with what was heard, syllable by syllable."""
    syllables = _syllables(said)
    return Understood(min(len(syllables), _distance(syllables, _syllables(heard))), len(syllables))


def error_rate(sentences: Sequence[Understood]) -> float:
    """Return the share of syllables that were not understood."""
    return sum(s.wrong for s in sentences) / sum(s.total for s in sentences)


def gain(before: Sequence[Understood], after: Sequence[Understood]) -> Gain:
    """Compare two versions of the same sentences, pair by pair (bootstrap over the sentences)."""
    spared = np.array([b.wrong - a.wrong for b, a in zip(before, after, strict=True)])
    totals = np.array([b.total for b in before])
    draws = np.random.default_rng(0).integers(len(spared), size=(_DRAWS, len(spared)))
    low, high = np.percentile(spared[draws].sum(axis=1) / totals[draws].sum(axis=1), [2.5, 97.5])
    return Gain(float(spared.sum() / totals.sum()), float(low), float(high))


def _syllables(text: str) -> list[str]:
    kept = (c if c.isalnum() else " " for c in unicodedata.normalize("NFC", text).lower())
    return "".join(kept).split()


def _distance(said: Sequence[str], heard: Sequence[str]) -> int:
    """Count the syllables to insert, drop or replace (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for number, syllable in enumerate(said, start=1):
        previous, row[0] = row[0], number
        for index, other in enumerate(heard, start=1):
            previous, row[index] = (
                row[index],
                min(row[index] + 1, row[index - 1] + 1, previous + (syllable != other)),
            )
    return row[-1]
