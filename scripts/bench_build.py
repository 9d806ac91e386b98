"""Measure whole builds, cold and warm: python scripts/bench_build.py [--articles N] [--keep FOLDER]

Multiplies the sample commune to N public articles in a folder of its own, with caches of its own, spoken by
espeak. Prints the cold build; the warm rebuild by a new process, its start and imports included; and what of
that is the audio part, `record()`. Goals: 400 MB and 2 s at 500 articles. `--keep` holds content and caches
between runs, so that a long cold build can be measured once and rebuilt often.
"""

import argparse
import contextlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from audio.studio import PROFILES, local_crew, record
from audio.voices import open_voice
from bench_audio import measured
from site_builder.build import build_site
from site_builder.recordings import job_of
from site_builder.scripting import scripts_of
from site_builder.stage import load_edition
from site_builder.workspace import PROJECT, Workspace

NOW = datetime(2027, 1, 1, tzinfo=UTC)
_VOICE = "espeak"
_TITLE = re.compile(r"^(tieu_de: *)(.*?)([\"']?) *$", re.M)
_SINGLE = re.compile(r"^ten_cu:.*\n", re.M)  # a former name is one article's alone


def lay_out(folder: Path) -> Workspace:
    """Lay out a build all inside one folder."""
    return Workspace(folder / "content", folder / "public", folder / "build", folder / "cache")


def multiply(workspace: Workspace, count: int) -> None:
    """Copy the sample, then its public articles again with names, titles and a sentence of their own."""
    shutil.copytree(PROJECT / "content", workspace.content, dirs_exist_ok=True)
    public = load_edition(Workspace.of(PROJECT / "content", PROJECT / "public"), NOW).public.articles
    originals = [workspace.content / article.path for article in public]
    for number in range(len(originals), count):
        original, turn = originals[number % len(originals)], number // len(originals)
        text = _SINGLE.sub("", original.read_text(encoding="utf-8"))
        text = _TITLE.sub(rf"\g<1>\g<2> kỳ {turn}\g<3>", text, count=1)
        copy = original.with_name(f"{original.stem}-ky-{turn}.md")
        copy.write_text(f"{text.rstrip()}\n\nĐây là kỳ thứ {turn} của bài này.\n", encoding="utf-8")


def build(folder: Path, jobs: int) -> None:
    """Build once and print what was made, then how long its audio part takes when all is cached."""
    workspace = lay_out(folder)
    with local_crew(jobs) as crew:
        report = build_site(workspace, NOW, _VOICE, crew, lambda done, total: None)
    made = f"{report.audio.recordings_made} masters made, {len(report.changed)} files changed"
    print(f"{len(report.public.articles)} articles, {made}", flush=True)


def audio_part(folder: Path, jobs: int) -> float:
    """Return how many seconds `record()` takes for the same scripts."""
    workspace = lay_out(folder)
    edition, voice = load_edition(workspace, NOW), open_voice(_VOICE)
    scripts = scripts_of(edition.public.articles, edition, workspace, keep=True)
    wanted = [job_of(article, said, edition.station) for article, said in scripts]
    now_s = time.time()
    with local_crew(jobs) as crew:
        started_s = time.perf_counter()
        session = record(wanted, PROFILES, voice, workspace.cache, crew, lambda done, total: None, now_s)
        taken_s = time.perf_counter() - started_s
    assert not session.report.recordings_made
    return taken_s


def main() -> None:
    """Print one line for the cold and two for the warm build."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=75)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        build(options.once, options.jobs)
        return
    with contextlib.ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        multiply(lay_out(folder.resolve()), options.articles)
        again = [sys.executable, __file__, "--once", str(folder.resolve()), "--jobs", str(options.jobs)]
        for what in ("first", "warm", "warm"):
            with measured() as spent:
                told = subprocess.run(again, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
            print(
                f"{what:>6} {spent.wall_s:8.2f} s  {spent.cpu_s:8.2f} s CPU  {spent.memory_mb:5.0f} MB", told
            )
        print(f"record() of it {audio_part(folder.resolve(), options.jobs):.2f} s")


if __name__ == "__main__":
    main()
