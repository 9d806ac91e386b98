"""The house itself: which room may import which, and that every package and folder is where it should be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAY_IMPORT = {
    "newsroom": {"newsroom"},
    "audio": {"audio", "newsroom"},
    "feeds": {"feeds", "newsroom"},
    "site_builder": {"site_builder", "audio", "feeds", "newsroom"},
}
SCRIPTS = {path.stem for path in (ROOT / "scripts").glob("*.py")}


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imported(tree: ast.AST) -> Iterator[str]:
    """Name the top-level package of every import, those inside functions included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield (node.module or "").partition(".")[0]


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_imports_keep_their_direction(room: str) -> None:
    ours = {*MAY_IMPORT, *SCRIPTS, "scripts", "tests"}
    assert modules(room)
    for file in modules(room):
        wrong = set(imported(ast.parse(file.read_bytes()))) & ours - MAY_IMPORT[room]
        assert not wrong, f"{file.relative_to(ROOT)} imports {wrong}"


def test_scripts_that_set_up_need_only_the_standard_library() -> None:
    import sys

    for name in ("build.py", "test.py", "environment.py"):
        found = set(imported(ast.parse((ROOT / "scripts" / name).read_bytes())))
        assert found <= sys.stdlib_module_names | SCRIPTS, name


@pytest.mark.parametrize("room", [*MAY_IMPORT, "scripts"])
def test_no_module_outgrows_a_screenful_of_screens(room: str) -> None:
    long = {
        f"{m.relative_to(ROOT)}: {n}" for m in modules(room) if (n := len(m.read_bytes().splitlines())) > 300
    }
    assert not long


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_every_module_says_what_it_holds(room: str) -> None:
    silent = [
        str(m.relative_to(ROOT)) for m in modules(room) if not ast.get_docstring(ast.parse(m.read_bytes()))
    ]
    assert not silent
