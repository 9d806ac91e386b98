"""The one flow: content → recordings, feeds and pages → the published folder."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from audio.studio import LOA, WEB, Crew
from audio.studio import Report as AudioReport
from newsroom.library import Library
from newsroom.recording import Masters
from site_builder.generator import generator_versions, render_site, theme_files
from site_builder.output import OutputFile, paths_in, write_tree
from site_builder.publish import digest_inputs, publish, read_published, refuse_foreign
from site_builder.recordings import choose_voice, record_edition
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
    audio: AudioReport
    masters: Masters
    waveforms: Path
    """Folder of the recordings' pictures, by profile."""
    voice: str
    files: int
    """Files in the published folder."""
    changed: tuple[str, ...]
    """POSIX paths in the published folder that this build wrote or removed."""


def build_site(
    workspace: Workspace,
    at: datetime,
    voice_name: str | None,
    crew: Crew,
    on_progress: Callable[[int, int], None],
) -> BuildReport:
    """Build and publish everything; on any LoaXaError the published folder stays as it was."""
    refuse_foreign(workspace.output)
    edition = load_edition(workspace, at)
    voice = choose_voice(voice_name, edition.station)
    session = record_edition(edition, voice, workspace.cache, crew, on_progress)

    masters = Masters(session.recordings(WEB), session.recordings(LOA))
    tree = edition.tree(workspace, masters)
    recorded = [each for by_slug in session.recorded.values() for each in by_slug.values()]
    audio = [OutputFile(each.recording.path, each.file) for each in recorded]
    pictures = [OutputFile(f"{r.recording.profile}/{r.recording.slug}.png", r.waveform) for r in recorded]
    write_tree(pictures, workspace.waveforms, prunable=paths_in(workspace.waveforms))
    settings = [workspace.mkdocs_yml, *theme_files(workspace.theme)]
    inputs = digest_inputs([*tree, *audio], settings, generator_versions())
    before = read_published(workspace.output)
    changed: tuple[str, ...] = ()
    if before.inputs != inputs or not before.is_intact_in(workspace.output):
        write_tree(tree, workspace.docs, prunable=paths_in(workspace.docs))
        updated = max((a.updated for a in edition.public.articles), default=_NO_ARTICLES_YET)
        render_site(workspace, edition.station, updated)
        changed = publish(workspace.site, audio, workspace.output, inputs, before)
    return BuildReport(
        output=workspace.output,
        public=edition.public,
        withheld=edition.total - len(edition.public.articles),
        audio=session.report,
        masters=masters,
        waveforms=workspace.waveforms,
        voice=voice.identity,
        files=len(read_published(workspace.output).files),
        changed=changed,
    )
