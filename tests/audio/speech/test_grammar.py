"""Every row of the grammar, proved by its own example."""

import pytest

from audio.speech import Lexicon
from audio.speech.clean import clean
from audio.speech.grammar import Grammar, Rule

GRAMMAR = Grammar(Lexicon.load())


@pytest.mark.parametrize("rule", GRAMMAR.rules, ids=lambda rule: rule.example)
def test_a_rule_decides_in_its_example(rule: Rule) -> None:
    text, at, decided = clean(rule.example), 0, []
    while at < len(text):
        found = GRAMMAR.classify(text, at)
        decided += [found[0]] if found else []
        at = found[1].end() if found else at + 1
    assert rule in decided
