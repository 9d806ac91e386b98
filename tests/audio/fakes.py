"""Stand-ins for the seams of the audio room."""

import array
import math
import threading
import zlib
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from audio.script import AudioScript, Line
from audio.studio import Crew, Job, Tags
from audio.voices import Clip
from newsroom.article import Article
from newsroom.errors import VoiceError
from newsroom.kinds import Kind, Priority

P = ParamSpec("P")
T = TypeVar("T")

_PUBLISHED = datetime(2026, 11, 20, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@dataclass(frozen=True)
class ScriptedVoice:
    """Hums 10 ms a letter, each text at its pitch; notes what it is asked, breaks where it is told to."""

    identity: str = "scripted 1"
    breaks_on: str = "\0"
    rate_hz: int = 22_050
    amplitude: int = 9_000
    spoken: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def speak(self, text: str) -> Clip:
        if self.breaks_on in text:
            raise VoiceError("giọng bị đứt")
        with self._lock:
            self.spoken.append(text)
        count = len(text) * self.rate_hz // 100
        radians = 2 * math.pi * (200 + zlib.crc32(text.encode()) % 800) / self.rate_hz
        wave = (round(self.amplitude * math.sin(radians * i)) for i in range(count))
        return Clip(array.array("h", wave).tobytes(), self.rate_hz)


class InlineExecutor(Executor):
    """Does each piece of work at once, in the caller's thread."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


INLINE = Crew(InlineExecutor(), InlineExecutor())


def make_article(kind: Kind, title: str, body: str = "") -> Article:
    return Article(
        slug="bai", kind=kind, title=title, summary="", body=body, body_line=1,
        published=_PUBLISHED, updated=_PUBLISHED, expires=None,
        topics=(), audiences=(), villages=(), priority=Priority.ROUTINE,
        source=None, author=None, draft=False, details=None, air=None, path=f"{kind}/bai.md",
    )  # fmt: skip


def make_job(slug: str, *sentences: str, title: str = "Họp thôn", pause_ms: int = 900) -> Job:
    script = AudioScript(slug, tuple(Line(sentence, pause_ms) for sentence in sentences))
    return Job(script, Tags(title, "Đài truyền thanh xã Suối Mơ", "Loa Xã", date(2026, 3, 5)))
