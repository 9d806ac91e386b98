"""Rendered HTML → blocks of text in the order they are read aloud."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

import lxml.html
from lxml.html import HtmlElement

from newsroom.air_marks import SEEN


class Role(Enum):
    """What a block is; decides the silence around it."""

    TITLE = auto()
    HEADING = auto()
    LABEL = auto()
    """A word or two that announce the next block: a step's number, a defined term."""
    TEXT = auto()
    ITEM = auto()
    ROW = auto()
    """A row of a table."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of plain text that never shares a sentence with its neighbours."""

    text: str
    role: Role
    readings: tuple[tuple[str, str], ...] = ()
    """What the page shows and how the editor has it read, in the order in which it stands in `text`."""


# What a listener can follow: 10 rows of 5 short cells take about a minute.
_MOST_ROWS, _MOST_COLUMNS = 10, 5
TABLE_LEFT_OUT = "Bảng chi tiết có trên trang thông tin của xã."

_BLOCK_TAGS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table ul".split()
)
_SILENT_TAGS = frozenset(
    "audio canvas embed iframe input math noscript object script select style svg template textarea"
    " video".split()
)
_SILENT_CLASSES = frozenset({"footnote-backref", "footnote-ref", "headerlink"})
_ROLES = dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "summary", "legend", "caption"), Role.HEADING) | {
    "li": Role.ITEM,
    "dd": Role.ITEM,
    "dt": Role.LABEL,
}
_DISPLAY_NONE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def parse_blocks(html: str, *, steps: bool) -> tuple[Block, ...]:
    """Read rendered HTML in the order it is seen, footnotes last.

    `steps` announces the outermost ordered lists as "Bước 1" instead of "1".

    >>> [block.text for block in parse_blocks("<p>Mời bà con.</p><ol><li>Mở máy</li></ol>", steps=True)]
    ['Mời bà con.', 'Bước 1', 'Mở máy']
    """
    reader = _Reader(steps)
    reader.read(lxml.html.document_fromstring(f"<html><body>{html}</body></html>"), Role.TEXT)
    return (*reader.blocks, *reader.notes)


def _collapse(text: str) -> str:
    return " ".join(text.split())


def _classes(element: HtmlElement) -> set[str]:
    return set(element.get("class", "").split())


def _is_silent(element: HtmlElement) -> bool:
    return (
        not isinstance(element.tag, str)  # a comment
        or element.tag in _SILENT_TAGS
        or "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or not _SILENT_CLASSES.isdisjoint(_classes(element))
        or _DISPLAY_NONE.search(element.get("style", "")) is not None
    )


class _Reader:
    """Walks an element tree; text gathers in `pieces` until a block ends."""

    def __init__(self, steps: bool) -> None:
        self.steps = steps
        self.blocks: list[Block] = []
        self.notes: list[Block] = []
        self.pieces: list[str] = []
        self.readings: list[tuple[str, str]] = []

    def say(self, text: str, role: Role) -> None:
        if text := _collapse(text):
            self.blocks.append(Block(text, role, tuple(self.readings)))
            self.readings.clear()

    def flush(self, role: Role) -> None:
        self.say("".join(self.pieces), role)
        self.pieces.clear()

    def read(self, element: HtmlElement, role: Role) -> None:
        """Read what stands inside `element` as blocks of its own."""
        self.flush(role)
        self.walk(element, role)
        self.flush(role)

    def walk(self, element: HtmlElement, role: Role) -> None:
        self.pieces.append(element.text or "")
        for child in element:
            if not _is_silent(child):
                self.visit(child, role)
            self.pieces.append(child.tail or "")

    def visit(self, element: HtmlElement, role: Role) -> None:
        if (seen := element.get(SEEN)) is not None:
            self.readings.append((_collapse(seen), _collapse(element.text_content())))
        if element.tag not in _BLOCK_TAGS and element.tag not in ("br", "img"):
            self.walk(element, role)
            return
        self.flush(role)
        match element.tag:
            case "br":
                pass
            case "img":
                self.image(element, role)
            case "ol":
                self.ordered_list(element)
            case "table":
                self.table(element)
            case "pre":
                for line in element.text_content().splitlines():
                    self.say(line, role)
            case "div" if "footnote" in _classes(element):
                self.footnotes(element)
            case _:
                self.read(element, _role_of(element, role))

    def image(self, element: HtmlElement, role: Role) -> None:
        alt = _collapse(element.get("alt", ""))
        captions = (c.text_content() for f in element.iterancestors("figure") for c in f.iter("figcaption"))
        if alt and alt not in map(_collapse, captions):
            self.say(f"Hình: {alt}", role)

    def ordered_list(self, element: HtmlElement) -> None:
        word = "Bước " if self.steps and next(element.iterancestors("ol"), None) is None else ""
        number = _integer(element.get("start"), 1)
        for item in element.iterchildren("li"):
            number = _integer(item.get("value"), number)
            if not _is_silent(item) and (blocks := self.inside(item, Role.ITEM)):
                self.say(f"{word}{number}", Role.LABEL)
                self.blocks += blocks
            number += 1

    def table(self, element: HtmlElement) -> None:
        for caption in element.iterchildren("caption"):
            self.read(caption, Role.HEADING)
        rows = [row for row in element.iter("tr") if not _is_silent(row)]
        if len(rows) > _MOST_ROWS + 1 or any(len(list(_cells(row))) > _MOST_COLUMNS for row in rows):
            self.say(TABLE_LEFT_OUT, Role.TEXT)
            return
        heads: list[str] = []
        if rows and all(cell.tag == "th" for cell in _cells(rows[0])):
            heads = [text for cell in _cells(rows.pop(0)) for text in self.spread(cell)]
        if not rows:
            self.say("; ".join(filter(None, heads)), Role.ROW)
        for row in rows:
            texts = [text for cell in _cells(row) for text in self.spread(cell)]
            named = [(heads[i] if i < len(heads) else "", text) for i, text in enumerate(texts) if text]
            self.say("; ".join(f"{head}: {text}" if head else text for head, text in named), Role.ROW)

    def spread(self, cell: HtmlElement) -> list[str]:
        """Return a cell's text, followed by an empty one for each further column it spans."""
        blocks = self.inside(cell, Role.TEXT)
        self.readings += [reading for block in blocks for reading in block.readings]
        text = ", ".join(block.text for block in blocks).rstrip(" :;")
        # HTML's own limit of columns a cell may span.
        return [text] + [""] * (min(_integer(cell.get("colspan"), 1), 1000) - 1)

    def footnotes(self, element: HtmlElement) -> None:
        for item in element.iter("li"):
            if blocks := self.inside(item, Role.ITEM):
                self.notes += [replace(blocks[0], text=f"Chú thích: {blocks[0].text}"), *blocks[1:]]

    def inside(self, element: HtmlElement, role: Role) -> list[Block]:
        """Read an element apart, leaving what was read so far as it is."""
        before, self.blocks = self.blocks, []
        self.read(element, role)
        blocks, self.blocks = self.blocks, before
        return blocks


def _role_of(element: HtmlElement, inherited: Role) -> Role:
    if "admonition-title" in _classes(element):
        return Role.HEADING
    return _ROLES.get(str(element.tag), inherited)


def _cells(row: HtmlElement) -> Iterator[HtmlElement]:
    return (cell for cell in row.iterchildren("th", "td") if not _is_silent(cell))


def _integer(text: str | None, default: int) -> int:
    """Read a whole number as an attribute holds it; anything else counts as not given."""
    return int(text) if text is not None and re.fullmatch(r"[0-9]{1,6}", text.strip()) else default
