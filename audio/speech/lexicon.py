"""What the voice was taught: the facts of lexicon.yml, and how a commune's own file is laid over them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from audio.speech.alphabet import LETTER

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


@dataclass(frozen=True)
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
            text = path.read_text(encoding="utf-8")
            problems = check(text)
            mistakes += [f"{path}:{p.line}: {p.key}: {p.problem} — {p.remedy}" for p in problems]
            if not problems:
                lexicon = lexicon.overlay(yaml.safe_load(text) or {})
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
            known = getattr(self, f.name)
            if f.name == "contexts":
                changed[f.name] = {
                    **known,
                    **{k: known.get(k, frozenset()) | set(v) for k, v in section.items()},
                }
            elif f.name in ("letters", "short_codes"):
                changed[f.name] = {**known, **dict.fromkeys(section, "")}
            elif f.name == "foreign":
                changed[f.name] = {**known, **{k.lower(): v for k, v in section.items()}}
            else:
                changed[f.name] = {**known, **section}
        return replace(self, **changed)

    def spell(self, letters: str) -> str:
        """Name letters one by one; a letter without a taught name stands for itself."""
        return " ".join(self.letter_names.get(c.upper(), c.lower()) for c in letters if c.isalpha())


def sections() -> tuple[str, ...]:
    """List the section names of a lexicon file."""
    return tuple(f.metadata["section"] for f in fields(Lexicon))


def check(text: str) -> list[Problem]:
    """Find every mistake in the text of a lexicon file: bad YAML, unknown sections, unsayable readings."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return [
            Problem(
                line,
                "YAML",
                f"không đọc được ({error.problem})",
                "xem lại dấu hai chấm, thụt dòng và ngoặc kép",
            )
        ]
    except yaml.YAMLError as error:
        return [Problem(1, "YAML", f"không đọc được ({error})", "lưu lại tệp dạng văn bản UTF-8")]
    if root is None:
        return []
    if not isinstance(root, yaml.MappingNode):
        return [
            Problem(1, "tệp", "cần các mục như viet_tat:, don_vi:", "xem mẫu trong audio/speech/lexicon.yml")
        ]
    found: list[Problem] = []
    seen: set[str] = set()
    for key, value in root.value:
        name, line = str(key.value), key.start_mark.line + 1
        if name not in sections():
            found.append(Problem(line, name, "không có mục này", "dùng một trong: " + ", ".join(sections())))
        elif name in seen:
            found.append(Problem(line, name, "mục viết hai lần", "gộp các dòng vào một mục"))
        elif name in _LIST_SECTIONS:
            found += _check_list(name, value)
        elif not isinstance(value, yaml.MappingNode):
            if value.tag != "tag:yaml.org,2002:null":
                found.append(Problem(line, name, "cần các dòng dạng viết tắt: cách đọc", "thêm dấu hai chấm"))
        else:
            for entry, reading in value.value:
                found += (
                    _check_list(entry.value, reading)
                    if name == "ngu_canh"
                    else _check_entry(name, entry, reading)
                )
        seen.add(name)
    return found


def _check_list(name: str, node: yaml.Node) -> list[Problem]:
    if isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value):
        wrong = [i for i in node.value if not i.tag.endswith((":str", ":int"))]
        return [
            Problem(i.start_mark.line + 1, name, f"không hiểu {i.value!r}", "đặt trong ngoặc kép")
            for i in wrong
        ]
    return [Problem(node.start_mark.line + 1, name, "cần một danh sách", f"viết {name}: [A, B]")]


def _check_entry(section: str, key: yaml.Node, reading: yaml.Node) -> list[Problem]:
    line, written = key.start_mark.line + 1, str(key.value)
    if not isinstance(key, yaml.ScalarNode) or key.tag != "tag:yaml.org,2002:str":
        return [Problem(line, written, "YAML hiểu đây không phải chữ", f'viết "{written}" trong ngoặc kép')]
    said = str(reading.value) if isinstance(reading, yaml.ScalarNode) else ""
    if not said and section in _OPTIONAL_READING and isinstance(reading, yaml.ScalarNode):
        return []
    if not _SPEAKABLE.fullmatch(said):
        remedy = f"viết như khi nói, ví dụ  {written}: ủy ban nhân dân"
        return [Problem(line, written, f'cách đọc "{said}" có chỗ không đọc thành tiếng được', remedy)]
    return []
