"""Split an article's file into front matter and body, keeping line numbers of the file."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from newsroom.keys import ALIASES
from newsroom.yaml_source import Path, YamlProblem, YamlSource, parse_yaml

# A clerk's whole year of notices is smaller; what is larger was pasted in by mistake.
MAX_FILE_BYTES = 500_000

_FENCE = re.compile(r"(\n*)[ \t]*-{3,}[ \t]*\n(.*?)^[ \t]*-{3,}[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# Keys whose value is a sentence, where a # is meant as a # and not as the start of a note.
_FREE_TEXT = ("tieu_de", "tom_tat", "dia_diem", "mang_theo", "so_hieu", "co_quan", "tac_gia", "nguon")

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The head of an article under canonical keys, and what follows it."""

    fields: YamlSource
    body: str
    body_line: int
    """Line of the file on which the body begins, 1-based."""


def decode(raw: bytes) -> str:
    """Decode a file an editor saved: UTF-8, with or without BOM, any line ends, NFC; raise YamlProblem."""
    if len(raw) > MAX_FILE_BYTES:
        raise YamlProblem(
            1,
            f"tệp nặng {len(raw) / 1e6:.1f} MB, quá {MAX_FILE_BYTES / 1e6:.1f} MB".replace(".", ","),
            "chia thành nhiều bài; đưa ảnh ra thư mục content/media",
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise YamlProblem(
            line, "không phải bảng mã UTF-8", 'lưu lại tệp: Save As, ô "Encoding" chọn "UTF-8"'
        ) from error
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if found := _CONTROLS.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise YamlProblem(
            line, f"có ký tự điều khiển U+{ord(found[0]):04X} không nhìn thấy", "gõ lại dòng đó"
        )
    return text


def parse_front_matter(text: str) -> FrontMatter:
    """Split decoded text; raise YamlProblem where there is no readable head.

    >>> front = parse_front_matter("---\\ntieu_de: Họp thôn\\n---\\nMời bà con.\\n")
    >>> front.fields.data, front.body, front.body_line
    ({'tieu_de': 'Họp thôn'}, 'Mời bà con.\\n', 4)
    """
    text = text.lstrip("\n") if text.startswith("\n") else text
    if not (fence := _FENCE.match(text)):
        raise YamlProblem(1, *_no_front_matter(text))
    # Word's spaces that do not break look like spaces; to YAML they are letters.
    head = fence[2].replace("\u00a0", " ")
    fields = _canonical(parse_yaml(head, first_line=2 + len(fence[1])))
    _refuse_lost_words(head, fields, 2 + len(fence[1]))
    body = text[fence.end() :]
    return FrontMatter(fields, body, 1 + text.count("\n", 0, fence.end()))


def _refuse_lost_words(head: str, fields: YamlSource, first_line: int) -> None:
    """Refuse a text cut off by a space and a #, which YAML takes for the start of a comment."""
    lines = head.split("\n")
    for key in _FREE_TEXT:
        if isinstance(value := fields.data.get(key), str) and (key,) in fields.lines:
            line = lines[fields.lines[key,] - first_line]
            if re.search(r"\s#", line) and not re.search(r"""[:]\s*["']""", line) and "#" not in value:
                problem = f'"{key}" bị cắt từ dấu #'
                raise YamlProblem(fields.lines[key,], problem, "đặt cả giá trị trong ngoặc kép")


def _no_front_matter(text: str) -> tuple[str, str]:
    if text.lstrip().startswith("---"):
        return 'phần đầu bài chưa đóng bằng dòng "---"', 'thêm một dòng chỉ có "---" dưới các khoá'
    return (
        "thiếu phần đầu bài (tiêu đề, ngày)",
        'bắt đầu tệp bằng dòng "---", rồi "tieu_de: …", "ngay: YYYY-MM-DD", rồi dòng "---"',
    )


def _canonical(source: YamlSource) -> YamlSource:
    """Rename the ecosystem's own keys to ours; refuse a value given under both names."""
    data: dict[str, Any] = {}
    for key, value in source.data.items():
        name = ALIASES.get(key, key)
        if name in data:
            raise YamlProblem(source.line((key,)), f'"{key}" và "{name}" là một', f'chỉ giữ dòng "{name}"')
        data[name] = value
    return YamlSource(data, {_canonical_path(path): line for path, line in source.lines.items()})


def _canonical_path(path: Path) -> Path:
    return (ALIASES.get(str(path[0]), path[0]), *path[1:]) if path else path
