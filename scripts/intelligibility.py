"""Let a Vietnamese recogniser judge the recordings: python scripts/intelligibility.py [--articles N]

Compares the untreated voice (plain), the `web` and the `loa` master: clean, and through a simulated horn with
pink noise, all at the same true peak and against the same noise (10 dB below the plain voice). `--recorded
FOLDER` adds people's speech: pairs of NAME.wav and NAME.txt. Prints the syllable error of each, and ends with
exit code 1 if through the horn that of `loa` is not lower than that of plain, for every voice.

Told beside it, but no part of the rule: the bootstrap interval of the gain, which says how far it might be
chance, and STOI and ESTOI. Their reference is the clean plain voice, and every departure from it counts as
damage: they mark down the equalising and the compression that carry words over a horn.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import gcd
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import soundfile
from scipy.signal import resample_poly

from audio.script import Line
from audio.studio import LOA, WEB, Profile
from audio.studio.assemble import assemble
from audio.studio.loudness import Peaks
from audio.studio.master import write_master
from audio.voices import Clip, open_voice
from horn import Sound, pink_noise, through_horn
from site_builder.stage import load_edition
from site_builder.workspace import PROJECT, Workspace
from syllable_error import Understood, error_rate, gain, understood

try:
    import vietasr
    from pystoi import stoi
except ImportError:
    sys.exit("needs the recogniser, an extra: python -m pip install viet-asr==0.1.0.dev11 pystoi")

RATE_HZ = 16_000
NOISE_BELOW_SPEECH_DB = 10
PEAK = 10 ** (-1.5 / 20)
_TAIL_S = 0.25  # reverberation and echo belong to the sentence

Span = tuple[int, int]
Reading = tuple[Sequence[Clip], tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class Heard:
    """One version of a text: its sound, and where its sentences lie (samples)."""

    sound: Sound
    spans: tuple[Span, ...]


def versions_of(clips: Sequence[Clip], lines: Sequence[Line], folder: Path) -> dict[str, Heard]:
    """Make the plain voice and both masters of one reading, all at one rate and one peak."""
    pauses_ms = [line.pause_ms for line in lines]
    take = assemble(clips, pauses_ms, LOA)
    made = {"plain": _heard(take.samples.astype(np.float64), take.rate_hz, take.spans_ms)}
    for profile in (WEB, LOA):
        made[profile.name] = _master(clips, pauses_ms, profile, folder)
    return made


def _master(clips: Sequence[Clip], pauses_ms: Sequence[int], profile: Profile, folder: Path) -> Heard:
    file = folder / f"{profile.name}.mp3"
    finished = write_master(assemble(clips, pauses_ms, profile), profile, file)
    sound, rate_hz = soundfile.read(file)
    return _heard(sound, rate_hz, finished.spans_ms)


def _heard(sound: Sound, rate_hz: int, spans_ms: tuple[Span, ...]) -> Heard:
    start_ms = spans_ms[0][0]
    speech = sound[start_ms * rate_hz // 1000 :]  # the chime must not decide the peak
    peaks = Peaks(rate_hz, every_frame=False)
    peaks.play(speech.astype(np.float32))
    levelled = _resampled(speech * PEAK / peaks.levels.max(), rate_hz)
    to_sample = RATE_HZ / 1000
    spans = tuple((round((a - start_ms) * to_sample), round((b - start_ms) * to_sample)) for a, b in spans_ms)
    return Heard(levelled, spans)


def _resampled(sound: Sound, rate_hz: int) -> Sound:
    shared = gcd(rate_hz, RATE_HZ)
    resampled: Sound = resample_poly(sound, RATE_HZ // shared, rate_hz // shared)
    return resampled


def noisy(heard: Heard, noise_rms: float, seed: int) -> Heard:
    """Play a version over the horn against noise of a given level."""
    played = through_horn(heard.sound, RATE_HZ)
    return Heard(played + noise_rms * pink_noise(len(played), seed), heard.spans)


def speech_rms(heard: Heard) -> float:
    """Return the RMS of the sentences alone."""
    return float(np.sqrt(np.mean(np.concatenate([heard.sound[a:b] for a, b in heard.spans]) ** 2)))


def judge(heard: Heard, texts: Sequence[str], listen: Callable[[Sound], str]) -> list[Understood]:
    """Tell what was understood of each sentence."""
    tail = round(_TAIL_S * RATE_HZ)
    pieces = [heard.sound[first : last + tail] for first, last in heard.spans]
    return [understood(text, listen(piece)) for text, piece in zip(texts, pieces, strict=True)]


def stois(clean: Heard, other: Heard) -> tuple[float, float]:
    """Return STOI (Taal 2011) and ESTOI (Jensen 2016) against the clean plain voice, sentences only."""
    pairs = [
        (clean.sound[a:b], other.sound[c : c + b - a])
        for (a, b), (c, _) in zip(clean.spans, other.spans, strict=True)
        if c + b - a <= len(other.sound)
    ]
    both = [np.concatenate(sounds) for sounds in zip(*pairs, strict=True)]
    plain, extended = (float(stoi(*both, RATE_HZ, extended=is_extended)) for is_extended in (False, True))
    return plain, extended


def readings(articles: int, sentences: int, voice_name: str) -> list[Reading]:
    """Have a voice read the beginnings of the sample articles."""
    voice, workspace = open_voice(voice_name), Workspace.of(PROJECT / "content", PROJECT / "public")
    edition = load_edition(workspace, datetime(2027, 1, 1, tzinfo=UTC))
    announcer = edition.announcer()
    scripts = [announcer.script_of(article) for article in edition.public.articles[:articles]]
    taken = [script.lines[:sentences] for script in scripts]
    return [([voice.speak(line.text) for line in lines], lines) for lines in taken]


def recorded(folder: Path) -> list[Reading]:
    """Take people's recordings, each as an item of one sentence."""
    found: list[Reading] = []
    for text in sorted(folder.glob("*.txt")):
        samples, rate_hz = soundfile.read(text.with_suffix(".wav"), dtype="int16", always_2d=True)
        clip = Clip(samples[:, 0].astype("<i2").tobytes(), rate_hz)
        found.append(([clip], (Line(text.read_text(encoding="utf-8").strip(), 0),)))
    return found


