"""What the voice was taught: the facts of lexicon.yml, and how a commune's own file is laid over them."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from audio.speech.alphabet import LETTER, read_facts
from newsroom.errors import Problem
from newsroom.wire_errors import problems_of
from newsroom.wire_types import refusal
from newsroom.yaml_source import YamlProblem, parse_yaml

_SPEAKABLE = re.compile(rf"[{LETTER}]+(?:[ ,]+[{LETTER}]+)*")


def _speakable(reading: str) -> str:
    if _SPEAKABLE.fullmatch(reading):
        return reading
    problem = f'cách đọc "{reading}" có chỗ không đọc thành tiếng được'
    raise refusal(problem, "viết như khi nói, ví dụ  UBND: ủy ban nhân dân")


def _lowered(section: dict[str, str]) -> dict[str, str]:
    return {key.lower(): reading for key, reading in section.items()}


_or_empty = BeforeValidator(lambda section: section or {})  # a section of which only the name stands
Readings = Annotated[dict[str, Annotated[str, AfterValidator(_speakable)]], _or_empty]
SignReading = Annotated[str, AfterValidator(lambda said: said and _speakable(said))]  # "": passed over
Signs = Annotated[dict[str, SignReading], _or_empty]
Terms = Annotated[frozenset[str], _or_empty]


class Lexicon(BaseModel):
    """Hold every linguistic fact the rules consult, by the sections of lexicon.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    # One lexicon is told from another by identity: it is a key of caches.
    __eq__, __hash__ = object.__eq__, object.__hash__

    abbreviations: Readings = Field(default={}, alias="viet_tat")
    prefixes: Readings = Field(default={}, alias="dung_truoc")
    numbered: Readings = Field(default={}, alias="truoc_so")
    documents: Readings = Field(default={}, alias="van_ban")
    letters: Terms = Field(default=frozenset(), alias="danh_van")
    units: Readings = Field(default={}, alias="don_vi")
    money: Readings = Field(default={}, alias="tien_te")
    symbols: Signs = Field(default={}, alias="ky_hieu")
    hosts: Readings = Field(default={}, alias="ten_mien")
    foreign: Annotated[Readings, AfterValidator(_lowered)] = Field(default={}, alias="phien_am")
    letter_names: Readings = Field(default={}, alias="chu_cai")
    directions: Readings = Field(default={}, alias="huong")
    short_codes: Terms = Field(default=frozenset(), alias="dau_so")
    contexts: Annotated[dict[str, Terms], _or_empty] = Field(default={}, alias="ngu_canh")

    @classmethod
    def load(cls) -> Self:
        """Read the shipped lexicon."""
        return cls.model_validate(read_facts("lexicon.yml"))

    def overlay(self, sections: Mapping[str, Any]) -> Self:
        """Return a lexicon with the given sections, already checked, laid over these entry by entry."""
        taught = Lexicon.model_validate(sections)
        merged = {name: getattr(self, name) | getattr(taught, name) for name in Lexicon.model_fields}
        for name, terms in self.contexts.items():
            merged["contexts"][name] |= terms
        return self.model_copy(update=merged)

    def spell(self, letters: str) -> str:
        """Name letters one by one; a letter without a taught name stands for itself."""
        return " ".join(self.letter_names.get(c.upper(), c.lower()) for c in letters if c.isalpha())


def check(text: str, path: str) -> list[Problem]:
    """Find every mistake in the text of a lexicon file: bad YAML, unknown sections, unsayable readings."""
    try:
        source = parse_yaml(text)
    except YamlProblem as error:
        return [error.at(path)]
    try:
        Lexicon.model_validate(source.data)
    except ValidationError as error:
        return list(problems_of(error, Lexicon, source, path))
    return []
