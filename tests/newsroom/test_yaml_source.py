"""YAML keeps every scalar as text, with its line, and refuses rather than guesses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.errors import Problem
from newsroom.yaml_source import YamlProblem, parse_yaml


def test_scalars_stay_text() -> None:
    source = parse_yaml("a: 05:30\nb: no\nc: 0200\nd: 2026-01-01\ne: ~\nf: 1_0\n")
    assert source.data == {"a": "05:30", "b": "no", "c": "0200", "d": "2026-01-01", "e": "~", "f": "1_0"}


def test_lines_of_keys_and_items() -> None:
    source = parse_yaml("a: 1\nb:\n  - x\n  - {c: y}\n", first_line=10)
    assert source.line(("b", 1, "c")) == 13
    assert source.line(("b", 0)) == 12
    assert source.line(("b", 7, "zzz")) == 11, "the nearest thing around it"


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read: object = parse_yaml(text).data
    except YamlProblem as refused:
        read = refused.at("x")
    assert isinstance(read, dict | Problem)


def test_loops_and_bombs_are_refused() -> None:
    for text in ("a: &x [*x]\n", "a: &a [1]\nb: &b [*a, *a]\n"):
        with pytest.raises(YamlProblem, match="bắt đầu bằng dấu &"):
            parse_yaml(text)
