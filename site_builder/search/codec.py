"""Whole numbers as short text: what a posting list is written in."""

from collections.abc import Iterable

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_MORE = 32
"""A digit from here on says that another follows, of higher value."""


def encode(numbers: Iterable[int]) -> str:
    """Write numbers ≥ 0 one after the other, five bits a character, the lowest first.

    >>> encode([0, 31, 32])
    'AfgB'
    """
    written = []
    for number in numbers:
        while number >= _MORE:
            written.append(_DIGITS[number % _MORE + _MORE])
            number //= _MORE
        written.append(_DIGITS[number])
    return "".join(written)


def encode_ascending(numbers: Iterable[int]) -> str:
    """Write ascending numbers as their steps."""
    before, steps = 0, []
    for number in numbers:
        steps.append(number - before)
        before = number
    return encode(steps)
