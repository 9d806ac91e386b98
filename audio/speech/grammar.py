"""The rules of grammar.yml, compiled for a lexicon: what a span of text is, and how it is said."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from string import Formatter
from typing import Any

from audio.speech import demands, numbers, readers
from audio.speech.alphabet import LETTER, UPPER, any_of, read_facts
from audio.speech.lexicon import Lexicon

Match = re.Match[str]
Test = Callable[[Match, Lexicon], bool]
Reader = Callable[[str, Lexicon], str | None]

_GROUP = re.compile(r"\(\?P<\w+>")
_LEAD = re.compile(r"^(\(\?<!\[[^]]+\]\)(?:\(\?=(?:[^()]|\([^()]+\))+\))?)")
_PART = re.compile(r"\{([a-z_]+)\}")
_AFTER_DIGITS = re.compile(r"\d+ ?(.?)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table; ``say`` is groups of the pattern with their readers, literal words as group 0."""

    kind: str
    starts: str
    then: str
    pattern: re.Pattern[str]
    tests: tuple[tuple[Test, bool], ...]
    say: tuple[tuple[str | int, Reader], ...]
    example: str

    def may_begin(self, key: str) -> bool:
        """Tell whether its span may begin with a sign, with A, a, or with 9 and what follows the digits."""
        return not self.starts or (key[0] in self.starts and (not self.then or key[1:] in self.then))

    def read(self, m: Match, lexicon: Lexicon) -> str | None:
        """Say a match; None where its context or its form speaks against it."""
        for test, wanted in self.tests:
            if test(m, lexicon) is not wanted:
                return None
        said = [reader(m[group], lexicon) for group, reader in self.say if m[group] is not None]
        return None if None in said else readers.joined(said)


class Grammar:
    """All rules for one lexicon; stateless but for patterns compiled when first asked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        facts = read_facts("grammar.yml")
        parts = {**_taught_parts(lexicon), **facts["parts"]}
        self._lexicon = lexicon
        self.rules = tuple(_rule(row, parts, lexicon) for row in facts["rules"])
        self._signs = {c for rule in self.rules for c in rule.starts + rule.then}
        self._tables = dict[str, _Table]()

    def classify(self, text: str) -> Iterator[tuple[Rule, Match, str]]:
        """Cut a text into spans, white space aside: of each the rule that decides, its match and reading."""
        at, end = 0, len(text)
        while at < end:
            if text[at].isspace():
                at += 1
                continue
            table, first, reading = self._table(text, at), 0, None
            while reading is None and (found := table[first].match(text, at)):
                first += found.lastindex or 0
                rule = table.rules[first - 1]
                m = rule.pattern.match(text, at) if rule.pattern.groups else found
                reading = rule.read(m, self._lexicon) if m else None
            if m and reading is not None:  # the last row takes any sign
                yield rule, m, reading
                at = m.end()

    def _table(self, text: str, at: int) -> "_Table":
        """Find the rules that may begin here."""
        after = _AFTER_DIGITS.match(text, at)
        key = "9" + self._kind(after[1]) if after else self._kind(text[at])
        if key not in self._tables:
            self._tables[key] = _Table([rule for rule in self.rules if rule.may_begin(key)])
        return self._tables[key]

    def _kind(self, c: str) -> str:
        if c.isalpha():
            return "A" if c.isupper() else "a"
        return "9" if c.isdecimal() else c if c in self._signs else " "


class _Table(dict[int, re.Pattern[str]]):
    """Ordered rules; the item i matches the first of the rules from i on, its group telling which."""

    def __init__(self, rules: list[Rule]) -> None:
        self.rules = rules

    def __missing__(self, first: int) -> re.Pattern[str]:
        """Compile the rules left; what neighbours demand of the signs around them is looked for once."""
        bare = (_GROUP.sub("(?:", rule.pattern.pattern) for rule in self.rules[first:])
        runs = groupby(map(_LEAD.split, bare), key=lambda split: "".join(split[1:-1]))
        branches = ((lead, "|".join(f"(?:{rest})()" for *_, rest in run)) for lead, run in runs)
        self[first] = re.compile("|".join(f"{lead}(?:{rests})" for lead, rests in branches))
        return self[first]


def _taught_parts(lexicon: Lexicon) -> Mapping[str, str]:
    """Name the patterns that hold what the lexicon teaches, terms with signs, digits or spaces apart."""
    phrases = [key for key in lexicon.abbreviations if not key.isalpha()]
    terms = {
        **dict(lexicon),
        **lexicon.contexts,
        "phrase": {*phrases, *(key[0].upper() + key[1:] for key in phrases)},
        "foreign_phrase": [key for key in lexicon.foreign if not key.isalnum()],
    }
    return {"letter": LETTER, "upper": UPPER, **{name: any_of(found) for name, found in terms.items()}}


def _rule(row: Mapping[str, Any], parts: Mapping[str, str], lexicon: Lexicon) -> Rule:
    def filled(pattern: str) -> str:
        return _PART.sub(lambda part: filled(parts[part[1]]), pattern)

    def tests() -> Iterator[tuple[Test, bool]]:
        for key, asked in row.items():
            name, wanted = key.removeprefix("not_"), not key.startswith("not_")
            if name == "check":
                yield getattr(demands, asked), wanted
            elif name in ("left", "far"):
                pattern = re.compile(rf"(?:{filled(asked)})\Z")
                yield partial(demands.ends, pattern, demands.FAR if name == "far" else demands.NEAR), wanted
            elif name in ("after", "before"):
                terms = frozenset[str]().union(*(lexicon.contexts[c] for c in asked))
                yield partial(getattr(demands, name), terms), wanted

    def say() -> Iterator[tuple[str | int, Reader]]:
        for words, group, reader, _ in Formatter().parse(row["say"]):
            if words.strip():
                yield 0, partial(readers.literal, words.strip())
            if group:
                yield 0 if group == "0" else group, _reader(reader or "whole")

    starts, then, pattern = row.get("at", ""), row.get("then", ""), re.compile(filled(row["match"]))
    return Rule(row["kind"], starts, then, pattern, tuple(tests()), tuple(say()), row["eg"])


def _reader(name: str) -> Reader:
    """Find a reader in numbers or readers, or make one of sections of the lexicon: "units|money"."""
    if of_digits := getattr(numbers, name.removeprefix("each_"), None):
        if name.startswith("each_"):
            return lambda text, lexicon: ", ".join(map(of_digits, re.split("[,-]", text)))
        return lambda text, lexicon: of_digits(text)
    found: Reader = getattr(readers, name, None) or partial(readers.taught, name.split("|"))
    return found
