"""Every row of the grammar, proved by its own example."""

import pytest

from audio.speech import Lexicon
from audio.speech.clean import clean
from audio.speech.grammar import Grammar, Rule

GRAMMAR = Grammar(Lexicon.load())


@pytest.mark.parametrize("rule", GRAMMAR.rules, ids=lambda rule: rule.example)
def test_a_rule_decides_in_its_example(rule: Rule) -> None:
    assert rule in [decided for decided, *_ in GRAMMAR.classify(clean(rule.example))]
