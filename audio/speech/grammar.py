"""The rules of grammar.yml, compiled for a lexicon: what a span of text is, and how it is said."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

from audio.speech import checks, context
from audio.speech.alphabet import LETTER, UPPER, any_of, read_facts
from audio.speech.lexicon import Lexicon
from audio.speech.readers import READERS, Reader, Reading
from audio.speech.words import Guess

Test = Callable[[re.Match[str]], bool]

_PART = re.compile(r"\{([a-z_]+)\}")
_NEVER_APART = frozenset("k K H V W L Đ s ' '' ng CV HP T C F".split())  # "tổ 5 K" is not 5,000


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table; ``say`` alternates literal words with readers of a named group."""

    kind: str
    starts: str
    pattern: re.Pattern[str]
    tests: tuple[Test, ...]
    say: tuple[tuple[str, str | int, Reader | None], ...]
    example: str

    def read(self, m: re.Match[str], lexicon: Lexicon) -> Reading:
        """Say a match of the pattern, or return None where context or form speak against the rule."""
        for test in self.tests:
            if not test(m):
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
    """All rules for one lexicon; compiled once, stateless afterwards."""

    def __init__(self, lexicon: Lexicon) -> None:
        facts = read_facts("grammar.yml")
        parts = {**_taught_parts(lexicon), **facts["parts"]}
        self._lexicon = lexicon
        self.rules = tuple(_rule(row, parts, lexicon) for row in facts["rules"])
        by_start = {c: [rule for rule in self.rules if c in rule.starts] for c in "9a+"}
        self._tables = {
            c: (_alternation(rules).match, [(rule.pattern.match, rule) for rule in rules])
            for c, rules in by_start.items()
        }

    def classify(self, text: str, at: int) -> tuple[Rule, re.Match[str], str | Guess] | None:
        """Find the rule that decides at a place, its match and the reading; None at white space."""
        c = text[at]
        match_any, rows = self._tables["9" if "0" <= c <= "9" else "a" if c.isalpha() else "+"]
        m = match_any(text, at)
        if m is None:
            return None
        first = int((m.lastgroup or "r0")[1:])
        rule = rows[first][1]
        # A pattern without groups of its own has nothing to tell beyond what the alternation matched.
        if not rule.pattern.groups and (reading := rule.read(m, self._lexicon)) is not None:
            return rule, m, reading
        for match, rule in rows[first:]:
            if (own := match(text, at)) and (reading := rule.read(own, self._lexicon)) is not None:
                return rule, own, reading
        raise AssertionError("the last rule declines nothing")


def _alternation(rules: list[Rule]) -> re.Pattern[str]:
    """Compile patterns into one whose only groups are r0, r1, … in order."""
    bare = (re.sub(r"\(\?P<\w+>", "(?:", rule.pattern.pattern) for rule in rules)
    return re.compile("|".join(f"(?P<r{i}>{pattern})" for i, pattern in enumerate(bare)))


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
    return Rule(row["kind"], row["at"], pattern, tests, tuple(say), row["eg"])


def _tests(row: Mapping[str, Any], filled: Callable[[str], str], lexicon: Lexicon) -> Iterator[Test]:
    """Turn what a row demands of its surroundings into tests, the cheapest first."""

    def terms(key: str) -> frozenset[str]:
        return frozenset[str]().union(*(lexicon.contexts[name] for name in row[key]))

    def precedes(m: re.Match[str], wanted: frozenset[str]) -> bool:
        return not wanted.isdisjoint(context.next_words(m, lexicon.abbreviations))

    if "left" in row:
        left = re.compile(f"(?:{filled(row['left'])})$")
        yield lambda m: left.search(context.before(m)) is not None
    if "not_left" in row:
        unlike = re.compile(f"(?:{filled(row['not_left'])})$")
        yield lambda m: unlike.search(context.before(m)) is None
    if "after" in row:
        after = terms("after")
        yield lambda m: context.follows(m, after)
    if "not_after" in row:
        not_after = terms("not_after")
        yield lambda m: not context.follows(m, not_after)
    if "before" in row:
        following = terms("before")
        yield lambda m: precedes(m, following)
    if "not_before" in row:
        not_following = terms("not_before")
        yield lambda m: not precedes(m, not_following)
    if "then" in row:
        then = terms("then")
        yield lambda m: precedes(m, then) or not context.next_words(m, {})
    if "near" in row:
        near = terms("near")
        yield lambda m: context.reaches(m, near)
    if "called" in row:
        by, through = (lexicon.contexts[name] for name in row["called"])
        yield lambda m: context.reaches(m, by, through)
    if "check" in row:
        check = getattr(checks, row["check"])
        yield lambda m: check(m, lexicon)
