"""The two commands must say something useful even to a Python that cannot run them."""

from __future__ import annotations

import ast

import pytest

from environment import ROOT


@pytest.mark.parametrize("script", ["build.py", "test.py"])
def test_an_old_python_can_read_the_command(script: str) -> None:
    source = (ROOT / "scripts" / script).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    check = next(index for index, node in enumerate(tree.body) if isinstance(node, ast.If))
    before = [name.name for node in tree.body[:check] if isinstance(node, ast.Import) for name in node.names]
    assert before == ["sys"], "nothing that an old Python lacks may be imported before its version is checked"
    assert not any(isinstance(node, ast.ImportFrom) for node in tree.body[:check])
