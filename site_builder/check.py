"""Everything that may be wrong in a content folder, told at once."""

from datetime import datetime

from newsroom.errors import ContentErrors
from newsroom.library import Library
from newsroom.load import read_content
from site_builder.lexicon import read_lexicon
from site_builder.on_air import Announcer, unsayable
from site_builder.stage import renderer_of
from site_builder.workspace import Workspace


def check_content(workspace: Workspace, at: datetime) -> Library:
    """Check every article, the station, the lexicon, and that all that may still be broadcast can be said.

    Raises ContentErrors with every problem.
    """
    renderer = renderer_of(workspace)
    problems, station, library = read_content(workspace.content, renderer)
    found, taught = read_lexicon(workspace.content)
    faulty = {problem.path for problem in problems}
    problems += found
    if station and not found:
        announcer = Announcer(station, renderer, taught.speaker())
        for article in library.articles:
            if not article.is_over(at) and f"content/{article.path}" not in faulty:
                problems += unsayable(announcer.script_of(article), article, workspace.content)
    if problems:
        raise ContentErrors(problems)
    return library
