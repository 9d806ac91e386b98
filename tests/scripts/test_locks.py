from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from environment import ROOT, Tools

PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def pins(tools: Tools) -> set[tuple[str, str]]:
    return set(PIN.findall((ROOT / tools.value).read_text(encoding="utf-8")))


def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~ ;\[]", requirement)[0] for requirement in requirements}


@pytest.mark.parametrize("tools", Tools)
def test_lock_names_no_index(tools: Tools) -> None:
    lock = (ROOT / tools.value).read_text(encoding="utf-8")
    assert "://" not in lock
    assert not re.search(r"^\s*--(?!hash=sha256:)", lock, re.MULTILINE)
    assert not re.search(r"(?<!\\)\\(?!\n)|[ (]/|\bfile:", lock), "the path of a machine"


@pytest.mark.parametrize("tools", Tools)
def test_every_pin_has_hashes(tools: Tools) -> None:
    lock = (ROOT / tools.value).read_text(encoding="utf-8")
    assert len(PIN.findall(lock)) == len(
        re.findall(r"^\S.*\\\n    --hash=sha256:[0-9a-f]{64}", lock, re.MULTILINE)
    )


def test_locks_hold_every_dependency() -> None:
    groups = pyproject()["dependency-groups"]
    wanted = names(pyproject()["project"]["dependencies"]) | names(groups["build"])
    assert wanted <= {name for name, _ in pins(Tools.BUILD)}
    assert names(groups["test"]) <= {name for name, _ in pins(Tools.TEST)}


def test_tests_run_on_the_versions_that_editors_run() -> None:
    assert pins(Tools.BUILD) <= pins(Tools.TEST)
