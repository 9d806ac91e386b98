"""An article as the loudspeaker says it: spoken sentences and the silence after each."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time

from audio.announcer import Facts, Setting, closing, opening, reminder
from audio.blocks import Block, Role, parse_blocks
from audio.breath import Breath, breaths
from audio.speech import Span, Speaker, UnknownToken
from newsroom.article import Article
from newsroom.kinds import Kind


@dataclass(frozen=True, slots=True)
class Change:
    """Some words that are said otherwise than they are written, and what kind of words they are."""

    written: str
    spoken: str
    kind: str
    """A rule of `audio.speech`, or BY_EDITOR."""


BY_EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, or a clause of a long one, said in one breath; `text` needs no further normalisation."""

    text: str
    pause_ms: int
    """Silence after it; 0 after the last, whose surroundings decide."""
    written: str = ""
    """The words it was made of, as the page shows them."""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class AudioScript:
    """All that is said of one article, in order."""

    slug: str
    lines: tuple[Line, ...]
    unknown: tuple[UnknownToken, ...] = ()
    """What nobody can say, once for each block it stands in; such a script must not go on air."""

    def length_s(self, syllables_per_min: int) -> float:
        """Estimate how long it takes to say, pauses counted."""
        syllables = sum(len(_SYLLABLE.findall(line.text)) for line in self.lines)
        return syllables * 60 / syllables_per_min + sum(line.pause_ms for line in self.lines) / 1000


Scripts = dict[Setting, AudioScript]
"""What is said of one article wherever it is heard."""

# Loudspeakers echo across a village: 0.8 to 1.2 s between sentences, more where a new thought begins.
_CLAUSE_MS = 350
_SENTENCE_MS = 900
_AFTER_MS = {
    Role.TITLE: 1500,
    Role.HEADING: 1200,
    Role.LABEL: 500,
    Role.TEXT: 1100,
    Role.ITEM: 1200,
    Role.ROW: 1200,
}
_BEFORE_HEADING_MS = 1600

_SYLLABLE = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W_]")

