"""The operator's console: one page that needs nothing but the recordings beside it."""

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_PARTS = {"css": "console.css", "js": "console.js"}


def console_html(station: str, sessions: Iterable[tuple[Mapping[str, Any], str]], extra: str = "") -> bytes:
    """Put the page together from sessions, each with the URL of its recording as seen from the page.

    `extra` is HTML shown below the desk.
    """
    data = {"sessions": [{**session, "src": src} for session, src in sessions]}
    # Inside a script element, nothing but "<" could be taken for markup.
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    page = (_HERE / "console.html").read_text(encoding="utf-8")
    parts = {name: (_HERE / file).read_text(encoding="utf-8") for name, file in _PARTS.items()}
    parts |= {"station": escape(station), "extra": extra, "data": written}
    return re.sub(r"\{\{(\w+)\}\}", lambda m: parts[m[1]], page).encode()
