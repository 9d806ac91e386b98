"""The one flow: content → recordings, feeds and pages → the published folder."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from audio.announcer import Setting
from audio.choosing import Outcome
from audio.studio import PROFILES, Crew, prune_cache
from audio.studio import Report as AudioReport
from audio.studio.digests import DIGESTS, Digests
from newsroom import air_marks
from newsroom.errors import Problem
from newsroom.library import Library
from newsroom.recording import Masters
from site_builder.alone import alone
from site_builder.broadcasts import broadcast_files, console_page, heard_again, public_broadcasts
from site_builder.generator import generator_versions, render_site, theme_files
from site_builder.on_air import unsayable
from site_builder.operator.outlook import outlook_html
from site_builder.output import OutputFile, paths_in, write_tree
from site_builder.press import Press
from site_builder.publish import digest_inputs, publish, read_published, refuse_foreign
from site_builder.recordings import published_recordings, record_edition
from site_builder.scripting import scripts_of
from site_builder.stage import load_edition
from site_builder.workspace import Workspace

_NO_ARTICLES_YET = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made."""

    output: Path
    public: Library
    withheld: int
    """Drafts, future and expired articles."""
    voicing: Outcome
    masters: Masters
    waveforms: Path
    """Folder of the recordings' pictures, by profile."""
    files: int
    """Files in the published folder."""
    unsayable: tuple[Problem, ...]
    """What keeps articles off the air, which are published without a recording."""
    waiting: tuple[Problem, ...]
    """What keeps articles unpublished that nobody has cleared yet."""
    changed: tuple[str, ...]
    """POSIX paths in the published folder that this build wrote or removed."""

    @property
    def audio(self) -> AudioReport:
        return self.voicing.session.report


def build_site(
    workspace: Workspace,
    at: datetime,
    voice_name: str | None,
    crew: Crew,
    on_progress: Callable[[int, int], None],
) -> BuildReport:
    """Build and publish everything; on any LoaXaError the published folder stays as it was.

    A recording that no voice could make is told in the report, and its article is published without.
    """
    refusal = "Một lần dựng khác đang chạy: chờ nó xong rồi chạy lại lệnh này."
    with alone(workspace.build / ".lock", refusal):
        return _build(workspace, at, voice_name, crew, on_progress)


def _build(
    workspace: Workspace,
    at: datetime,
    voice_name: str | None,
    crew: Crew,
    on_progress: Callable[[int, int], None],
) -> BuildReport:
    refuse_foreign(workspace.output)
    edition = load_edition(workspace, at)
    scripts = scripts_of(edition.public.articles, edition, workspace, keep=True)
    sayable = [(a, said) for a, said in scripts if a.reading or not said[Setting.ALONE].unknown]
    outcome = record_edition(edition, sayable, voice_name, workspace, crew, on_progress)
    if outcome.session.report.recordings_made:
        prune_cache(outcome.asked, PROFILES, workspace.cache, time.time())

    masters = published_recordings(outcome)
    broadcasts = public_broadcasts(workspace, edition.public, at)
    tree = edition.tree(workspace, masters, heard_again(broadcasts, at))
    recorded = [each for by_slug in outcome.session.recorded.values() for each in by_slug.values()]
    audio = [OutputFile(each.recording.path, each.file) for each in recorded]
    outlook = outlook_html(edition, workspace.content, masters.loa, at)
    on_air = [
        *broadcast_files(workspace, broadcasts),
        console_page(workspace, broadcasts, edition.station, outlook),
    ]
    prints = Press(workspace.cache / "prints").make(
        edition.prints(workspace, masters.web), os.cpu_count() or 1
    )
    pictures = [OutputFile(f"{r.recording.profile}/{r.recording.slug}.png", r.waveform) for r in recorded]
    write_tree(pictures, workspace.waveforms, prunable=paths_in(workspace.waveforms))
    settings = [workspace.mkdocs_yml, Path(air_marks.__file__), *theme_files(workspace.theme)]
    # The tree's indexes name every recording with its SHA-256, checked when it was found in the cache.
    extra = [*on_air, *prints]
    digests = Digests(workspace.cache / DIGESTS)
    inputs = digest_inputs([*tree, *extra], settings, generator_versions(), digests.of)
    before = read_published(workspace.output)
    changed: tuple[str, ...] = ()
    if before.inputs != inputs or not before.is_intact_in(workspace.output, digests.of):
        write_tree(tree, workspace.docs, prunable=paths_in(workspace.docs))
        updated = max((a.updated for a in edition.public.articles), default=_NO_ARTICLES_YET)
        render_site(workspace, edition.station, updated)
        everything = [*audio, *extra]
        changed = publish(workspace.site, everything, workspace.output, inputs, before, digests.of)
    digests.keep()
    return BuildReport(
        output=workspace.output,
        public=edition.public,
        withheld=edition.total - len(edition.public.articles) - len(edition.waiting),
        voicing=outcome,
        masters=masters,
        waveforms=workspace.waveforms,
        files=len(read_published(workspace.output).files),
        unsayable=tuple(
            p for a, said in scripts for p in unsayable(said[Setting.ALONE], a, workspace.content)
        ),
        waiting=edition.waiting,
        changed=changed,
    )
