"""YAML as editors write it: every scalar stays text, and every value knows its line.

YAML 1.1 reads `05:30` as 330, `no` as false and `0200…` as an octal number. Nothing is guessed here:
the wire models decide what a text means, so an editor needs no quotes.
"""

from dataclasses import dataclass, field
from typing import Any, Never

import yaml

from newsroom.errors import Problem

Path = tuple[str | int, ...]


class YamlProblem(Exception):
    """Raised on YAML that cannot be read: line (1-based), problem and remedy in Vietnamese."""

    def __init__(self, line: int, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.line, self.problem, self.remedy = line, problem, remedy

    def at(self, path: str) -> Problem:
        """Name the file it was found in."""
        return Problem(path, self.line, "tệp", self.problem, self.remedy)


@dataclass(frozen=True, slots=True)
class YamlSource:
    """Plain data (mappings, lists, texts) and the line of every key and item."""

    data: dict[str, Any]
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """Return the line of the value at `path`, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse_yaml(text: str, first_line: int = 1) -> YamlSource:
    """Parse a YAML mapping whose first line is line `first_line` of its file; raise YamlProblem."""
    try:
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        # A forgotten colon is noticed only on the next line; the context tells where the key began.
        is_late = "could not find expected ':'" in str(error.problem)
        mark = (error.context_mark if is_late else None) or error.problem_mark or error.context_mark
        at = mark.line if mark else 0
        has_tab = text.split("\n")[at : at + 1] and "\t" in text.split("\n")[at]
        reason = "dùng phím Tab để thụt dòng" if has_tab else _explain(error)
        raise YamlProblem(first_line + at, f"không đọc được YAML ({reason})", _REMEDY) from error
    except yaml.YAMLError as error:
        raise YamlProblem(
            first_line, "không đọc được YAML (có ký tự lạ)", "xoá ký tự lạ rồi gõ lại dòng đó"
        ) from error
    lines: dict[Path, int] = {(): first_line}
    if root is None:
        return YamlSource({}, lines)
    if not isinstance(root, yaml.MappingNode):
        raise YamlProblem(first_line, 'phải gồm các dòng dạng "khoá: giá trị"', _REMEDY)
    return YamlSource(_Walk(text, first_line, lines).mapping(root, ()), lines)


_REMEDY = 'mỗi dòng viết "khoá: giá trị"; đặt giá trị có dấu hai chấm hoặc dấu # trong ngoặc kép "…"'
_EXPLANATIONS = {
    "alias": "giá trị bắt đầu bằng dấu *",
    "anchor": "giá trị bắt đầu bằng dấu &",
    "while parsing a tag": "giá trị bắt đầu bằng dấu !",
    "mapping values are not allowed": "dấu hai chấm thừa trong giá trị",
    "could not find expected ':'": "thiếu dấu hai chấm sau khoá",
    "found unexpected end of stream": "thiếu dấu đóng ngoặc kép",
    "expected <block end>": "thụt dòng không thẳng hàng",
    "did not find expected": "thiếu dấu đóng ngoặc hoặc thụt dòng không thẳng hàng",
    "exceeded max": "lồng nhau quá sâu",
    "cannot start any token": "giá trị bắt đầu bằng ký tự đặc biệt",
}


def _explain(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.context or ''} {error.problem or ''}"
    return next((vi for en, vi in _EXPLANATIONS.items() if en in said), "dòng này viết sai khuôn")


class _Walk:
    """Turns a node tree into plain data, noting lines."""

    def __init__(self, text: str, first_line: int, lines: dict[Path, int]) -> None:
        self.text, self.first_line, self.lines = text, first_line, lines

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.refuse(key_node, "khoá phải là một từ", _REMEDY)
            key = key_node.value
            if key in data:
                self.refuse(key_node, f'khoá "{key}" viết hai lần', "giữ lại một dòng")
            self.lines[(*path, key)] = self.first_line + key_node.start_mark.line
            data[key] = self.value(value_node, (*path, key))
        return data

    def value(self, node: yaml.Node, path: Path) -> Any:
        if (sign := self.text[node.start_mark.index : node.start_mark.index + 1]) in ("!", "&"):
            # A tag or an anchor to YAML, which would drop it; a word to whoever wrote it. Without
            # anchors there are no aliases: no loops, no "billion laughs".
            self.refuse(node, f"giá trị bắt đầu bằng dấu {sign}", "đặt cả giá trị trong ngoặc kép")
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            for i, item in enumerate(node.value):
                self.lines[(*path, i)] = self.first_line + item.start_mark.line
            return [self.value(item, (*path, i)) for i, item in enumerate(node.value)]
        return node.value

    def refuse(self, node: yaml.Node, problem: str, remedy: str) -> Never:
        raise YamlProblem(self.first_line + node.start_mark.line, problem, remedy)


def without_blanks(value: Any) -> Any:
    """Drop keys left blank, as templates have them: a blank value is a missing one."""
    if isinstance(value, dict):
        kept = {key: without_blanks(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in ("", {})}
    return [without_blanks(inner) for inner in value] if isinstance(value, list) else value
