"""What is wrong with the marks of the editor's say, with the line it stands on."""

import re
import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from html import unescape

from newsroom.air_marks import BLOCK_MARK, END, FORMS, READ, READ_ONLY, SHOWN_ONLY, form_of
from newsroom.folding import fold

Finding = tuple[int, str, str]
"""Line of the text (0-based), problem, remedy."""

_CODE = re.compile(
    r"^(?P<fence>~{3,}|`{3,})[^\n]*\n.*?(?:^(?P=fence)[ ]*$|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n\s*(?:\n|\{)).)+?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)
_ESCAPED = re.compile(r"\\[{}]")
_BRACE = re.compile(r"\{(?P<head>[^{}:\n]*)(?P<after>[:{}\n]?)")
_BREAK = re.compile(r"[{}]|\n[ \t]*\n|\Z")
_FORMS = {fold(form): form for form in (READ, SHOWN_ONLY, READ_ONLY, END)}
_LEFT_OVER = re.compile(rf"\{{\s*(?:{FORMS}|{END})\b[^{{}}\n]*", re.IGNORECASE)
_CODE_HTML = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")

_HOW = "viết {đọc: cách đọc} ngay sau từ, {không đọc: …} hoặc {chỉ đọc: …}"
_CLOSE_BLOCK = "thêm một dòng {hết} dưới phần ấy"


def check_marks(text: str, html: str) -> Iterator[Finding]:
    """Check the marks in a Markdown text; `html` is the text as rendered for eyes."""
    text = _ESCAPED.sub("  ", unicodedata.normalize("NFC", text))
    masked = _without_code(text)
    found = sorted({*_check_blocks(masked), *_check_inline(masked)})
    yield from found
    if found:
        return
    for left in _LEFT_OVER.finditer(unescape(_TAG.sub("", _CODE_HTML.sub("", html)))):
        mark = left[0].strip()
        if (at := text.lower().find(mark.lower())) >= 0:  # else it was escaped: meant to be seen
            remedy = f"{_HOW}; không đặt trong thẻ HTML"
            yield text.count("\n", 0, at), f'máy không hiểu "{mark}" đặt ở đây', remedy
            return


def _without_code(text: str) -> str:
    """Blank out code; lengths and lines stay."""
    return _CODE.sub(lambda m: re.sub(r"[^\n]", "c", m[0]), text)


def _check_blocks(text: str) -> Iterator[Finding]:
    """Check that block marks come in pairs."""
    opened: tuple[int, str] | None = None
    for number, line in enumerate(text.split("\n")):
        if not (mark := BLOCK_MARK.fullmatch(line)):
            continue
        form = form_of(mark[1])
        if form == END and opened is None:
            yield number, "có {hết} mà chưa mở", "xoá dòng này, hoặc thêm dòng {không đọc} ở đầu phần ấy"
        elif form != END and opened is not None:
            yield opened[0], f"{{{opened[1]}}} chưa đóng", _CLOSE_BLOCK
        opened = None if form == END else (number, form)
    if opened is not None:
        yield opened[0], f"{{{opened[1]}}} chưa đóng", _CLOSE_BLOCK


def _check_inline(text: str) -> Iterator[Finding]:
    lines = text.split("\n")
    number = at = 0
    for brace in _BRACE.finditer(text):
        head = form_of(brace["head"])
        number, at = number + text.count("\n", at, brace.start()), brace.start()
        written = "{" + brace["head"].strip() + (brace["after"] if brace["after"] in (":", "}") else "")
        if head not in _FORMS.values():
            if meant := _meant(head, brace["after"]):
                yield (
                    number,
                    f'không hiểu "{written}"',
                    f"có phải {{{meant}{'}' if meant == END else ': …}'}?",
                )
        elif brace["after"] == ":" and head != END:
            yield from _check_content(text, brace.end(), number, head)
        elif not BLOCK_MARK.fullmatch(lines[number]):
            yield number, f'"{written}" viết chưa đủ hoặc không đứng riêng một dòng', _HOW


def _check_content(text: str, at: int, number: int, form: str) -> Iterator[Finding]:
    """Check from behind the colon that there is something, and that it ends within the paragraph."""
    end = _BREAK.search(text, at)
    if end is None or end[0] != "}":
        yield number, f"{{{form}: …}} chưa đóng", "thêm dấu } ngay sau lời ấy, trong cùng một đoạn"
    elif not text[at : end.start()].strip():
        yield number, f"{{{form}: …}} để trống", "viết lời sau dấu hai chấm, hoặc xoá cả ngoặc"


def _meant(head: str, after: str) -> str | None:
    """Guess which form a brace was meant to be; None for braces that are something else."""
    folded = fold(head)
    if not folded[:1].isalpha() or "=" in head:
        return None
    for form in (SHOWN_ONLY, READ_ONLY, READ):
        if folded.startswith(f"{fold(form)} "):
            return form
    near = get_close_matches(folded, _FORMS, n=1, cutoff=0.8) if after in (":", "}") else []
    return _FORMS[near[0]] if near else None
