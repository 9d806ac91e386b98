"""Measure the audio build against a straight line: python scripts/bench_audio.py [--articles N] [--jobs N]

In one run, on the same spoken text: (1) the project's cold build of both masters, (2) its warm rebuild, (3) a
straight line of one process, which speaks every sentence with the same engine, joins them with the same
pauses, and hands each article to ffmpeg for each master, one after another; it keeps nothing. It runs twice:
with fixed gains, which meet no target, and with the loudness measured first, without which no target can be
met. Goals: ratio 1.7 on two cores, 400 MB and 2 s at 500 articles.
"""

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import imageio_ffmpeg

from audio.script import AudioScript
from audio.speech import to_spoken
from audio.studio import LOA, PROFILES, WEB, Job, local_crew, record
from audio.studio.frames import BITRATE_KBPS, RATE_HZ
from audio.voices import Voice, open_voice
from site_builder.recordings import tags_of
from site_builder.stage import load_edition
from site_builder.workspace import PROJECT, Workspace

NOW = datetime(2027, 1, 1, tzinfo=UTC)
# What a careful author would write by hand, and the gains that fit one voice.
FILTERS = {
    WEB.name: "highpass=f=70",
    LOA.name: "highpass=f=220,equalizer=f=2800:t=q:w=0.8:g=5,"
    "acompressor=threshold=-28dB:ratio=4:attack=5:release=120",
}
GAINS_DB = {WEB.name: 5.0, LOA.name: 12.0}
INTEGRATED = re.compile(rb"I: +(-?[\d.]+) LUFS")


def jobs_of(count: int) -> list[Job]:
    """Take the sample articles; beyond their number, again with every sentence changed a little."""
    edition = load_edition(Workspace.of(PROJECT / "content", PROJECT / "public"), NOW)
    announcer, station = edition.announcer(), edition.station
    originals = [Job(announcer.script_of(a), tags_of(a, station)) for a in edition.public.articles]
    return [_variant(originals[i % len(originals)], i // len(originals)) for i in range(count)]


def _variant(job: Job, number: int) -> Job:
    if not number:
        return job
    lines = tuple(
        replace(line, text=f"{line.text[:-1]}, {to_spoken(str(number))}.") for line in job.script.lines
    )
    return replace(job, script=AudioScript(f"{job.script.slug}-{number}", lines))


@dataclass
class Spent:
    """What a piece of work took; filled in when it ends."""

    wall_s: float = 0.0
    cpu_s: float = 0.0
    memory_mb: float = 0.0


@contextmanager
def measured() -> Iterator[Spent]:
    """Measure time, and the largest sum of memory of this process and all below it (Linux: PSS)."""
    spent, over = Spent(), threading.Event()

    def watch() -> None:
        while not over.wait(0.25):
            spent.memory_mb = max(spent.memory_mb, _tree_mb(os.getpid()))

    watcher = threading.Thread(target=watch)
    watcher.start()
    wall_s, cpu_s = time.perf_counter(), _cpu_s()
    try:
        yield spent
    finally:
        spent.wall_s, spent.cpu_s = time.perf_counter() - wall_s, _cpu_s() - cpu_s
        over.set()
        watcher.join()


def _cpu_s() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _tree_mb(pid: int) -> float:
    try:
        children = Path(f"/proc/{pid}/task").glob("*/children")
        below = [int(child) for file in children for child in file.read_text().split()]
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        own_kb = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0.0  # gone, or not Linux
    return own_kb / 1024 + sum(map(_tree_mb, below))


def straight_line(jobs: Sequence[Job], voice: Voice, folder: Path, effort: str, is_measured: bool) -> None:
    """Do the same by hand, one thing after another."""
    for job in jobs:
        clips = [voice.speak(line.text) for line in job.script.lines]
        rate_hz = clips[0].rate_hz
        pauses = [bytes(2 * (rate_hz * line.pause_ms // 1000)) for line in job.script.lines]
        sound = b"".join(piece for pair in zip([c.pcm for c in clips], pauses, strict=True) for piece in pair)
        source = ("-f", "s16le", "-ar", str(rate_hz), "-ch_layout", "mono", "-i", "pipe:0")
        tags = ("-metadata", f"title={job.tags.title}", "-metadata", f"artist={job.tags.artist}")
        for profile in PROFILES:
            filters, gain_db = FILTERS[profile.name], GAINS_DB[profile.name]
            if is_measured:
                meter = f"{filters},ebur128=framelog=quiet"
                told = _ffmpeg(sound, "-v", "info", *source, "-af", meter, "-f", "null", "-")
                gain_db = profile.target_lufs - float(INTEGRATED.findall(told)[-1])
            limit = f"alimiter=limit={10 ** ((profile.ceiling_dbtp - 1) / 20):.3f}:level=false"
            _ffmpeg(
                sound, "-v", "error", *source, "-af", f"{filters},volume={gain_db:.2f}dB,{limit}",
                "-codec:a", "libmp3lame", "-b:a", f"{BITRATE_KBPS}k", "-compression_level", effort,
                "-ar", str(RATE_HZ), "-id3v2_version", "3", *tags,
                "-y", str(folder / f"{job.script.slug}.{profile.name}.mp3"),
            )  # fmt: skip


def _ffmpeg(sound: bytes, *arguments: str) -> bytes:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-nostats", "-threads", "1", *arguments]
    return subprocess.run(command, input=sound, stderr=subprocess.PIPE, check=True).stderr


def main() -> None:
    """Print one line for each piece of work, then the ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=75)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--voice", default="espeak")
    parser.add_argument(
        "--effort", default="5", help="ffmpeg's -compression_level in the straight line (its default: 5)"
    )
    parser.add_argument("--no-straight-line", action="store_true", help="measure the project alone")
    options = parser.parse_args()

    voice, jobs = open_voice(options.voice), jobs_of(options.articles)
    with tempfile.TemporaryDirectory() as folder:
        cache, by_hand = Path(folder, "cache"), Path(folder, "by-hand")
        by_hand.mkdir()
        with measured() as cold, local_crew(options.jobs) as crew:
            session = record(jobs, PROFILES, voice, cache, crew, lambda done, total: None, time.time())
        report = session.report
        print(
            f"{len(jobs)} articles, {report.recordings_made} masters, {report.audio_s / 3600:.1f} h of sound"
        )
        _tell("cold build", cold, report.audio_s)
        with measured() as warm, local_crew(options.jobs) as crew:
            again = record(jobs, PROFILES, voice, cache, crew, lambda done, total: None, time.time())
        assert again.report.recordings_made == 0
        _tell("warm rebuild", warm, report.audio_s)
        if options.no_straight_line:
            return
        for what, is_measured in (("by fixed gains", False), ("by measure", True)):
            with measured() as straight:
                straight_line(jobs, voice, by_hand, options.effort, is_measured)
            _tell(what, straight, report.audio_s)
            wall, cpu = straight.wall_s / cold.wall_s, straight.cpu_s / cold.cpu_s
            print(f"{'':>14} ratio {wall:.2f} by wall clock; its CPU time over the project's: {cpu:.2f}")


def _tell(what: str, spent: Spent, audio_s: float) -> None:
    print(
        f"{what:>14} {spent.wall_s:8.2f} s  {spent.cpu_s:8.2f} s CPU"
        f"  {audio_s / spent.wall_s:6.0f} × real time  {spent.memory_mb:6.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main()
