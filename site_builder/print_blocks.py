"""Rendered HTML as the few blocks that a printed page knows, in the form its template reads."""

from typing import Any

import lxml.html

Block = dict[str, Any]
Run = dict[str, Any]
_HEADINGS = {"h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
_BOLD, _ITALIC = frozenset(["strong", "b"]), frozenset(["em", "i", "cite"])
_BOXES = frozenset(["div", "details", "blockquote", "figure", "dl"])


def blocks_of(html: str, pictures: dict[str, bytes]) -> list[Block]:
    """Turn HTML into blocks, in order; `pictures` holds the files that images name, others are left out."""
    return _children(lxml.html.fragment_fromstring(html, create_parent="div"), pictures)


def _children(parent: lxml.html.HtmlElement, pictures: dict[str, bytes]) -> list[Block]:
    blocks: list[Block] = []
    loose: list[Run] = _text(parent.text)

    def close() -> None:
        nonlocal loose
        if any(run["text"].strip() for run in loose):
            blocks.append({"kind": "text", "runs": loose})
        loose = []

    for child in parent:
        made = _block(child, pictures) if isinstance(child.tag, str) else []
        if made is None:
            loose += _runs(child)
        else:
            close()
            blocks += made
        loose += _text(child.tail)
    close()
    return blocks


def _block(element: lxml.html.HtmlElement, pictures: dict[str, bytes]) -> list[Block] | None:
    """Turn one element into blocks; None for what stands inside a line."""
    tag = element.tag
    if tag in _HEADINGS:
        return [{"kind": "heading", "level": _HEADINGS[tag], "runs": _runs(element)}]
    if tag in ("ul", "ol"):
        items = [_children(item, pictures) for item in element.findall("li")]
        return [{"kind": tag, "start": int(element.get("start", "1")), "items": items}]
    if tag == "table":
        rows = [[_runs(cell) for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
        return [{"kind": "table", "rows": rows}] if rows else []
    if tag == "hr":
        return []
    shown = [_picture(image, pictures) for image in element.iter("img")]
    found = [picture for picture in shown if picture]
    if tag == "img":
        return found
    if tag == "div" and "admonition" in (element.get("class") or ""):
        return [{"kind": "box", "blocks": _children(element, pictures)}]
    if tag in _BOXES:
        return _children(element, pictures)
    if tag in ("p", "summary", "figcaption", "dt", "dd", "pre"):
        runs = _runs(element)
        if "admonition-title" in (element.get("class") or "") or tag in ("summary", "dt"):
            runs = [{**run, "bold": True} for run in runs]
        said = [{"kind": "text", "runs": runs}] if any(run["text"].strip() for run in runs) else []
        return [*found, *said]
    return None


def _picture(image: lxml.html.HtmlElement, pictures: dict[str, bytes]) -> Block | None:
    content = pictures.get(image.get("src", ""))
    if content is None:
        return None
    return {"kind": "picture", "bytes": list(content), "alt": image.get("alt") or "Hình minh họa"}


def _runs(element: lxml.html.HtmlElement, bold: bool = False, italic: bool = False) -> list[Run]:
    bold, italic = bold or element.tag in _BOLD, italic or element.tag in _ITALIC
    runs = _text(element.text, bold, italic)
    for child in element:
        if child.tag == "br":
            runs += _text("\n", bold, italic)
        elif isinstance(child.tag, str):
            runs += _runs(child, bold, italic)
        runs += _text(child.tail, bold, italic)
    return runs


def _text(text: str | None, bold: bool = False, italic: bool = False) -> list[Run]:
    return [{"text": text, "bold": bold, "italic": italic}] if text else []
