"""Clean, classify, verbalise, finish: from any text to what a Vietnamese voice can say."""

import re
from typing import NamedTuple
from unicodedata import normalize

from audio.speech.alphabet import LETTER, PUNCTUATION
from audio.speech.clean import clean
from audio.speech.demands import FAR, text_before
from audio.speech.grammar import Grammar
from audio.speech.lexicon import Lexicon
from audio.speech.numbers import NUMERALS
from audio.speech.readers import Guess

_STRAY = re.compile(rf"[^{LETTER}{re.escape(PUNCTUATION)}\n ]+")
_MARKS = re.compile(rf"(?: ?[{PUNCTUATION}])+ ?")
_BREAKS = re.compile(r" ?\n[\n ]*")
_LINE_EDGES = re.compile(rf"(?:^[ {PUNCTUATION}]+|[ ,;]+$)", re.M)
# A lone letter stays small: "I." would be a numeral.
_SENTENCE = re.compile(rf"(?:^|[.?!] )(?![a-zđ](?![{LETTER}])).")
_STRONGEST = "?!.;:,"


class Span(NamedTuple):
    """A stretch of the cleaned text that is said differently from how it is written."""

    start: int
    end: int
    written: str
    spoken: str
    kind: str


class UnknownToken(NamedTuple):
    """A token nobody taught the voice, where it stands in the cleaned text, and the YAML that teaches it."""

    token: str
    start: int
    remedy: str


class Spoken(NamedTuple):
    """What is said of one text, the cleaned text, what changed in it and what was only guessed."""

    text: str
    cleaned: str
    spans: tuple[Span, ...]
    unknown: tuple[UnknownToken, ...]


class Speaker:
    """Say texts by one lexicon; compiled once, stateless afterwards, safe to share between threads."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._grammar = Grammar(lexicon)

    def speak(self, text: str) -> Spoken:
        """Return the spoken form of Markdown or plain text, with every change and every guess."""
        cleaned, at = clean(text), 0
        said, spans, unknown = list[str](), list[Span](), dict[str, UnknownToken]()
        for rule, m, reading in self._grammar.classify(cleaned):
            start, written = m.start(), m[0]
            if cleaned[start - 1 : start] in (" ", "(") and reading != written:
                reading = _said_once(reading, m)
            if isinstance(reading, Guess) and reading.token not in unknown:
                where = start + max(0, written.find(reading.token))
                unknown[reading.token] = UnknownToken(reading.token, where, _remedy(reading))
            said += (cleaned[at:start], " ", reading, " ")
            if reading != written:
                spans.append(Span(start, m.end(), written, reading, rule.kind))
            at = m.end()
        return Spoken(finish("".join(said)), cleaned, tuple(spans), tuple(unknown.values()))


def _said_once(reading: str, m: re.Match[str]) -> str:
    """Leave out what the text has just said in full: "đường ĐT.741", "thủ tục hành chính (TTHC)"."""
    words, left = reading.lower().split(), text_before(m, FAR).lower().replace("mồng ", "mùng ")
    if left.endswith("(") and m.string.startswith(")", m.end()):
        initials = "".join(normalize("NFD", word)[0] for word in left[:-1].split()[-len(m[0]) :])
        is_short = m[0].isupper() and len(m[0]) > 1 and initials == normalize("NFD", m[0].lower())
        return "" if left[:-1].rstrip().endswith(reading.lower()) or is_short else reading
    may_repeat = len(reading) > 3 and left[:-1].rpartition(" ")[2].lstrip("(") in words
    for n in range(len(words), 0, -1) if may_repeat else ():
        head = left.removesuffix(" ".join(words[:n]) + " ")
        if words[n - 1] not in NUMERALS and head != left and not head[-1:].isalpha():
            return " ".join(reading.split()[n:])
    return reading


def _remedy(guess: Guess) -> str:
    """Write the line of YAML that teaches a token, with the guess as a first draft."""
    plain = guess.token.isalnum() and not guess.token.isdigit()
    key = guess.token if plain else '"' + guess.token.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"  {key}: {guess or '…'}  # dưới mục {guess.section}:"


def finish(text: str) -> str:
    """Leave letters, spaces, line breaks and . , ; : ? ! — one mark at a time, sentences capitalised."""
    text = re.sub(" {2,}", " ", _STRAY.sub(" ", text))
    text = _MARKS.sub(lambda m: min(m[0].replace(" ", ""), key=_STRONGEST.index) + " ", text)
    text = _BREAKS.sub("\n", text)
    lines = (_LINE_EDGES.sub("", line) for line in text.split("\n"))
    return "\n".join(_SENTENCE.sub(lambda m: m[0].upper(), line) for line in lines if line)
