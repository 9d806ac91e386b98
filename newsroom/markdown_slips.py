"""Slips of people who write Markdown as they write in Word: it would show, but not as they meant."""

import re
from collections.abc import Iterator

from newsroom.air_marks import BLOCK_MARK

_FENCE = re.compile(r" {0,3}(```|~~~)")
_ITEM = re.compile(r"( {0,3})(?:[-*+]|\d{1,3}\.)[ \t]+\S")
_WORD_BULLET = re.compile(r"\s*(?:[•●▪■◦○►▶➢✓✔–—·]|\d{1,3}\)|[-–]\t)[ \t]*\S")
_LOOSE_LINK = re.compile(r"(?<!!)\[[^\[\]]+\] \((?:https?:|www\.|\.\./)[^()\s]*\)")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)(.*)")
_ADMONITION_FORM = re.compile(r' [a-z]+ "[^"]+"\s*')  # without a title it would show an English one
_SECOND_HEAD = re.compile(r"(?:tieu_de|title|ngay|date):\s*\S")
_PLACEHOLDER = re.compile(r"\[(?:Ghi|Viết) [^\]\n]*\](?![({])")

Slip = tuple[int, str, str, str]
"""Line of the body (0-based), field, problem, remedy."""


def find_slips(body: str, html: str) -> Iterator[Slip]:
    """Find broken lists, Word's bullets, loose links, second heads, misspelt boxes, accidental code."""
    lines = _outside_fences(body)
    for n, line in enumerate(lines):
        before = lines[n - 1] if n else ""
        if BLOCK_MARK.fullmatch(before):  # vanishes, and stands apart from what follows
            before = ""
        if slip := _slip(line, before, lines[:n]):
            yield n, "nội dung", *slip
    if html.count("<pre>") > len(re.findall(r"^ {0,3}(?:```|~~~)", body, re.MULTILINE)) // 2:
        n = next((n for n, line in enumerate(lines) if re.match(r"(?: {4}|\t)\s*\S", line)), 0)
        problem = "dòng thụt vào bốn dấu cách sẽ thành khung mã"
        yield n, "nội dung", problem, "xoá các dấu cách ở đầu dòng"


def _slip(line: str, before: str, above: list[str]) -> tuple[str, str] | None:
    if _WORD_BULLET.match(line):
        return "dấu đầu dòng kiểu Word", 'dùng dấu gạch nối và dấu cách "- ", hoặc số và dấu chấm "1. "'
    if item := _ITEM.match(line):
        if before.strip() and not before.startswith("#") and not _is_in_list(before, above):
            return "danh sách dính liền đoạn trên", "để một dòng trống trước danh sách"
        if item[1] and _is_in_list(before, above):
            return "mục con thụt vào chưa đủ", "thụt mục con vào bốn dấu cách"
    if found := _LOOSE_LINK.search(line):
        return f'liên kết "{found[0]}" thừa dấu cách', "viết liền: [chữ](địa chỉ)"
    if re.fullmatch(r"-{3,}\s*", before) and _SECOND_HEAD.match(line):
        return "có phần đầu của một bài khác", "để mỗi bài trong một tệp riêng"
    if (box := _ADMONITION.match(line)) and not _ADMONITION_FORM.fullmatch(box[1]):
        return f'khung "{line.strip()}" viết sai', 'viết: !!! warning "Tiêu đề khung"'
    return None


def _is_in_list(line: str, above: list[str]) -> bool:
    """Tell whether a line is an item of a list or goes on with one."""
    if _ITEM.match(line) or re.match(r"(?: {4}|\t)", line):
        return True
    for earlier in reversed(above[:-1]):
        if not earlier.strip():
            return False
        if _ITEM.match(earlier):
            return True
    return False


def find_placeholders(text: str) -> Iterator[tuple[int, str]]:
    """Find what a template left for the editor to fill in: 0-based line and the words."""
    for n, line in enumerate(text.split("\n")):
        for found in _PLACEHOLDER.finditer(line):
            yield n, found[0]


def _outside_fences(body: str) -> list[str]:
    """Blank the lines of fenced code, keeping their number."""
    lines, is_code = [], False
    for line in body.split("\n"):
        if _FENCE.match(line):
            is_code = not is_code
            line = ""
        lines.append("" if is_code else line)
    return lines
