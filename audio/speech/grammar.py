"""The rules of grammar.yml, compiled for a lexicon: what a span of text is, and how it is said."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from string import Formatter
from typing import Any

from audio.speech import checks, context, numbers, readers
from audio.speech.alphabet import LETTER, UPPER, any_of, read_facts
from audio.speech.lexicon import Lexicon
from audio.speech.words import joined

Match = re.Match[str]
Test = Callable[[Match, Lexicon], bool]
Matcher = Callable[[str, int], Match | None]
Reader = Callable[[str, Lexicon], str | None]

_GROUP = re.compile(r"\(\?P<\w+>")
_LEAD = re.compile(r"^(\(\?<!\[[^]]+\]\)(?:\(\?=[^()]+\))?)")
_PART = re.compile(r"\{([a-z_]+)\}")
# Sections of the lexicon that patterns name, beside its contexts.
_NAMED = ("units", "money", "prefixes", "numbered", "documents", "short_codes")
# What a row may demand of a match besides its form, the cheapest first.
_DEMANDS = ("after", "before", "left", "check", "far")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table; ``say`` is literal words, and named groups with their readers."""

    kind: str
    starts: str
    pattern: re.Pattern[str]
    tests: tuple[tuple[Test, bool], ...]
    say: tuple[str | tuple[str | int, Reader], ...]
    example: str

    def read(self, m: Match, lexicon: Lexicon) -> str | None:
        """Say a match; None where its context or its form speaks against it."""
        for test, wanted in self.tests:
            if test(m, lexicon) is not wanted:
                return None
        said: list[str] = []
        for piece in self.say:
            if isinstance(piece, str):
                said.append(piece)
            elif (written := m[piece[0]]) is not None:
                if (reading := piece[1](written, lexicon)) is None:
                    return None
                said.append(reading)
        return joined(said)


class Grammar:
    """All rules for one lexicon; stateless but for patterns compiled when first asked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        facts = read_facts("grammar.yml")
        parts = {**_taught_parts(lexicon), **facts["parts"]}
        self._lexicon = lexicon
        self.rules = tuple(_rule(row, parts, lexicon) for row in facts["rules"])
        self._tables = {c: _Table([rule for rule in self.rules if c in rule.starts]) for c in "9a+"}

    def classify(self, text: str, at: int) -> tuple[Rule, Match, str] | None:
        """Find the rule that decides at a place, its match and the reading; None at white space."""
        c = text[at]
        table, first = self._tables["9" if "0" <= c <= "9" else "a" if c.isalpha() else "+"], 0
        while found := table[first](text, at):
            first += found.lastindex or 0
            rule = table.rules[first - 1]
            m = rule.pattern.match(text, at) if rule.pattern.groups else found
            if m and (reading := rule.read(m, self._lexicon)) is not None:
                return rule, m, reading
        return None


class _Table(dict[int, Matcher]):
    """Ordered rules; the item i matches the first of the rules from i on, its group telling which."""

    def __init__(self, rules: list[Rule]) -> None:
        self.rules = rules

    def __missing__(self, first: int) -> Matcher:
        """Compile the rules left; what neighbours demand of the signs around them is looked for once."""
        bare = (_GROUP.sub("(?:", rule.pattern.pattern) for rule in self.rules[first:])
        runs = groupby(map(_LEAD.split, bare), key=lambda split: "".join(split[1:-1]))
        branches = ((lead, "|".join(f"(?:{rest})()" for *_, rest in run)) for lead, run in runs)
        self[first] = re.compile("|".join(f"{lead}(?:{rests})" for lead, rests in branches)).match
        return self[first]


def _taught_parts(lexicon: Lexicon) -> Mapping[str, str]:
    """Name the patterns that hold what the lexicon teaches."""
    phrases = [key for key in lexicon.abbreviations if not key.isalnum()]
    measures = lexicon.units.keys() | lexicon.money.keys()
    terms = {
        **lexicon.contexts,
        **{name: getattr(lexicon, name) for name in _NAMED},
        "phrase": {*phrases, *(key[0].upper() + key[1:] for key in phrases)},
        "foreign_phrase": [key for key in lexicon.foreign if not key.isalnum()],
        "measure": measures,
        "measure_apart": measures - lexicon.contexts["dinh_lien"],
    }
    return {"letter": LETTER, "upper": UPPER, **{name: any_of(found) for name, found in terms.items()}}


def _rule(row: Mapping[str, Any], parts: Mapping[str, str], lexicon: Lexicon) -> Rule:
    def filled(pattern: str) -> str:
        return _PART.sub(lambda part: filled(parts[part[1]]), pattern)

    def tests() -> Iterator[tuple[Test, bool]]:
        for key in (key for name in _DEMANDS for key in (name, f"not_{name}") if key in row):
            name, wanted = key.removeprefix("not_"), not key.startswith("not_")
            if name == "check":
                yield from ((getattr(checks, check), wanted) for check in row[key])
            elif name in ("left", "far"):
                pattern = re.compile(rf"(?:{filled(row[key])})\Z", re.M)
                yield partial(getattr(context, name), pattern), wanted
            else:
                terms = frozenset[str]().union(*(lexicon.contexts[c] for c in row[key]))
                yield partial(getattr(context, name), terms), wanted

    say: list[str | tuple[str | int, Reader]] = []
    for literal, group, reader, _ in Formatter().parse(row["say"]):
        say += [literal.strip()] if literal.strip() else []
        say += [(0 if group == "0" else group, _reader(reader or "whole"))] if group else []
    pattern = re.compile(filled(row["match"]))
    return Rule(row["kind"], row["at"], pattern, tuple(tests()), tuple(say), row["eg"])


def _reader(name: str) -> Reader:
    """Find a reader in numbers or readers, or make one that looks in the lexicon: "units|money"."""
    if of_digits := getattr(numbers, name, None):
        return lambda text, lexicon: of_digits(text)
    sections = name.split("|")
    if Lexicon.model_fields.keys() >= {*sections}:
        return partial(_taught, sections)
    found: Reader = getattr(readers, name)
    return found


def _taught(sections: Sequence[str], text: str, lexicon: Lexicon) -> str | None:
    written = text.strip()
    keys = (written, written[:1].lower() + written[1:], written.lower())
    return next(filter(None, (getattr(lexicon, s).get(key) for s in sections for key in keys)), None)
