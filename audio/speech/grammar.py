"""The rules of grammar.yml, compiled for a lexicon: what a span of text is, and how it is said."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from string import Formatter
from typing import Any

from audio.speech import checks, context
from audio.speech.alphabet import LETTER, UPPER, any_of, read_facts
from audio.speech.lexicon import Lexicon
from audio.speech.readers import READERS, Reader, Reading
from audio.speech.words import Guess

# Tests a match against what a row demands there: terms, or for ``left`` a pattern.
Test = Callable[[re.Match[str], Any, Lexicon], bool]
Matcher = Callable[[str, int], re.Match[str] | None]

_GROUP = re.compile(r"\(\?P<\w+>")
_LEAD = re.compile(r"^(\(\?<!\[[^]]+\]\)(?:\(\?=[^()]+\))?)")
_PART = re.compile(r"\{([a-z_]+)\}")
_NEVER_APART = frozenset("k K H V W L Đ s ' '' ng CV HP T C F".split())  # "tổ 5 K" is not 5,000
_SURROUNDINGS: Mapping[str, Test] = {
    "after": lambda m, terms, _: context.follows(m, terms),
    "before": lambda m, terms, lexicon: context.precedes(m, terms, lexicon.abbreviations),
    "then": lambda m, terms, lexicon: context.precedes(m, terms, lexicon.abbreviations, at_end=True),
    "left": lambda m, pattern, _: context.ends_left(m, pattern),
    "near": lambda m, terms, _: context.reaches(m, terms),
    "called": lambda m, terms, lexicon: context.reaches(m, terms, lexicon.contexts["dem_may"]),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table; ``say`` alternates literal words with readers of a named group."""

    kind: str
    starts: str
    pattern: re.Pattern[str]
    tests: tuple[tuple[Test, Any, bool], ...]
    check: Callable[[re.Match[str], Lexicon], bool] | None
    say: tuple[tuple[str, str | int, Reader | None], ...]
    example: str

    def read(self, m: re.Match[str], lexicon: Lexicon) -> Reading:
        """Say a match, in which groups are yet to be found; None where context or form speak against it."""
        for test, demand, wanted in self.tests:
            if test(m, demand, lexicon) is not wanted:
                return None
        if self.pattern.groups:
            m = self.pattern.match(m.string, m.start()) or m
        if self.check and not self.check(m, lexicon):
            return None
        said, guess = "", None
        for words, group, reader in self.say:
            reading = reader(m[group], lexicon) if reader and m[group] is not None else ""
            if reading is None:
                return None
            guess = reading if isinstance(reading, Guess) else guess
            said += words + (reading.spoken if isinstance(reading, Guess) else reading)
        return guess._replace(spoken=said.strip()) if guess else said.strip()


class Grammar:
    """All rules for one lexicon; stateless but for patterns compiled when first asked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        facts = read_facts("grammar.yml")
        parts = {**_taught_parts(lexicon), **facts["parts"]}
        self._lexicon = lexicon
        self.rules = tuple(_rule(row, parts, lexicon) for row in facts["rules"])
        self._tables = {c: _Table([rule for rule in self.rules if c in rule.starts]) for c in "9a+"}

    def classify(self, text: str, at: int) -> tuple[Rule, re.Match[str], str | Guess] | None:
        """Find the rule that decides at a place, its match and the reading; None at white space."""
        c = text[at]
        table, first = self._tables["9" if "0" <= c <= "9" else "a" if c.isalpha() else "+"], 0
        while m := table[first](text, at):
            first += m.lastindex or 0
            rule = table.rules[first - 1]
            if (reading := rule.read(m, self._lexicon)) is not None:
                return rule, m, reading
        return None


class _Table(dict[int, Matcher]):
    """Ordered rules; the item i matches the first of the rules from i on, its group telling which."""

    def __init__(self, rules: list[Rule]) -> None:
        self.rules = rules

    def __missing__(self, first: int) -> Matcher:
        """Compile the rules left; what neighbours demand of the sign before them is looked up once."""
        bare = (_GROUP.sub("(?:", rule.pattern.pattern) for rule in self.rules[first:])
        runs = groupby(map(_LEAD.split, bare), key=lambda split: "".join(split[1:-1]))
        joined = ((behind, "|".join(f"(?:{rest})()" for *_, rest in run)) for behind, run in runs)
        self[first] = re.compile("|".join(f"{behind}(?:{rests})" for behind, rests in joined)).match
        return self[first]


def _taught_parts(lexicon: Lexicon) -> Mapping[str, str]:
    """Name the patterns that hold what the lexicon teaches."""
    measures = {**lexicon.units, **lexicon.money}
    apart = any_of(u for u in measures if u not in _NEVER_APART)
    loose = [k for k in lexicon.foreign if not k.isalnum()]
    phrases = {k for k in lexicon.abbreviations if not k.isalnum()}
    phrases.update(cased for k in loose for cased in (k, k.capitalize(), k.title(), k.upper()))
    tables = {
        "units": lexicon.units, "money": lexicon.money, "phrase": phrases, "title": lexicon.prefixes,
        "numbered": lexicon.numbered, "document": lexicon.documents, "short_code": lexicon.short_codes,
    }  # fmt: skip
    return {
        "letter": LETTER,
        "upper": UPPER,
        "unit": f"(?:(?:{any_of(measures)})|[ ](?:{apart})){{end}}(?!/[cC]{{end}})",
        **{name: f"(?:{any_of(terms)})" for name, terms in (*lexicon.contexts.items(), *tables.items())},
    }


def _rule(row: Mapping[str, Any], parts: Mapping[str, str], lexicon: Lexicon) -> Rule:
    def filled(pattern: str) -> str:
        return _PART.sub(lambda part: filled(parts[part[1]]), pattern)

    say = [
        (
            words,
            int(group) if group == "0" else group or 0,
            READERS[spec or ""] if group is not None else None,
        )
        for words, group, spec, _ in Formatter().parse(row["say"])
    ]
    tests = tuple(_tests(row, filled, lexicon))
    pattern = re.compile(filled(row["match"]))
    check = getattr(checks, row.get("check", ""), None)
    return Rule(row["kind"], row["at"], pattern, tests, check, tuple(say), row["eg"])


def _tests(
    row: Mapping[str, Any], filled: Callable[[str], str], lexicon: Lexicon
) -> Iterator[tuple[Test, Any, bool]]:
    """List what a row demands of its surroundings, the cheapest test first."""
    for name, test in _SURROUNDINGS.items():
        for key in {name, f"not_{name}"} & row.keys():
            if name == "left":
                yield test, re.compile(rf"(?:{filled(row[key])})\Z", re.M), key == name
            else:
                yield test, frozenset[str]().union(*(lexicon.contexts[c] for c in row[key])), key == name
