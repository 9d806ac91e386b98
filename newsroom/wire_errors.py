"""Put pydantic's findings into the words of an editor."""

from collections.abc import Iterable, Sequence

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from newsroom.errors import Problem
from newsroom.folding import suggest
from newsroom.keys import ALIASES
from newsroom.yaml_source import YamlSource

_LINES_BELOW = (
    "cần các dòng con",
    "viết từng khoá một dòng, thụt vào hai dấu cách, sau dấu hai chấm có dấu cách",
)
_PROBLEMS = {
    "missing": ("thiếu", 'thêm dòng "{field}: …"'),
    "string_type": ("cần một dòng chữ", "viết giá trị trên cùng một dòng, sau dấu hai chấm"),
    "string_too_short": ("đang để trống", "viết giá trị sau dấu hai chấm, hoặc xoá cả dòng nếu không cần"),
    "string_too_long": ("dài quá {max_length} ký tự", "viết ngắn lại"),
    "too_short": ("cần ít nhất một mục", 'thêm một mục bắt đầu bằng dấu "-"'),
    "tuple_type": ("cần một danh sách", "mỗi mục một dòng, bắt đầu bằng dấu gạch nối và một dấu cách"),
    "frozen_set_type": ("cần một danh sách", "viết các mục trong ngoặc vuông, như [A, B]"),
    "model_type": _LINES_BELOW,
    "model_attributes_type": _LINES_BELOW,
    "dict_type": _LINES_BELOW,
    "bool_parsing": ('cần true hoặc false, đang là "{input}"', "viết true (có) hoặc false (không)"),
    "bool_type": ("cần true hoặc false", "viết true (có) hoặc false (không)"),
    "int_parsing": ('cần một số nguyên, đang là "{input}"', "viết bằng chữ số, ví dụ 30"),
    "int_type": ("cần một số nguyên", "viết bằng chữ số, ví dụ 30"),
    "greater_than_equal": ("phải từ {ge} trở lên", "viết số lớn hơn"),
    "less_than_equal": ("không được quá {le}", "viết số nhỏ hơn"),
    "enum": ('không có giá trị "{input}"', "viết một trong: {expected}"),
}


def problems_of(
    error: ValidationError, model: type[BaseModel], source: YamlSource, path: str
) -> Iterable[Problem]:
    """Translate every finding of one validation, each with the line of its key."""
    for detail in error.errors(include_url=False):
        loc = tuple(detail["loc"])
        if detail["type"] == "too_short" and detail["input"]:
            continue  # pydantic counts only the good items; the bad ones are told apart
        problem, remedy = _explain(detail, model)
        yield Problem(path, source.line(loc), _name(loc), problem, remedy)


def _name(loc: Sequence[int | str]) -> str:
    """Write a place as an editor counts: the first item is 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)


def _explain(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    loc, context = detail["loc"], dict(detail.get("ctx", {}))
    if detail["type"] == "loaxa":
        return context["problem"], context["remedy"]
    if detail["type"] == "extra_forbidden":
        return "khoá lạ", _remedy_of_unknown(str(loc[-1]), _keys_at(model, loc[:-1]))
    problem, remedy = _PROBLEMS.get(
        detail["type"], (f"giá trị không dùng được ({detail['msg']})", "xem mẫu bài cùng loại")
    )
    expected = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    context |= {"field": loc[-1] if loc else "", "input": detail["input"], "expected": expected}
    return problem.format(**context), remedy.format(**context)


def _keys_at(model: type[BaseModel], loc: Sequence[int | str]) -> list[str]:
    """List the keys allowed where an unknown one was found, by walking the JSON Schema down to it."""
    root = model.model_json_schema()
    node = root
    for part in loc:
        node = (
            node.get("properties", {}).get(part, node) if isinstance(part, str) else node.get("items", node)
        )
        options = [option for option in node.get("anyOf", [node]) if option.get("type") != "null"]
        node = options[0] if options else node
        node = root["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node
        if "items" in node and "$ref" in node["items"]:
            node = node | {"items": root["$defs"][node["items"]["$ref"].rpartition("/")[2]]}
    return list(node.get("properties", {}))


def _remedy_of_unknown(key: str, known: list[str]) -> str:
    near = suggest(key, {**{k: k for k in known}, **{a: k for a, k in ALIASES.items() if k in known}})
    if near:
        return f'có phải "{near}"?'
    return f"xoá dòng này; các khoá dùng được: {', '.join(known)}"
