"""What an editor proofs: drafts and what is to come, and on each article what the checks found in it."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from html import escape

from audio.script import AudioScript
from newsroom.article import Article
from newsroom.errors import ContentErrors, Problem
from newsroom.facts import day
from newsroom.library import Library
from newsroom.load import read_content
from newsroom.markdown import Renderer
from newsroom.station import Station
from site_builder.clearance import Clearing, clear
from site_builder.lexicon import Taught, read_lexicon
from site_builder.links import relink
from site_builder.on_air import Announcer, unsayable
from site_builder.stage import Edition, renderer_of
from site_builder.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Proof:
    """An edition as it would be, and everything that is to be mended before it is."""

    edition: Edition
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Proofreader:
    """Reads the content again and again, as fast as an editor types: what did not change is not read anew."""

    workspace: Workspace
    _renderer: Renderer | None = None
    _settings: str = ""
    _last_good: dict[str, Article] = field(default_factory=dict)
    _taught: Taught | None = None
    _announcer: "_Remembering | None" = None

    def read(self, at: datetime) -> Proof:
        """Read and check the content as of an instant.

        An article that cannot be parsed is shown as it last could. Raises ContentErrors where station.yml
        or lexicon.yml is faulty, for then no page can be trusted.
        """
        renderer = self._current_renderer()
        problems, station, library = read_content(self.workspace.content, renderer)
        found, taught = read_lexicon(self.workspace.content)
        if station is None or found:
            raise ContentErrors([*problems, *found])
        parsed = {article.path: article for article in library.articles}
        lost = {p.path.removeprefix("content/") for p in problems} - parsed.keys()
        kept = {path: self._last_good[path] for path in lost if path in self._last_good}
        self._last_good = parsed | kept
        everything = Library.of([*self._last_good.values()])
        over = everything.where(lambda article: article.is_over(at) and not article.draft)
        edition = Edition(station, everything, over, renderer, taught, len(everything.articles))
        announcer = self._current_announcer(station, renderer, taught)
        faulty = {problem.path for problem in problems}
        for article in everything.articles:
            if not article.is_over(at) and f"content/{article.path}" not in faulty:
                problems += unsayable(announcer.script_of(article), article, self.workspace.content)
        coming = everything.where(lambda article: not article.is_over(at))
        announcer.forget_all_but(coming)
        clearing = self._clearing(coming, announcer)
        problems += clearing.faults
        by_path = defaultdict(list)
        for problem in sorted(problems):
            by_path[problem.path].append(problem)
        held = {problem.path: problem for problem in clearing.waiting}
        shown = relink(coming, everything, renderer)
        marked = tuple(
            _marked(article, by_path[path], held.get(path), at)
            for article in shown.articles
            if (path := f"content/{article.path}")
        )
        return Proof(replace(edition, public=Library(marked)), tuple(sorted(problems)))

    def _current_renderer(self) -> Renderer:
        settings = self.workspace.mkdocs_yml.read_text(encoding="utf-8")
        if self._renderer is None or settings != self._settings:
            self._renderer, self._settings = renderer_of(self.workspace), settings
        return self._renderer

    def _current_announcer(self, station: Station, renderer: Renderer, taught: Taught) -> "_Remembering":
        known = self._announcer
        if known is None or (self._taught, known.station, known.renderer) != (taught, station, renderer):
            self._taught = taught
            known = self._announcer = _Remembering(station, renderer, taught.speaker())
        return known

    def _clearing(self, coming: Library, announcer: Announcer) -> Clearing:
        """Find what would not be published, since nobody has cleared it as it is now."""
        finished = [article for article in coming.articles if not article.draft]
        return clear(finished, announcer, self.workspace.content)


@dataclass(frozen=True, slots=True)
class _Remembering(Announcer):
    """Words no article twice, since nobody waits for all of them after every keystroke."""

    said: dict[tuple[Article, time | None], AudioScript] = field(default_factory=dict, compare=False)

    def script_of(self, article: Article, at: time | None = None) -> AudioScript:
        if (article, at) not in self.said:
            self.said[article, at] = Announcer.script_of(self, article, at)
        return self.said[article, at]

    def forget_all_but(self, library: Library) -> None:
        kept = set(library.articles)
        for known in [known for known in self.said if known[0] not in kept]:
            del self.said[known]


def _marked(article: Article, problems: list[Problem], held: Problem | None, at: datetime) -> Article:
    boxes = []
    if problems:
        rows = "\n".join(
            f"<li>Dòng {p.line}, <strong>{escape(p.field)}</strong>: {escape(p.problem)} — "
            f"<em>{escape(p.remedy)}</em></li>"
            for p in problems
        )
        count = len(problems)
        boxes.append(
            f'<section class="lx-frame lx-notice lx-findings" aria-label="Chỗ cần sửa">\n'
            f"<p><strong>Có {count} chỗ cần sửa trong bài này</strong></p>\n<ul>\n{rows}\n</ul>\n</section>"
        )
    if held:
        boxes.append(
            '<section class="lx-frame lx-notice lx-held" aria-label="Chờ duyệt">\n'
            "<p><strong>Chưa được đăng, chưa được phát: "
            f"{escape(held.problem)}</strong></p>\n<p>{escape(held.remedy)}</p>\n</section>"
        )
    if not article.is_public(at):
        state = "Bản nháp, chưa đăng" if article.draft else f"Hẹn đăng ngày {day(article.published)}"
        boxes.append(f'!!! warning "{state}"')
    return replace(article, body="\n\n".join([*boxes, article.body])) if boxes else article
