"""Let an editor read or hear what the loudspeaker will say."""

import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from audio.choosing import record_in_turn
from audio.script import AudioScript, derive_text_script
from audio.studio import WEB, Crew, Job, Session, Tags, record
from audio.voices import Voice
from newsroom.article import Article
from newsroom.errors import ContentErrors, Problem, SiteError
from newsroom.front_matter import decode
from newsroom.load import read_article, read_station
from newsroom.station import Slot, Station
from newsroom.yaml_source import YamlProblem
from site_builder.lexicon import read_lexicon
from site_builder.on_air import Announcer, unsayable, unsayable_text
from site_builder.output import OutputFile, refuse_missing_folder, write_tree
from site_builder.recordings import tags_of, turns_of
from site_builder.side_by_side import length_in_words, plain, print_table
from site_builder.stage import renderer_of
from site_builder.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wish:
    """How a script is wanted."""

    spoken_only: bool
    audio: Path | None
    """MP3 file to record into."""
    voice: str | None
    slot: str | None
    """Id of the broadcast slot it is announced in."""


def say_article(file: Path, workspace: Workspace, wish: Wish) -> bool:
    """Print the script of an article under `content/`; tell whether all of it can be said.

    Raises ContentErrors on the article's own problems, the station's and the lexicon's.
    """
    announcer = _announcer(workspace)
    found, article = read_article(workspace.content, file.resolve(), announcer.station, announcer.renderer)
    if found or article is None:
        raise ContentErrors(found)
    at = _slot(wish.slot, announcer.station).starts if wish.slot else None
    script = announcer.script_of(article, at)
    _print(script, announcer.station, wish)
    job = Job(script, tags_of(article, announcer.station))
    _record(job, [article], workspace, announcer.station, wish)
    return _told(unsayable(script, article, workspace.content))


def say_text(raw: bytes, workspace: Workspace, wish: Wish) -> bool:
    """Print how a Markdown text in UTF-8 is said; tell whether all of it can be."""
    try:
        text = decode(raw)
    except YamlProblem as problem:
        raise ContentErrors([problem.at("văn bản")]) from problem
    announcer = _announcer(workspace)
    tags = Tags("Đọc thử", announcer.station.name, "Đọc thử", date(1970, 1, 1))
    script = derive_text_script(announcer.renderer.html_for_air(text), announcer.speaker)
    _print(script, announcer.station, wish)
    _record(Job(script, tags), [], workspace, announcer.station, wish)
    return _told(unsayable_text(script, text, "văn bản"))


def _announcer(workspace: Workspace) -> Announcer:
    problems, station = read_station(workspace.content)
    found, taught = read_lexicon(workspace.content)
    if problems or found or station is None:
        raise ContentErrors([*problems, *found])
    return Announcer(station, renderer_of(workspace), taught.speaker())


def _slot(id_: str, station: Station) -> Slot:
    for slot in station.slots:
        if slot.id == id_:
            return slot
    known = ", ".join(slot.id for slot in station.slots)
    raise SiteError(f'Không có khung giờ "{id_}" trong station.yml: dùng một trong {known}.')


def _print(script: AudioScript, station: Station, wish: Wish) -> None:
    console = Console()
    if wish.spoken_only:
        for line in script.lines:
            print(line.text)
    elif console.is_terminal:
        print_table(script, console)
    else:
        for text in plain(script):
            print(text)
    if not wish.spoken_only:
        print(f"\n{length_in_words(script, station.syllables_per_min)}")


def _record(
    job: Job, articles: Sequence[Article], workspace: Workspace, station: Station, wish: Wish
) -> None:
    if wish.audio is None:
        return
    refuse_missing_folder(wish.audio)
    slug = job.script.slug
    with ThreadPoolExecutor() as executor, TemporaryDirectory() as scratch:
        crew = Crew(executor, executor)

        def record_with(jobs: Sequence[Job], speaker: Voice) -> Session:
            # What is only tried must not fill the station's cache.
            return record(jobs, [WEB], speaker, Path(scratch), crew, lambda done, total: None, time.time())

        outcome = record_in_turn(
            turns_of(articles, {slug: job}, wish.voice, station, workspace, spoken_before=()),
            [slug],
            station.on_voice_failure,
            record_with,
        )
        for error in outcome.session.failed.values():
            raise error
        recorded = outcome.session.recorded[WEB.name][slug]
        file = OutputFile(wish.audio.name, recorded.file)
        write_tree([file], wish.audio.resolve().parent, prunable=frozenset())
    print(f"Đã đọc {recorded.recording.duration_s:.0f} giây vào {wish.audio}, giọng {outcome.made_by[slug]}")


def _told(problems: Iterable[Problem]) -> bool:
    """Print what nobody can say; tell whether there is nothing of the kind."""
    found = list(problems)
    for problem in found:
        print(problem, file=sys.stderr)
    return not found
