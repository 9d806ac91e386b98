"""What the commune taught its voice in `content/lexicon.yml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from audio.speech import Lexicon, Speaker, check
from newsroom.errors import Problem
from newsroom.front_matter import decode
from newsroom.yaml_source import YamlProblem, parse_yaml

LEXICON_FILE = "lexicon.yml"


@dataclass(frozen=True, slots=True)
class Taught:
    """The sections of the commune's lexicon, to be laid over the one the program brings."""

    sections: dict[str, Any]

    def speaker(self) -> Speaker:
        """Make a speaker that knows both; takes about half a second."""
        return Speaker(_brought().overlay(self.sections))

    def abbreviations(self) -> Mapping[str, str]:
        """Return how abbreviations are read, the commune's own included."""
        return _brought().overlay(self.sections).abbreviations


@lru_cache(1)
def _brought() -> Lexicon:
    return Lexicon.load()


def read_lexicon(folder: Path) -> tuple[list[Problem], Taught]:
    """Read and check the lexicon of a content folder; a commune needs none."""
    path = f"content/{LEXICON_FILE}"
    try:
        text = decode((folder / LEXICON_FILE).read_bytes())
    except FileNotFoundError:
        return [], Taught({})
    except YamlProblem as problem:
        return [problem.at(path)], Taught({})
    problems = check(text, path)
    return problems, Taught({} if problems else parse_yaml(text).data)
