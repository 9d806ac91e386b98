"""Pieces of staged Markdown: heads, escaped text, links, lengths."""

import json
import re
from html import escape
from posixpath import relpath

from newsroom.recording import Recording


def page(title: str, body: str, *, description: str = "") -> bytes:
    """Put a staged page together: front matter for the site generator, then Markdown."""
    # JSON is YAML; the theme prints title and description unescaped.
    head = [f"title: {json.dumps(title, ensure_ascii=False)}"]
    if description:
        head.append(f"description: {json.dumps(escape(description), ensure_ascii=False)}")
    return "\n".join(["---", *head, "---", "", f"# {literal(title)}", "", body.strip(), ""]).encode()


def literal(text: str) -> str:
    """Escape plain text for use inside Markdown.

    >>> literal("Quỹ *Vì người nghèo* & bạn")
    'Quỹ \\\\*Vì người nghèo\\\\* &amp; bạn'
    """
    escaped = re.sub(r"([\\`*_{}\[\]()#+!|~^])", r"\\\1", escape(text, quote=False))
    # What would begin a list, were it to stand first on its line.
    return re.sub(r"^(\d+)\.|^-", lambda m: f"{m[1]}\\." if m[1] else "\\-", escaped)


def link(text: str, target: str, page_path: str) -> str:
    """Link from the page at `page_path` to `target`, both POSIX paths from the site's root."""
    return f"[{literal(text)}]({relative(target, page_path)})"


def relative(target: str, page_path: str) -> str:
    """Write `target` as seen from the page at `page_path`."""
    return relpath(target, page_path.rpartition("/")[0] or ".")


def length_in_words(recording: Recording) -> str:
    """Write a length as people say it.

    >>> length_in_words(Recording("a", "web", "audio/a.mp3", 133.4, 1, "", "", -16.0, -1.5, ()))
    '2 phút 13 giây'
    """
    minutes, seconds = divmod(round(recording.duration_s), 60)
    return f"{minutes} phút {seconds} giây" if minutes else f"{seconds} giây"
