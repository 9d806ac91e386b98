"""A spoken text cut into what is said in one breath: whole sentences, and clauses of the long ones.

A cut is only ever made at a space outside every span, so no number, date, telephone number or address is
torn; names of offices and runs of numbers are kept whole as well.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audio.speech import Span, finish
from audio.speech.alphabet import UPPER

LONGEST = 30
"""Syllables said in one breath: 9 s at 200 a minute."""
_SHORTEST = 5
"""Syllables that may stand alone before or after a cut: fewer sound like a slip."""
_BREATHLESS = 42
"""Syllables beyond which a cut at a preposition is better than none."""

_AT_CONJUNCTION, _AT_PREPOSITION = 2, 3  # after a semicolon: 0; after a comma or colon: 1

_SYLLABLE = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"\s+")
_OFFICE = re.compile(
    r"\b(?:Sở|Bộ|Phòng|Ban|Cục|Vụ|Viện|Hội|Đài|Cổng|Quỹ|Trường|Ngân hàng|Trung tâm|Ủy ban|Văn phòng)"
    rf" [{UPPER}]\w*(?: \w+){{0,4}}(?:, [{UPPER}]\w*(?: \w+){{0,3}}){{0,6}}(?: và| -) [{UPPER}]\w*"
)
_CONJUNCTIONS = frozenset(
    "và hoặc hay nhưng song để nếu khi vì nên mà thì do nhằm nhất đồng trong trước sau kể bởi tuy dù"
    " cùng".split()
)
# Of two words, where the first alone opens no clause.
_PAIRS = {
    "nhất": "là", "đồng": "thời", "trong": "khi", "trước": "khi", "sau": "khi", "kể": "cả", "bởi": "vì",
    "cùng": "với",
}  # fmt: skip
# After these the next word goes on with them: "lý do", "trước khi", "trở nên", "cho nên".
_BINDING = frozenset(
    "tự lý trước sau trong mỗi mọi lúc một trở bởi cho thế nhưng để và hoặc hay mà nếu khi dù nên do vì"
    " thì của các".split()
)
_PREPOSITIONS = frozenset("của cho với tại trong theo bằng về như giữa qua".split())
_DATE_GOES_ON = frozenset("ngày tháng năm".split())


@dataclass(frozen=True, slots=True)
class Breath:
    """What is said in one breath, and where it stands in the cleaned text."""

    text: str
    start: int
    end: int
    ends_sentence: bool


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    written: str
    said: str
    """As said, before `finish` has put spaces and punctuation in order."""
    syllables: int


def breaths(cleaned: str, spans: Sequence[Span]) -> Iterator[Breath]:
    """Cut a cleaned text, of which `spans` are said differently, into breaths in order.

    Every word is said in exactly one of them; what holds no word is left out.
    """
    glued = frozenset(i for m in _OFFICE.finditer(cleaned) for i in range(m.start() + 1, m.end()))
    sentence: list[_Word] = []
    words = _words(cleaned, spans)
    for i, word in enumerate(words):
        sentence.append(word)
        if _ends_sentence(cleaned, word, words[i + 1] if i + 1 < len(words) else None):
            yield from _clauses(sentence, glued, begins=True, ends=True)
            sentence = []


def _words(cleaned: str, spans: Sequence[Span]) -> list[_Word]:
    """Part a text at the spaces outside every span."""
    edges, at, said = [0], 0, []
    bounds: list[tuple[int, int, str]] = []
    for span in [*spans, None]:
        end = span.start if span else len(cleaned)
        for gap in _GAP.finditer(cleaned, at, end):
            said.append(cleaned[at : gap.start()])
            bounds.append((edges[-1], gap.start(), "".join(said)))
            said, at = [], gap.end()
            edges.append(at)
        said.append(cleaned[at:end])
        if span:
            said.append(f" {span.spoken} ")
            at = span.end
    bounds.append((edges[-1], len(cleaned), "".join(said)))
    return [
        _Word(start, end, cleaned[start:end], text, len(_SYLLABLE.findall(text)))
        for start, end, text in bounds
        if end > start
    ]


def _mark(word: _Word) -> str:
    """Return the punctuation a word ends with, as said."""
    return word.said[len(word.said.rstrip(" .,;:?!")) :]


def _ends_sentence(cleaned: str, word: _Word, following: _Word | None) -> bool:
    if following is None or "\n" in cleaned[word.end : following.start]:
        return True
    mark = _mark(word).replace(" ", "")
    goes_on = "..." in mark and following.written[0].islower()
    return not goes_on and any(c in mark for c in ".?!")


def _clauses(words: Sequence[_Word], glued: frozenset[int], *, begins: bool, ends: bool) -> Iterator[Breath]:
    """Cut the words of a sentence, or of the part of it that `begins` or `ends` it."""
    cut = _best_cut(words, glued)
    if cut is None:
        if text := _text(words, begins=begins, ends=ends):
            yield Breath(text, words[0].start, words[-1].end, ends)
        return
    yield from _clauses(words[:cut], glued, begins=begins, ends=False)
    yield from _clauses(words[cut:], glued, begins=False, ends=ends)


def _best_cut(words: Sequence[_Word], glued: frozenset[int]) -> int | None:
    """Choose the most even cut at the strongest kind of boundary; None where the words fit one breath."""
    total = sum(word.syllables for word in words)
    if total <= LONGEST:
        return None
    best: tuple[int, int, int] | None = None
    left = 0
    for i in range(1, len(words)):
        left += words[i - 1].syllables
        if min(left, total - left) < _SHORTEST or words[i].start in glued:
            continue
        strength = _strength(words, i)
        if strength is None or (strength == _AT_PREPOSITION and total <= _BREATHLESS):
            continue
        found = (strength, abs(total - 2 * left), i)
        best = min(best, found) if best else found
    return best[2] if best else None


def _strength(words: Sequence[_Word], i: int) -> int | None:
    """Rank the boundary before word `i`, 0 for the strongest; None where nobody would pause."""
    before, after = words[i - 1], words[i]
    first = after.written.strip("\"'(").lower()
    if before.written.rstrip(",;")[-1:].isdigit() and (first[:1].isdigit() or first in _DATE_GOES_ON):
        return None
    if first in _DATE_GOES_ON and i > 1 and words[i - 2].written.lower() in ("thứ", "chủ"):
        return None
    mark = _mark(before)
    if any(c in mark for c in ";."):
        return 0
    if any(c in mark for c in ",:"):
        return 1
    follower = words[i + 1].written if i + 1 < len(words) else ""
    if (
        before.syllables == 0
        or before.written.lower() in _BINDING
        or not after.written[0].islower()
        or follower[:1].isupper()  # "và Truyền thông": the second half of a name, or of a list of names
        or (follower[:1].isdigit() and before.written[-1:].isdigit())
    ):
        return None
    if first in _CONJUNCTIONS and follower.lower().startswith(_PAIRS.get(first, "")):
        return _AT_CONJUNCTION
    return _AT_PREPOSITION if first in _PREPOSITIONS else None


def _text(words: Sequence[_Word], *, begins: bool, ends: bool) -> str:
    """Say some words as one line, which ends in a comma where the sentence goes on."""
    raw = " ".join(word.said for word in words)
    text = " ".join(finish(raw).split("\n"))
    letters = _SYLLABLE.search(text), _SYLLABLE.search(raw)
    if not letters[0]:
        return ""
    if not begins and letters[1] and letters[1][0][0].islower():
        text = text[0].lower() + text[1:]
    if not ends:
        return text.rstrip(" .,;:") + ","
    return text if text[-1] in ".?!" else text.rstrip(" ,;:") + "."
