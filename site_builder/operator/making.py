"""Planned sessions → folders under `ban-tin/` with all that an operator needs."""

from collections.abc import Callable, Sequence
from datetime import datetime

from audio.announcer import Setting
from audio.broadcast.bulletin import Bulletin
from audio.script import Scripts
from audio.studio import LOA, Crew
from newsroom.article import Article
from newsroom.broadcast import Broadcast
from newsroom.errors import BroadcastError, ContentErrors
from site_builder.on_air import Announcer
from site_builder.operator.rundown import derive_rundown
from site_builder.operator.session_folder import update_index, write_session
from site_builder.operator.taping import record_links, tape_sessions, texts_of
from site_builder.recordings import record_edition
from site_builder.signature import signature_problems
from site_builder.stage import Edition, load_edition
from site_builder.workspace import Workspace


def make_sessions(
    bulletins: Sequence[Bulletin],
    workspace: Workspace,
    at: datetime,
    crew: Crew,
    on_progress: Callable[[int, int], None],
    *,
    cluster: str | None = None,
) -> list[Broadcast]:
    """Put sessions on tape and write their folders; return them in order of time.

    Articles are recorded as they are now, unless they were. Where a cluster is named, only the sessions it
    plays are made, alike for others that hear the same. `on_progress` is told how many recordings of how many
    are there. Raises LoaXaError; a session is entered into the index when all of them stand there.
    """
    edition = load_edition(workspace, at)
    if problems := signature_problems(edition.station, workspace):
        raise ContentErrors(problems)
    announcer = edition.announcer()
    scripts = _scripts(bulletins, edition, announcer)
    sayable = [(a, said) for a, said in scripts if a.reading or not said[Setting.ALONE].unknown]
    outcome = record_edition(edition, sayable, None, workspace, crew, on_progress)
    recorded = outcome.session.recorded.get(LOA.name, {})
    said = {article.slug: each[Setting.IN_SESSION] for article, each in scripts}
    links = record_links(texts_of(bulletins, edition.station), announcer, None, workspace, crew)
    made = []
    for tape in tape_sessions(bulletins, edition.station, links, recorded):
        if cluster is None or cluster in {each.id for each in tape.clusters}:
            rundown = derive_rundown(tape, edition.station, said, links.scripts)
            made.append(write_session(tape, rundown, workspace.bulletins))
    update_index(workspace.bulletins, made)
    return sorted(made, key=lambda each: (each.starts, each.id))


def _scripts(
    bulletins: Sequence[Bulletin], edition: Edition, announcer: Announcer
) -> list[tuple[Article, Scripts]]:
    """Word the articles of some sessions."""
    by_slug = {article.slug: article for article in edition.public.articles}
    wanted = {item.slug: item.title for b in bulletins for item in b.items if item.slug is not None}
    if missing := [title for slug, title in wanted.items() if slug not in by_slug]:
        raise BroadcastError(f'Bài "{missing[0]}" chưa đăng hoặc đã thôi đăng: xếp lại buổi phát.')
    return [(by_slug[slug], announcer.scripts_of(by_slug[slug])) for slug in wanted]
