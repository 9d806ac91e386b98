"""Turn Markdown, HTML and any Unicode into plain prose lines, ready to be classified."""

import html
import re
import unicodedata

from audio.speech.alphabet import LANGUAGE, LETTER, UPPER

_CHARACTERS = {ord(c): to for to, written in LANGUAGE["characters"].items() for c in written}
_RANGE_ARROW = re.compile(r"(?<=[\d%hđ]) ?(?:[→⇒➔➜~]|[-=]{1,2}>) ?(?=\d)")
_HARD_SPACE = re.compile(r"(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d{3}(?!\d))")  # thousands, typed with care
_FRACTION = re.compile("[¼-¾⅐-⅞]")
_ARROWS = re.compile(r"[-=]{1,2}>(?!\d)|(?<=[^\s\d]) > (?=[^\s\d])")  # also of menus: Cài đặt > Tài khoản
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f\U000e0000-\U000e01ef]+")
_MARKS = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
_OTHER_SPACE = re.compile(r"[^\S\n]+")

_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,400}+>")
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>\n]{0,100}+>", re.I)
_CELL = re.compile(r"</t[dh]>", re.I)
_AUTOLINK = re.compile(r"<(?:mailto:)?(https?://[^\s<>]{1,400}+|[^\s<>@]{1,64}+@[^\s<>]{1,200}+)>")

_INLINE = [(row["sign"], re.compile(row["match"]), row["to"]) for row in LANGUAGE["inline"]]

_BULLET = LANGUAGE["bullets"]
_FENCE = re.compile(r"(?:```|~~~)[\w {}.#=\"-]{0,80}+")
_RULE = re.compile(r"(?:[-*_=][ ]?){3,200}+")
_TABLE_RULE = re.compile(r"\|?[ ]?:?-{2,}[-:| ]*+")
_DEFINITION = re.compile(r"\[[^\[\]^]{1,100}+\]:[ ]?\S++.*|\*\[[^\[\]]{1,60}+\]:.*")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]?)[ ]?(?:[\w -]{0,60}+)(?:\"([^\"]{0,300}+)\")?[ ]?")
_LEAD = re.compile(
    rf"(?:>(?:[ ]|(?!\d))|#{{1,6}}[ ]|[{re.escape(_BULLET)}]+(?:[ ]|(?=[^\W\d]))"
    r"|\[[ xX]\][ ]|\[\^[\w-]{1,60}+\]:[ ]?|:[ ])"
)
_GOES_ON = re.compile(rf"(?![a-zđ](?![{LETTER}]))(?![{UPPER}])[{LETTER}]")
_STARTS_BLOCK = re.compile(
    r"[>#|\d!?=:]|[a-zđ][.)]|[IVX]{1,6}[.)/ ]|\[[ xX^]|```|~~~|" + f"[{re.escape(_BULLET)}]"
)


def _unicode(text: str) -> str:
    """Compose to NFKC (bold letters of social networks, ligatures, NFD) and drop what cannot be seen."""
    text = _HARD_SPACE.sub(".", text)
    text = _FRACTION.sub(lambda m: f" {unicodedata.normalize('NFKC', m[0])} ".replace("⁄", " phần "), text)
    text = _INVISIBLE.sub("", _RANGE_ARROW.sub("-", text).translate(_CHARACTERS))
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text).translate(_CHARACTERS)
        text = unicodedata.normalize("NFC", text)
    text = _ARROWS.sub(", ", text.replace(">=", "≥").replace("<=", "≤").replace("+/-", "±"))
    text = _FOREIGN_DIGIT.sub(lambda m: str(unicodedata.decimal(m[0])), text)
    return _OTHER_SPACE.sub(" ", _MARKS.sub("", text))


def _without(text: str, opening: str, closing: str) -> str:
    """Cut every region between two markers, in one pass."""
    kept, at = [], 0
    while (start := text.find(opening, at)) >= 0 and (end := text.find(closing, start)) >= 0:
        kept.append(text[at:start])
        at = end + len(closing)
    return " ".join([*kept, text[at:]])


def _markup(text: str) -> str:
    """Drop comments, tags and inline Markdown, keeping what a reader sees."""
    if "<" in text:
        for opening, closing in (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")):
            text = _without(text, opening, closing)
        text = _CELL.sub(", ", _BREAK.sub("\n", text))
        text = _TAG.sub(" ", _AUTOLINK.sub(r" \1 ", text) if ("@" in text or "://" in text) else text)
    return html.unescape(text) if "&" in text else text


def _line(line: str) -> str:
    """Strip one line of its block marker; "" when nothing of it is read."""
    if (
        _RULE.fullmatch(line)
        or _TABLE_RULE.fullmatch(line)
        or _FENCE.fullmatch(line)
        or _DEFINITION.fullmatch(line)
    ):
        return ""
    if admonition := _ADMONITION.fullmatch(line):
        return admonition[1] or ""
    at = 0
    while lead := _LEAD.match(line, at):
        at = lead.end()
    heading = line.startswith("#")
    line = line[at:]
    if line.count("|") > 1 or line.startswith("|"):
        return ", ".join(cell.strip() for cell in line.split("|") if cell.strip())
    return line.rstrip("# ") if heading else line


def clean(text: str) -> str:
    """Return NFC prose, one block a line: no markup, no invisible characters, soft line breaks joined.

    A line break is soft when the next line goes on in lower case or this one ends in a comma; elsewhere it
    stays, since commune texts are full of unpunctuated lines.
    """
    pieces: list[str] = []
    soft = False
    for raw in _unicode(_markup(text)).split("\n"):
        raw = raw.strip()
        for sign, pattern, to in _INLINE:
            if sign in raw:
                raw = pattern.sub(to, raw)
        line = _line(raw).strip()
        if line:
            joins = soft and (_GOES_ON.match(line) or pieces[-1][-1] == ",") and not _STARTS_BLOCK.match(raw)
            pieces += [" " if joins else "\n", line] if pieces else [line]
        soft = bool(line)
    return "".join(pieces)
