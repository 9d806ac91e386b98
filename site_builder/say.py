"""Let an editor read or hear what the loudspeaker will say."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from audio.choosing import record_in_turn
from audio.script import derive_text_script
from audio.studio import Job, Tags, record
from newsroom.article import Article
from newsroom.errors import ContentErrors
from newsroom.front_matter import decode
from newsroom.load import read_article, read_station
from newsroom.station import Station
from newsroom.yaml_source import YamlProblem
from site_builder.output import OutputFile, write_tree
from site_builder.recordings import job_of, turns_of
from site_builder.stage import renderer_of
from site_builder.workspace import Workspace


def say_article(file: Path, workspace: Workspace, audio: Path | None, voice: str | None) -> None:
    """Print the spoken text of an article under `content/`; raise ContentErrors on its own problems alone."""
    renderer = renderer_of(workspace)
    problems, station = read_station(workspace.content)
    found, article = read_article(workspace.content, file.resolve(), station, renderer)
    if problems or found or station is None or article is None:
        raise ContentErrors([*problems, *found])
    _say(job_of(article, station, renderer), [article], station, workspace, audio, voice)


def say_text(raw: bytes, workspace: Workspace, audio: Path | None, voice: str | None) -> None:
    """Print how a Markdown text in UTF-8 is spoken."""
    try:
        text = decode(raw)
    except YamlProblem as problem:
        raise ContentErrors([problem.at("văn bản")]) from problem
    problems, station = read_station(workspace.content)
    if station is None:
        raise ContentErrors(problems)
    tags = Tags("Đọc thử", station.name, "Đọc thử", date(1970, 1, 1))
    job = Job(derive_text_script(renderer_of(workspace).html(text)), tags)
    _say(job, [], station, workspace, audio, voice)


def _say(
    job: Job,
    articles: Sequence[Article],
    station: Station,
    workspace: Workspace,
    audio: Path | None,
    voice: str | None,
) -> None:
    for line in job.script.lines:
        print(line.text)
    if audio is None:
        return
    slug = job.script.slug
    with ThreadPoolExecutor() as executor, TemporaryDirectory() as scratch:
        outcome = record_in_turn(
            turns_of(articles, {slug: job}, voice, station, workspace, spoken_before=()),
            [slug],
            station.on_voice_failure,
            # What is only tried must not fill the station's cache.
            lambda jobs, speaker: record(jobs, speaker, Path(scratch), executor, lambda done, total: None),
        )
        for error in outcome.session.failed.values():
            raise error
        recorded = outcome.session.recorded[slug]
        write_tree([OutputFile(audio.name, recorded.file)], audio.resolve().parent, prunable=frozenset())
    print(f"Đã đọc {recorded.recording.duration_s:.0f} giây vào {audio}, giọng {outcome.made_by[slug]}")
