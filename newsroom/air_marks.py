"""The editor's say, a Python-Markdown extension: how a word is read, what is only shown, what is only read.

    UBTVQH{đọc: ủy ban thường vụ quốc hội}   how the word before it is read (or [words], link, code, emphasis)
    {không đọc: xem hình bên}                shown, not read
    {chỉ đọc: xem hình trên trang xã}        read, not shown
    {không đọc} … {hết}                      the same around blocks, each mark on a line of its own

For eyes the marks vanish without a trace. For the air (`on_air`) they are obeyed, and a word that is read
otherwise stands in a `<span>` whose attribute SEEN holds what the page shows.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

SEEN = "data-seen"
READ, SHOWN_ONLY, READ_ONLY, END = "đọc", "không đọc", "chỉ đọc", "hết"
# A space may be one that does not break.
FORMS = "|".join((SHOWN_ONLY, READ_ONLY, READ)).replace(" ", r"\s+")

BLOCK_MARK = re.compile(rf"\s*\{{\s*({FORMS}|{END})\s*\}}\s*", re.IGNORECASE)
_INLINE_MARK = re.compile(rf"(\{{\s*(?:{FORMS})\s*:|[{{}}])", re.IGNORECASE)
# What a reading may stand for: up to white space, quotes or brackets; U+0002 and U+0003 hold raw HTML.
_WORD = re.compile(r"[^\s{}()\[\]\"“”«»\x02\x03]+$")
_CLOSES_UP = re.compile(r"\s|[.,;:!?)\]”»]|$")
_KEPT_WHEN_EMPTY = ("td", "th")

Piece = str | Element


class AirMarks(Extension):
    """Obey or drop the marks; `on_air` chooses."""

    def __init__(self, **settings: Any) -> None:
        self.config = {"on_air": [False, "Render what is read aloud instead of what is seen"]}
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:
        # Block marks after code and raw HTML are set aside (25, 20); inline marks after inline Markdown (20),
        # before attr_list (8) takes braces for attributes and toc (5) reads headings.
        md.preprocessors.register(_OnLinesOfTheirOwn(md), "air_marks", 15)
        md.treeprocessors.register(_Obey(md, self.getConfig("on_air")), "air_marks", 12)


def makeExtension(**settings: Any) -> AirMarks:
    """Make the extension, as Python-Markdown asks of a module."""
    return AirMarks(**settings)


class _OnLinesOfTheirOwn(Preprocessor):
    """Compose what was typed as NFD, and part block marks from the text around them."""

    def run(self, lines: list[str]) -> list[str]:
        out: list[str] = []
        for line in lines:
            line = unicodedata.normalize("NFC", line) if "{" in line else line
            is_mark = BLOCK_MARK.fullmatch(line) and not line.startswith("    ")
            out += ["", line, ""] if is_mark else [line]
        return out


class _Obey(Treeprocessor):
    def __init__(self, md: Markdown, on_air: bool) -> None:
        super().__init__(md)
        self.on_air = on_air

    def run(self, root: Element) -> None:
        self.settle(root)

    def settle(self, element: Element) -> bool:
        """Settle the marks inside an element; tell whether they were all that it held."""
        if element.tag in ("code", "pre"):
            return False
        before = _pieces(element)
        after = self.inline(self.blocks(before))
        after = [p for p in after if isinstance(p, str) or not self.settle(p)]
        for name in ("alt", "title"):
            if "{" in (text := element.get(name, "")):
                element.set(name, "".join(p if isinstance(p, str) else _text(p) for p in self.inline([text])))
        if after == before:
            return False
        _refill(element, after)
        is_empty = not any(p.strip() if isinstance(p, str) else True for p in after)
        return is_empty and element.tag not in _KEPT_WHEN_EMPTY

    def blocks(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Settle pairs of block marks among the children of one element."""
        marks = [(i, form) for i, piece in enumerate(pieces) if (form := _block_form(piece))]
        gone: set[int] = set()
        for (first, form), (last, end) in pairwise(marks):
            if form != END and end == END:
                is_kept = self.on_air == (form == READ_ONLY)
                gone |= {first, last} if is_kept else set(range(first, last + 1))
        return [piece for i, piece in enumerate(pieces) if i not in gone]

    def inline(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Settle inline marks; what is not closed, or has nothing to stand for, is left as it was written."""
        tokens = [token for piece in pieces for token in _tokens(piece)]
        done: list[Piece] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            form = form_of(token[1:-1]) if _opens(token) and isinstance(token, str) else ""
            end = (
                next((i for i in range(at + 1, len(tokens)) if _is_brace(tokens[i])), None) if form else None
            )
            if end is None or tokens[end] != "}" or not self.obey(form, done, tokens[at + 1 : end]):
                done.append(token)
                at += 1
                continue
            at = end + 1
            _close_up(done, tokens, at)
        return _joined(done)

    def obey(self, form: str, done: list[Piece], inside: Sequence[Piece]) -> bool:
        if form != READ:
            if self.on_air == (form == READ_ONLY):
                done += _stripped(inside)
            return True
        reading = " ".join("".join(map(_text, inside)).split())
        target = _take_target(done) if reading else None
        if target is None:
            return False
        done += [_read_as(target, reading)] if self.on_air else target
        return True


def _pieces(element: Element) -> list[Piece]:
    """List an element's text and children in order; a child's tail follows it as a piece of its own."""
    return [p for p in (element.text, *(p for c in element for p in (c, c.tail))) if p is not None]


def _refill(element: Element, pieces: Sequence[Piece]) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None
    last: Element | None = None
    for piece in pieces:
        if isinstance(piece, str):
            if last is None:
                element.text = piece
            else:
                last.tail = piece
        else:
            piece.tail = None
            element.append(piece)
            last = piece


def _tokens(piece: Piece) -> list[Piece]:
    if not isinstance(piece, str) or isinstance(piece, AtomicString):
        return [piece]
    return [token for token in _INLINE_MARK.split(piece) if token]


def _opens(token: Piece) -> bool:
    return isinstance(token, str) and len(token) > 1 and _INLINE_MARK.fullmatch(token) is not None


def _is_brace(token: Piece) -> bool:
    return isinstance(token, str) and (token in ("{", "}") or _opens(token))


def _block_form(piece: Piece) -> str | None:
    if isinstance(piece, str) or piece.tag != "p" or len(piece) or not piece.text:
        return None
    mark = BLOCK_MARK.fullmatch(piece.text)
    return form_of(mark[1]) if mark else None


def form_of(written: str) -> str:
    """Name the form an editor wrote, whatever its case and spaces."""
    return " ".join(written.lower().split())


def _text(piece: Piece) -> str:
    return piece if isinstance(piece, str) else "".join(piece.itertext())


def _stripped(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop the space at both ends of what stands in a mark."""
    inside = list(pieces)
    if inside and isinstance(inside[0], str):
        inside[:1] = _unless_empty(inside[0].lstrip())
    if inside and isinstance(inside[-1], str):
        inside[-1:] = _unless_empty(inside[-1].rstrip())
    return inside


def _take_target(done: list[Piece]) -> list[Piece] | None:
    """Take from the end of `done` what a reading stands for: an element, bracketed words, or one word."""
    while done and isinstance(done[-1], str) and not done[-1].strip():
        done.pop()
    last = done.pop() if done else ""
    if not isinstance(last, str):
        return [last]
    text = last.rstrip()
    if text.endswith("]") and (bracketed := _take_bracketed(done, text[:-1])):
        return bracketed
    if word := _WORD.search(text):
        done += _unless_empty(text[: word.start()])
        return [word[0]]
    done.append(last)
    return None


def _take_bracketed(done: list[Piece], text: str) -> list[Piece] | None:
    """Take what stands in brackets, of which `text` is the end; nothing where no bracket opens."""
    taken: list[Piece] = [text]
    while True:
        first = taken[0]
        if isinstance(first, str) and "[" in first:
            start, _, inside = first.rpartition("[")
            done += _unless_empty(start)
            return [*_unless_empty(inside), *taken[1:]]
        if not done:
            done += taken[:-1]
            return None
        taken.insert(0, done.pop())


def _unless_empty(text: str) -> list[str]:
    return [text] if text else []


def _read_as(target: Sequence[Piece], reading: str) -> Element:
    if len(target) == 1 and isinstance(target[0], Element) and target[0].tag == "img":
        target[0].set("alt", reading)
        return target[0]
    span = Element("span", {SEEN: "".join(map(_text, target))})
    span.text = AtomicString(reading)
    return span


def _close_up(done: list[Piece], tokens: list[Piece], at: int) -> None:
    """Drop the space that a vanished mark leaves at the beginning, doubled, or before punctuation."""
    following = tokens[at] if at < len(tokens) else ""
    if isinstance(following, str) and not done:
        tokens[at : at + 1] = [following.lstrip()]
        return
    last = done[-1] if done else None
    if isinstance(last, str) and isinstance(following, str) and _CLOSES_UP.match(following):
        done[-1] = last.rstrip()


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Merge neighbouring texts."""
    out: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and out and isinstance(out[-1], str):
            out[-1] = out[-1] + piece
        elif piece != "":
            out.append(piece)
    return out