def report(name: str, items: Sequence[Reading], rounds: int, listen: Callable[[Sound], str]) -> bool:
    """Print one line for each version; tell whether through the horn `loa` has fewer errors than plain."""
    heard: dict[str, list[Understood]] = {}
    figures: dict[str, list[tuple[float, float]]] = {}
    for item, (clips, lines) in enumerate(items):
        texts = [line.text for line in lines]
        with tempfile.TemporaryDirectory() as folder:
            versions = versions_of(clips, lines, Path(folder))
        plain = versions["plain"]
        played = speech_rms(Heard(through_horn(plain.sound, RATE_HZ), plain.spans))
        noise_rms = played * 10 ** (-NOISE_BELOW_SPEECH_DB / 20)
        for kind, clean in versions.items():
            through = [noisy(clean, noise_rms, item * rounds + seed) for seed in range(rounds)]
            for what, takes in ((f"{kind} clean", [clean]), (f"{kind} horn", through)):
                for take in takes:
                    heard.setdefault(what, []).extend(judge(take, texts, listen))
                    figures.setdefault(what, []).append(stois(plain, take))
    means = {what: np.mean(found, axis=0) for what, found in figures.items()}
    for what, sentences in heard.items():
        figures_of = "STOI {:.2f}, ESTOI {:.2f}".format(*means[what])
        print(f"{name:>10} {what:>12}: {error_rate(sentences):6.1%} syllables wrong, {figures_of}")
    spared = gain(heard["plain horn"], heard["loa horn"])
    gained = means["loa horn"] - means["plain horn"]
    print(
        f"{name:>10} loa against plain through the horn: {spared} more syllables right,"
        f" STOI {gained[0]:+.2f}, ESTOI {gained[1]:+.2f}; {len(heard['plain horn'])} sentences",
        flush=True,
    )
    return spared.mean > 0


def main() -> int:
    """Print a table; return 1 if through the horn `loa` has no fewer errors than plain, for any voice."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=5)
    parser.add_argument("--sentences", type=int, default=8, help="sentences of each article")
    parser.add_argument("--voice", action="append", default=[], help="may be given again (default: espeak)")
    parser.add_argument("--recorded", type=Path, metavar="FOLDER", help="people's speech: NAME.wav, NAME.txt")
    parser.add_argument("--rounds", type=int, default=1, help="times each is played, against other noise")
    options = parser.parse_args()

    recogniser = vietasr.Pipeline.new().add("vietasr").build()

    def listen(sound: Sound) -> str:
        scaled = sound * min(1.0, 0.95 / np.abs(sound).max())
        return str(recogniser.transcribe(np.round(32_767 * scaled).astype(np.int16), RATE_HZ).text)

    names = options.voice or ([] if options.recorded else ["espeak"])
    beaten = [
        report(name, readings(options.articles, options.sentences, name), options.rounds, listen)
        for name in names
    ]
    if options.recorded:
        beaten.append(report("recorded", recorded(options.recorded), options.rounds, listen))
    return 0 if all(beaten) else 1


if __name__ == "__main__":
    sys.exit(main())
