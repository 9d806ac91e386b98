"""Pieces of staged pages: heads, escaped text, links, lengths and sizes."""

import json
import re
from datetime import date, datetime
from functools import cache
from html import escape
from posixpath import relpath

from newsroom.facts import day
from newsroom.recording import Recording


def page(
    title: str,
    body: str,
    *,
    kind: str = "",
    description: str = "",
    above: str = "",
    is_to_be_found: bool = True,
) -> bytes:
    """Put a staged page together: front matter for the site generator, then Markdown.

    `kind` names the look the theme gives it; `above` stands before its heading; what is not to be found is
    kept out of search engines and the sitemap.
    """
    # JSON is YAML; the theme prints title and description unescaped.
    head = [f"title: {json.dumps(title, ensure_ascii=False)}"]
    if description:
        head.append(f"description: {json.dumps(escape(description), ensure_ascii=False)}")
    if kind:
        head.append(f"kind: {kind}")
    if not is_to_be_found:
        head.append("robots: noindex")
    parts = [above, f"# {literal(title)}", body.strip()]
    return "\n".join(["---", *head, "---", "", "\n\n".join(filter(None, parts)), ""]).encode()


def literal(text: str) -> str:
    """Escape plain text for use inside Markdown.

    >>> literal("Quỹ *Vì người nghèo* & bạn")
    'Quỹ \\\\*Vì người nghèo\\\\* &amp; bạn'
    """
    escaped = re.sub(r"([\\`*_{}\[\]()#+!|~^])", r"\\\1", escape(text, quote=False))
    # What would begin a list, were it to stand first on its line.
    return re.sub(r"^(\d+)\.|^-", lambda m: f"{m[1]}\\." if m[1] else "\\-", escaped)


@cache
def relative(target: str, page_path: str) -> str:
    """Write `target` as seen from the page at `page_path`, both POSIX paths from the site's root."""
    return relpath(target, page_path.rpartition("/")[0] or ".")


def href(target: str, page_path: str) -> str:
    """Write `target`, staged Markdown or a file, as the rendered page at `page_path` links to it.

    >>> href("thon/ben-da.md", "thong-bao/moi-hop.md")
    '../thon/ben-da.html'
    """
    rendered = target[: -len(".md")] + ".html" if target.endswith(".md") else target
    return escape(relative(rendered, page_path))


def anchor(text: str, target: str, page_path: str) -> str:
    """Link from the page at `page_path` to `target`, as HTML."""
    return f'<a href="{href(target, page_path)}">{escape(text)}</a>'


def button(text: str, target: str, page_path: str) -> str:
    """Link to a file that stands beside the staged tree, such as a PDF, on a line of its own.

    As HTML, since the generator would miss such a file in Markdown.
    """
    return f'<p class="lx-frame"><a class="lx-button" href="{href(target, page_path)}">{escape(text)}</a></p>'


def time_tag(moment: date | datetime) -> str:
    """Write a date for people and programs."""
    return f'<time datetime="{moment.isoformat()}">{day(moment)}</time>'


def phone_link(number: str) -> str:
    """Write a telephone number that dials itself when tapped."""
    dialled = "".join(c for c in number if c.isdigit() or c == "+")
    return f'<a class="lx-phone" href="tel:{dialled}">{escape(number)}</a>'


def length_in_words(duration_s: float) -> str:
    """Write a length as people say it.

    >>> length_in_words(133.4)
    '2 phút 13 giây'
    """
    minutes, seconds = divmod(round(duration_s), 60)
    return " ".join([f"{minutes} phút"] * bool(minutes) + [f"{seconds} giây"] * bool(seconds or not minutes))


def size_in_words(size_bytes: int) -> str:
    """Write a size in the units that mobile plans are sold in, never less than it is to a tenth.

    >>> size_in_words(1_180_000)
    '1,2 MB'
    """
    tenths = max(1, -(-size_bytes // 100_000))
    return f"{tenths // 10},{tenths % 10} MB"


def heard_in(recording: Recording | None) -> str:
    """Tell in a list how long an article takes to hear, to the minute; empty without a recording."""
    return f"nghe {max(1, round(recording.duration_s / 60))} phút" if recording else ""
