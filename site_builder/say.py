"""Let an editor read or hear what the loudspeaker will say."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from audio.script import AudioScript, derive_text_script
from audio.studio import WEB, Crew, Job, Tags, record
from newsroom.errors import ContentErrors
from newsroom.front_matter import decode
from newsroom.load import read_article, read_station
from newsroom.station import Station
from newsroom.yaml_source import YamlProblem
from site_builder.output import OutputFile, write_tree
from site_builder.recordings import choose_voice, script_of, tags_of
from site_builder.stage import renderer_of
from site_builder.workspace import Workspace


def say_article(file: Path, workspace: Workspace, audio: Path | None, voice: str | None) -> None:
    """Print the spoken text of an article under `content/`; raise ContentErrors on its own problems alone."""
    renderer = renderer_of(workspace)
    problems, station = read_station(workspace.content)
    found, article = read_article(workspace.content, file.resolve(), station, renderer)
    if problems or found or station is None or article is None:
        raise ContentErrors([*problems, *found])
    _say(script_of(article, station, renderer), tags_of(article, station), station, workspace, audio, voice)


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
    script = derive_text_script(renderer_of(workspace).html(text))
    _say(script, tags, station, workspace, audio, voice)


def _say(
    script: AudioScript,
    tags: Tags,
    station: Station,
    workspace: Workspace,
    audio: Path | None,
    voice: str | None,
) -> None:
    for line in script.lines:
        print(line.text)
    if audio is None:
        return
    with ThreadPoolExecutor() as executor, TemporaryDirectory() as scratch:
        # What is only tried must not fill the station's cache.
        speaker = choose_voice(voice, station)
        crew = Crew(executor, executor)
        session = record([Job(script, tags)], [WEB], speaker, Path(scratch), crew, lambda done, total: None)
        recorded = session.recorded[WEB.name][script.slug]
        write_tree([OutputFile(audio.name, recorded.file)], audio.resolve().parent, prunable=frozenset())
    print(f"Đã đọc {recorded.recording.duration_s:.0f} giây vào {audio}")
