"""Split sentences that are too long for an engine where a reader would take breath."""

import re

# Best first: where a clause ends, then between any two words.
_BOUNDARIES = (re.compile(r"(?<=[,;:.!?…–])\s+"), re.compile(r"\s+"))


def pack_clauses(text: str, longest_chars: int) -> tuple[str, ...]:
    """Cut a sentence into as few pieces as fit, at clause boundaries where there are any.

    >>> pack_clauses("Mời bà con, nhất là các cụ, đến họp.", 28)
    ('Mời bà con, nhất là các cụ,', 'đến họp.')
    """
    return _pack(text.strip(), longest_chars, 0)


def _pack(text: str, longest_chars: int, level: int) -> tuple[str, ...]:
    if len(text) <= longest_chars:
        return (text,) if text else ()
    if level == len(_BOUNDARIES):  # one endless word
        return tuple(text[i : i + longest_chars] for i in range(0, len(text), longest_chars))
    packed: list[str] = []
    for part in _BOUNDARIES[level].split(text):
        if packed and len(packed[-1]) + 1 + len(part) <= longest_chars:
            packed[-1] += " " + part
        else:
            packed += _pack(part, longest_chars, level + 1)
    return tuple(packed)