# A bare address on the net is noise on a loudspeaker, unless it is as short as dichvucong.gov.vn.
_MOST_LABELS = 3
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[^/?#:]+)(?P<path>.*)", re.IGNORECASE)
_NAMES_AN_ADDRESS = re.compile(
    r"(?:địa chỉ|đường dẫn|đường link|link|liên kết|trang|website|web)[\s:]*$", re.I
)
_LEADS_TO_ADDRESS = re.compile(r"\b(?:tại|ở|vào|qua|trên|theo|từ|đến|tới|cập|xem|mở|là|bằng)[\s:]*$", re.I)


def derive_script(
    article: Article, html: str, facts: Facts, station: str, speaker: Speaker, *, at: time | None
) -> AudioScript:
    """Word an article for the loudspeaker: opening, title, facts, body, a reminder, closing.

    `html` is the body as rendered for the air, `facts` are pairs of label and value shown above it,
    `station` is the station's name, `at` the local time of the broadcast if it is known.
    """
    return derive_scripts(article, html, facts, station, speaker, at=at)[Setting.ALONE]


def derive_scripts(
    article: Article, html: str, facts: Facts, station: str, speaker: Speaker, *, at: time | None
) -> Scripts:
    """Word an article like `derive_script`, for every setting in which it is heard."""
    body = parse_blocks(html, steps=article.kind is Kind.GUIDE)
    heart = _said(
        [
            Block(article.title, Role.TITLE),
            *(Block(f"{label}: {value}", Role.TEXT) for label, value in facts),
            *body,
            *reminder(article, facts, body, speaker),
        ],
        speaker,
    )
    return {
        setting: _script(
            article.slug,
            [
                *_said([opening(article, station, at, setting)], speaker),
                *heart,
                *_said(closing(article, setting), speaker),
            ],
        )
        for setting in Setting
    }


def derive_text_script(html: str, speaker: Speaker) -> AudioScript:
    """Word a text that is no article."""
    return _script("", _said(parse_blocks(html, steps=False), speaker))


def derive_link_script(slug: str, text: str, speaker: Speaker) -> AudioScript:
    """Word what an announcer says between the articles of a session."""
    return _script(slug, _said([Block(text, Role.TEXT)], speaker))


@dataclass(frozen=True, slots=True)
class _Said:
    """A block in spoken words."""

    role: Role
    lines: Sequence[Line]
    """Without pauses; none where nothing of the block is said."""
    breaths: Sequence[Breath]
    unknown: tuple[UnknownToken, ...]


def _said(blocks: Iterable[Block], speaker: Speaker) -> list[_Said]:
    said = []
    for block in blocks:
        speech = speaker.speak(block.text)
        spans = [_without_address(span, speech.cleaned) for span in speech.spans]
        found = list(breaths(speech.cleaned, spans))
        lines = [_line(breath, speech.cleaned, spans) for breath in found]
        said.append(_Said(block.role, _as_shown(lines, block.readings), found, speech.unknown))
    return said


def _script(slug: str, said: Sequence[_Said]) -> AudioScript:
    unknown = tuple(token for each in said for token in each.unknown)
    return AudioScript(slug, tuple(_paused([each for each in said if each.lines])), unknown)


def _line(breath: Breath, cleaned: str, spans: Sequence[Span]) -> Line:
    changes = tuple(
        Change(span.written, span.spoken, span.kind)
        for span in spans
        if breath.start <= span.start < breath.end and _is_worth_telling(span)
    )
    return Line(breath.text, 0, cleaned[breath.start : breath.end], changes)


def _is_worth_telling(span: Span) -> bool:
    """Leave out brackets that became pauses, and words in another case."""
    return (
        _WORD.search(span.written + span.spoken) is not None and span.written.lower() != span.spoken.lower()
    )


def _without_address(span: Span, cleaned: str) -> Span:
    """Say of a long address on the net where it is to be found."""
    if span.kind != "url" or not (address := _ADDRESS.fullmatch(span.written)):
        return span
    if not address["path"].strip("/") and address["host"].count(".") < _MOST_LABELS:
        return span
    before = cleaned[: span.start]
    if _NAMES_AN_ADDRESS.search(before):
        said = "ghi trên trang thông tin của xã"
    elif _LEADS_TO_ADDRESS.search(before):
        said = "địa chỉ ghi trên trang thông tin của xã"
    else:
        said = "xem trên trang thông tin của xã"
    return span._replace(spoken=said)


def _as_shown(lines: Sequence[Line], readings: Sequence[tuple[str, str]]) -> list[Line]:
    """Put what the page shows in place of what the editor has read instead of it."""
    shown, rest = [], list(readings)
    for line in lines:
        written, changes, at = line.written, [], 0
        while rest and (found := written.find(rest[0][1], at)) >= 0:
            seen, read = rest.pop(0)
            written = written[:found] + seen + written[found + len(read) :]
            at = found + len(seen)
            changes.append(Change(seen, read, BY_EDITOR))
        shown.append(replace(line, written=written, changes=(*changes, *line.changes)))
    return shown


def _paused(said: Sequence[_Said]) -> Iterator[Line]:
    for n, each in enumerate(said, start=1):
        next_role = said[n].role if n < len(said) else None
        for line, breath in zip(each.lines[:-1], each.breaths, strict=False):
            yield replace(line, pause_ms=_SENTENCE_MS if breath.ends_sentence else _CLAUSE_MS)
        yield replace(each.lines[-1], pause_ms=_pause_ms(each.role, next_role))


def _pause_ms(role: Role, next_role: Role | None) -> int:
    if next_role is None:
        return 0
    return max(_AFTER_MS[role], _BEFORE_HEADING_MS if next_role is Role.HEADING else 0)
