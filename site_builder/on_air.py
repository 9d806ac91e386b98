"""From an article to its script, and to what an editor must teach before it can go on air."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from audio.announcer import Setting
from audio.script import AudioScript, derive_scripts
from audio.speech import Speaker, UnknownToken
from newsroom.article import Article
from newsroom.errors import Problem
from newsroom.facts import facts_of
from newsroom.front_matter import decode, parse_front_matter
from newsroom.load import STATION_FILE
from newsroom.markdown import Renderer
from newsroom.station import Station
from site_builder.lexicon import LEXICON_FILE

_FIELD = "đọc"
_LEXICON = f"content/{LEXICON_FILE}"
# Not read, or said otherwise by the editor: no place to look for what is said.
_UNREAD = re.compile(r"\{\s*không đọc\s*:[^{}]*\}|\S{1,60} ?\{\s*đọc\s*:[^{}]*\}", re.IGNORECASE)
# Keys of the front matter that are said, in the order in which they stand in templates.
_SPOKEN_KEYS = ("tieu_de", "tom_tat", "dia_diem", "mang_theo", "so_hieu", "co_quan")


@dataclass(frozen=True, slots=True)
class Announcer:
    """Words articles for one station with one speaker."""

    station: Station
    renderer: Renderer
    speaker: Speaker

    def script_of(self, article: Article, at: time | None = None) -> AudioScript:
        """Word an article from its text for the loudspeaker, or else from the body."""
        return self.scripts_of(article, at)[Setting.ALONE]

    def scripts_of(self, article: Article, at: time | None = None) -> dict[Setting, AudioScript]:
        """Word an article for every setting in which it is heard."""
        html = self.renderer.html_for_air(article.air.body if article.air else article.body)
        facts = facts_of(article, self.station)
        return derive_scripts(article, html, facts, self.station.name, self.speaker, at=at)


def unsayable(script: AudioScript, article: Article, content: Path) -> Iterator[Problem]:
    """Tell where an article of the folder `content` holds what nobody can say, and how to teach it."""
    if not script.unknown or article.reading:
        return
    path = f"content/{article.path}"
    source = decode((content / article.path).read_bytes())
    fields = parse_front_matter(source).fields
    air = article.air
    spoken = (air.body, air.line) if air else (article.body, article.body_line)
    counts = Counter(unknown.token for unknown in script.unknown)
    for token, unknown in {u.token: u for u in script.unknown}.items():
        heads = [
            fields.line((key,))
            for key in _SPOKEN_KEYS
            if any(_lines_with(token, str(fields.data.get(key, "")), 1))
        ]
        yield from (_problem(path, line, unknown, in_text=False) for line in heads)
        lines = list(_lines_with(token, *spoken))[: counts[token]]
        yield from (_problem(path, line, unknown, in_text=True) for line in dict.fromkeys(lines))
        if not heads and not lines:
            yield _elsewhere(unknown, path, content)


def unsayable_text(script: AudioScript, text: str, path: str) -> Iterator[Problem]:
    """Tell where a text that is no article holds what nobody can say."""
    for token, unknown in {u.token: u for u in script.unknown}.items():
        yield _problem(path, next(_lines_with(token, text, 1), 1), unknown, in_text=True)


def _lines_with(token: str, text: str, first_line: int) -> Iterator[int]:
    read = _UNREAD.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
    # Not inside a longer word, where the token is one itself.
    begin = r"(?<!\w)" if token[:1].isalnum() else ""
    end = r"(?!\w)" if token[-1:].isalnum() else ""
    for found in re.finditer(begin + re.escape(token) + end, read):
        yield first_line + read.count("\n", 0, found.start())


def _elsewhere(unknown: UnknownToken, path: str, content: Path) -> Problem:
    """Point at the station's own names, with which articles are announced, or else at the article."""
    station = decode((content / STATION_FILE).read_bytes())
    for line in _lines_with(unknown.token, station, 1):
        return _problem(f"content/{STATION_FILE}", line, unknown, in_text=False)
    return _problem(path, 1, unknown, in_text=True)


def _problem(path: str, line: int, unknown: UnknownToken, *, in_text: bool) -> Problem:
    here = f"viết {unknown.token}{{đọc: …}} nếu chỉ ở đây, hoặc " if in_text else ""
    remedy = f"{here}sửa cách đọc rồi chép dòng sau vào {_LEXICON}:{unknown.remedy}"
    return Problem(path, line, _FIELD, f'chưa biết đọc "{unknown.token}"', remedy)
