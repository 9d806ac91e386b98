"""Errors of the house, one tree.

LoaXaError               everything we raise on purpose; the command line turns it into text and an exit code
├ ContentErrors          newsroom: every Problem of content/ found in one run, articles and settings alike
├ VoiceError             audio.voices: a voice broke while speaking
│ ├ VoiceUnavailable     audio.voices: what was looked for, where, and how to get it
│ └ MasterError          audio.studio: what a voice spoke of one article cannot become a master
├ StudioError            audio.studio: encoding, caching
├ BroadcastError         audio.broadcast: a session longer than its slot, a stick that cannot be written
├ FeedError              feeds: an entry that cannot be told to the world
└ SiteError              site_builder: the site generator refused the staged tree, or publishing failed
"""

from collections.abc import Iterable
from dataclasses import dataclass


class LoaXaError(Exception):
    """Base of every error the program raises on purpose; its text is fit for the person at the keyboard."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in something an editor wrote: where it stands, what it is, how to mend it.

    >>> print(Problem("content/thong-bao/tiem.md", 4, "ngay", 'đang là "5/3"', "viết 2026-03-05"))
    content/thong-bao/tiem.md:4: ngay: đang là "5/3" — viết 2026-03-05
    """

    path: str
    """POSIX path as the editor would name it, from the folder that holds `content/`."""
    line: int
    """1-based; the first line of the file where no better one is known."""
    field: str
    """Front-matter key or a word for the part (`tệp`, `nội dung`)."""
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.field}: {self.problem} — {self.remedy}"


class ContentErrors(LoaXaError):
    """Hold every problem of a run, in order of path and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


class VoiceError(LoaXaError):
    """Raised by a voice that broke while speaking."""


class VoiceUnavailable(VoiceError):
    """Raised when a voice cannot be had here, or is gone for the rest of a run."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason, remedy)  # both, so that it survives the way between processes
        self.reason = reason
        """Short and fit for the public: it is shown on the site, so it names no path."""
        self.remedy = remedy
        """For the person at the keyboard: details, and how to get the voice."""

    def __str__(self) -> str:
        return f"{self.reason}; {self.remedy}"


class MasterError(VoiceError):
    """Raised when one voice's recording of one article cannot be made, measured or levelled."""


class StudioError(LoaXaError):
    """Raised when no recording can be stored: a full disk, a cache without access."""


class BroadcastError(LoaXaError):
    """Raised when a session cannot be put together or carried to where it is played."""


class FeedError(LoaXaError):
    """Raised when an entry cannot be written as a feed."""


class SiteError(LoaXaError):
    """Raised when the site generator refuses the staged tree or the result cannot be published."""
