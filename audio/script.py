"""An article as the loudspeaker says it: spoken sentences and the silence after each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audio.blocks import Block, Role, parse_blocks
from audio.speech import to_spoken
from newsroom.article import Article
from newsroom.errors import SpeechError
from newsroom.kinds import Kind


@dataclass(frozen=True, slots=True)
class Line:
    """One spoken sentence; `text` needs no further normalisation."""

    text: str
    pause_ms: int
    """Silence after the sentence; 0 after the last, whose surroundings decide."""


@dataclass(frozen=True, slots=True)
class AudioScript:
    """All that is said of one article, in order."""

    slug: str
    lines: tuple[Line, ...]


# Loudspeakers echo across a village: 0.8 to 1.2 s between sentences, more where a new thought begins.
_SENTENCE_MS = 900
_AFTER_MS = {Role.TITLE: 1500, Role.HEADING: 1200, Role.LABEL: 500, Role.TEXT: 1100, Role.ITEM: 1200}
_BEFORE_HEADING_MS = 1600

_SENTENCE_END = re.compile(r"""(?<=[.!?…])(["”’»)\]]*)\s+""")
_CLOSED = re.compile(r"""[.!?…]["”’»)\]]*$""")


def derive_script(article: Article, html: str, facts: Sequence[tuple[str, str]]) -> AudioScript:
    """Word an article for the loudspeaker: kind, title, facts, then the body as rendered on its page.

    Raises SpeechError, naming the article, on a text nobody can say.

    `html` is the article's body, `facts` are pairs of label and value shown above it.
    """
    blocks = (
        Block(article.kind.label, Role.LABEL),
        Block(article.title, Role.TITLE),
        *(Block(f"{label}: {value}", Role.TEXT) for label, value in facts),
        *parse_blocks(html, steps=article.kind is Kind.GUIDE),
    )
    try:
        return _script(article.slug, blocks)
    except SpeechError as error:
        raise SpeechError(f"content/{article.path}: {error}") from error


def derive_text_script(html: str) -> AudioScript:
    """Word a text that is no article; raise SpeechError."""
    return _script("", parse_blocks(html, steps=False))


def _script(slug: str, blocks: Sequence[Block]) -> AudioScript:
    spoken = [(block.role, sentences) for block in blocks if (sentences := _sentences(block))]
    return AudioScript(slug, tuple(_lines(spoken)))


def _sentences(block: Block) -> tuple[str, ...]:
    """Say a block, then split it: by then no dot is left that belongs to an abbreviation or a number."""
    marked = _SENTENCE_END.sub(r"\1\n", to_spoken(block.text))
    return tuple(_close(part) for part in marked.split("\n") if any(map(str.isalnum, part)))


def _close(sentence: str) -> str:
    """End a sentence with a full stop where it has no end of its own, so that voices let the tone fall."""
    sentence = sentence.strip()
    return sentence if _CLOSED.search(sentence) else sentence.rstrip(" ,;:–-") + "."


def _lines(spoken: Sequence[tuple[Role, tuple[str, ...]]]) -> Iterator[Line]:
    following = [role for role, _ in spoken[1:]]
    for (role, sentences), next_role in zip(spoken, [*following, None], strict=True):
        for sentence in sentences[:-1]:
            yield Line(sentence, _SENTENCE_MS)
        yield Line(sentences[-1], _pause_ms(role, next_role))


def _pause_ms(role: Role, next_role: Role | None) -> int:
    if next_role is None:
        return 0
    return max(_AFTER_MS[role], _BEFORE_HEADING_MS if next_role is Role.HEADING else 0)
