"""The operator's console: one page that needs nothing but the recordings beside it."""

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

_PAGE = Path(__file__).with_name("console_page")
_SCRIPTS = (
    "state.js", "choosing.js", "playing.js", "log.js",
    "starting.js", "showing.js", "exporting.js", "controls.js",
)  # fmt: skip


def console_html(station: str, sessions: Iterable[tuple[Mapping[str, Any], str]], extra: str = "") -> bytes:
    """Put the page together from sessions, each with the URL of its recording as seen from the page.

    `extra` is HTML shown below the desk.
    """
    data = {"sessions": [{**session, "src": src} for session, src in sessions]}
    # Inside a script element, nothing but "<" could be taken for markup.
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    parts = {
        "css": _read("console.css"),
        "js": "\n".join(map(_read, _SCRIPTS)),
        "station": escape(station),
        "extra": extra,
        "data": written,
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda m: parts[m[1]], _read("console.html")).encode()


def _read(name: str) -> str:
    return (_PAGE / name).read_text(encoding="utf-8")
