"""Everything that may be wrong in a content folder, told at once."""

from dataclasses import dataclass
from datetime import datetime

from newsroom.errors import ContentErrors, Problem
from newsroom.library import Library
from newsroom.load import STATION_FILE, read_content
from site_builder.clearance import clear
from site_builder.lexicon import read_lexicon
from site_builder.on_air import Announcer, unsayable
from site_builder.signature import signature_problems
from site_builder.stage import renderer_of
from site_builder.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Checked:
    """Content without mistakes."""

    library: Library
    waiting: tuple[Problem, ...]
    """One for each article that may still be published and that nobody has cleared as it is now."""

    def public(self, at: datetime) -> int:
        """Count the articles that are published at an instant."""
        held_back = {problem.path for problem in self.waiting}
        return sum(f"content/{a.path}" not in held_back for a in self.library.public(at).articles)


def check_content(workspace: Workspace, at: datetime) -> Checked:
    """Check every article, the station, the lexicon, and that all that may still be broadcast can be said.

    Raises ContentErrors with every problem.
    """
    renderer = renderer_of(workspace)
    problems, station, library = read_content(workspace.content, renderer)
    found, taught = read_lexicon(workspace.content)
    faulty = {problem.path for problem in problems}
    problems += found
    waiting: tuple[Problem, ...] = ()
    if station and f"content/{STATION_FILE}" not in faulty:
        problems += signature_problems(station, workspace)
    if station and not found:
        announcer = Announcer(station, renderer, taught.speaker())
        coming = library.where(lambda article: not article.draft and not article.is_over(at))
        clearing = clear(coming.articles, announcer, workspace.content)
        problems += clearing.faults
        waiting = clearing.waiting
        for article in library.articles:
            if not article.is_over(at) and f"content/{article.path}" not in faulty:
                problems += unsayable(announcer.script_of(article), article, workspace.content)
    if problems:
        raise ContentErrors(problems)
    return Checked(library, waiting)
