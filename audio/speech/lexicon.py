"""What the voice was taught: the facts of lexicon.yml, and how a commune's own file is laid over them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, NamedTuple

from audio.speech.alphabet import LETTER
from newsroom.yaml_source import YamlProblem, YamlSource, parse_yaml

SHIPPED = Path(__file__).with_name("lexicon.yml")
_SPEAKABLE = re.compile(rf"[{LETTER}]+(?:[ ,]+[{LETTER}]+)*")
_LIST_SECTIONS = ("danh_van", "dau_so")
_OPTIONAL_READING = ("ky_hieu",)  # a symbol with an empty reading is passed over on purpose


class Problem(NamedTuple):
    """One mistake in a lexicon file, told to the editor who made it."""

    line: int
    key: str
    problem: str
    remedy: str


def _section(name: str) -> Any:
    return field(default_factory=dict, metadata={"section": name})


@dataclass(frozen=True, eq=False)  # one lexicon is told from another by identity: a key of caches
class Lexicon:
    """Hold every linguistic fact the rules consult; the fields mirror the sections of lexicon.yml."""

    abbreviations: Mapping[str, str] = _section("viet_tat")
    prefixes: Mapping[str, str] = _section("dung_truoc")
    numbered: Mapping[str, str] = _section("truoc_so")
    documents: Mapping[str, str] = _section("van_ban")
    letters: Mapping[str, str] = _section("danh_van")
    units: Mapping[str, str] = _section("don_vi")
    money: Mapping[str, str] = _section("tien_te")
    symbols: Mapping[str, str] = _section("ky_hieu")
    hosts: Mapping[str, str] = _section("ten_mien")
    foreign: Mapping[str, str] = _section("phien_am")
    letter_names: Mapping[str, str] = _section("chu_cai")
    short_codes: Mapping[str, str] = _section("dau_so")
    contexts: Mapping[str, frozenset[str]] = _section("ngu_canh")

    @classmethod
    def load(cls, paths: Iterable[Path | str] = ()) -> Lexicon:
        """Read the shipped lexicon and lay the given files over it, the last one winning.

        Raises ValueError in Vietnamese: "path:line: key: problem — remedy" for every mistake at once.
        """
        lexicon, mistakes = cls(), []
        for path in (SHIPPED, *map(Path, paths)):
            source, problems = _read(path.read_text(encoding="utf-8"))
            mistakes += [f"{path}:{p.line}: {p.key}: {p.problem} — {p.remedy}" for p in problems]
            lexicon = lexicon if problems else lexicon.overlay(source.data)
        if mistakes:
            raise ValueError("\n".join(mistakes))
        return lexicon

    def overlay(self, sections: Mapping[str, Any]) -> Lexicon:
        """Return a lexicon with the given sections, already checked, laid over these entry by entry."""
        changed: dict[str, Any] = {}
        for f in fields(self):
            section = sections.get(f.metadata["section"])
            if not section:
                continue
            if f.name == "contexts":
                section = {k: self.contexts.get(k, frozenset()) | set(v) for k, v in section.items()}
            elif isinstance(section, list):
                section = dict.fromkeys(section, "")
            elif f.name == "foreign":
                section = {k.lower(): v for k, v in section.items()}
            changed[f.name] = {**getattr(self, f.name), **section}
        return replace(self, **changed)

    def spell(self, letters: str) -> str:
        """Name letters one by one; a letter without a taught name stands for itself."""
        return " ".join(self.letter_names.get(c.upper(), c.lower()) for c in letters if c.isalpha())


def sections() -> tuple[str, ...]:
    """List the section names of a lexicon file."""
    return tuple(f.metadata["section"] for f in fields(Lexicon))


def check(text: str) -> list[Problem]:
    """Find every mistake in the text of a lexicon file: bad YAML, unknown sections, unsayable readings."""
    return _read(text)[1]


def _read(text: str) -> tuple[YamlSource, list[Problem]]:
    try:
        source = parse_yaml(text)
    except YamlProblem as error:
        return YamlSource({}), [Problem(error.line, "tệp", str(error), error.remedy)]
    return source, list(_problems(source))


def _problems(source: YamlSource) -> Iterator[Problem]:
    known = sections()
    for section, entries in source.data.items():
        line = source.line((section,))
        if section not in known:
            yield Problem(line, section, "không có mục này", "dùng một trong: " + ", ".join(known))
        elif section in _LIST_SECTIONS:
            if not _is_list(entries):
                yield Problem(line, section, "cần một danh sách", f"viết {section}: [A, B]")
        elif not isinstance(entries, dict):
            if entries:
                yield Problem(line, section, "cần các dòng dạng viết tắt: cách đọc", "thêm dấu hai chấm")
        else:
            for key, said in entries.items():
                if section == "ngu_canh":
                    if not _is_list(said):
                        remedy = f"viết {key}: [từ, từ]"
                        yield Problem(source.line((section, key)), key, "cần một danh sách", remedy)
                elif not (said == "" and section in _OPTIONAL_READING) and not _is_speakable(said):
                    problem = f'cách đọc "{said}" có chỗ không đọc thành tiếng được'
                    remedy = f"viết như khi nói, ví dụ  {key}: ủy ban nhân dân"
                    yield Problem(source.line((section, key)), key, problem, remedy)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_speakable(value: object) -> bool:
    return isinstance(value, str) and _SPEAKABLE.fullmatch(value) is not None
