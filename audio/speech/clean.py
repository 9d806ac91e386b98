"""Turn Markdown, HTML and any Unicode into plain prose lines, ready to be classified."""

import html
import re
from unicodedata import decimal, is_normalized, normalize

from audio.speech.alphabet import LANGUAGE, LETTER, UPPER

_CHARACTERS = {ord(c): to for to, written in LANGUAGE["characters"].items() for c in written}
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
_GOES_ON = re.compile(rf"(?![a-zđ](?![{LETTER}]))(?![{UPPER}])[{LETTER}]")
_ITEM = re.compile(r"\d|[a-zđ][.)]|[IVX]{1,6}[.)/ ]")
_REWRITES = {
    step: [(row["sign"], re.compile(row["match"]), row["to"]) for row in LANGUAGE[step]]
    for step in ("markup", "typed", "composed", "inline", "blocks")
}


def _rewrite(text: str, step: str) -> str:
    for sign, pattern, to in _REWRITES[step]:
        if sign in text:
            text = pattern.sub(to, text)
    return text


def _unicode(text: str) -> str:
    """Compose to NFKC (bold letters of social networks, ligatures, NFD) and drop what cannot be seen."""
    text = _rewrite(text, "typed").translate(_CHARACTERS)
    if not is_normalized("NFKC", text):
        text = normalize("NFC", normalize("NFKC", text).translate(_CHARACTERS))
    return _FOREIGN_DIGIT.sub(lambda m: str(decimal(m[0])), _rewrite(text, "composed"))


def _line(line: str) -> str:
    """Strip one line of its block marker; "" when nothing of it is read."""
    line = _rewrite(line, "blocks")
    if line.count("|") > 1 or line.startswith("|"):
        return ", ".join(cell.strip() for cell in line.split("|") if cell.strip())
    return line.strip()


def clean(text: str) -> str:
    """Return NFC prose, one block a line: no markup, no invisible characters, soft line breaks joined.

    A line break is soft when the next line goes on in lower case or this one ends in a comma; elsewhere it
    stays, since commune texts are full of unpunctuated lines.
    """
    pieces: list[str] = []
    soft = False
    for raw in _unicode(html.unescape(_rewrite(text, "markup"))).split("\n"):
        prose = _rewrite(raw.strip(), "inline")
        if line := _line(prose):
            goes_on = line == prose and (_GOES_ON.match(line) or (soft and pieces[-1][-1] == ","))
            pieces += [" " if soft and goes_on and not _ITEM.match(line) else "\n", line]
        soft = bool(line)
    return "".join(pieces[1:])
