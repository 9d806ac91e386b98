"""Finished files, measured by other means than those that made them."""

from __future__ import annotations

import re
import subprocess
from array import array
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import pytest
from mutagen.mp3 import MP3, BitrateMode

from audio.studio import LOA, PROFILES, WEB, Profile, Recorded, record
from audio.studio.assemble import BEFORE_SPEECH_MS, assemble
from audio.studio.master import write_master
from audio.studio.openings import opening_sound
from audio.voices import Clip, Voice, open_voice
from tests.audio.fakes import INLINE, ScriptedVoice, make_job

HOP = make_job(
    "hop-thon",
    "Thông báo.",
    "Mời bà con đến nhà văn hóa thôn lúc bảy giờ ba mươi phút.",
    "Bà con nhớ mang theo sổ tiêm chủng, căn cước công dân và bút.",
    "Gọi số không hai trăm, ba tám sáu không, không hai hai.",
)
VOICES = {
    "espeak": open_voice("espeak"),
    "soft": ScriptedVoice("soft", amplitude=60),
    "loud": ScriptedVoice("loud", amplitude=32_700),
}
RATE_HZ = 44_100


@pytest.fixture(scope="module", params=[f"{v}-{p.name}" for v in VOICES for p in PROFILES])
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Voice, Profile, Recorded]:
    name, profile_name = request.param.split("-")
    voice, profile = VOICES[name], next(p for p in PROFILES if p.name == profile_name)
    folder = tmp_path_factory.mktemp(request.param)
    session = record([HOP], [profile], voice, folder, INLINE, lambda done, total: None, now_s=0)
    return voice, profile, session.recorded[profile.name]["hop-thon"]


def ffmpeg(*arguments: str) -> tuple[bytes, str]:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-nostats", *arguments]
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout, done.stderr.decode()


def decoded(recorded: Recorded) -> array[int]:
    """Decode with the real ffmpeg, which must have nothing to say."""
    pcm, complaints = ffmpeg("-v", "warning", "-i", str(recorded.file), "-f", "s16le", "pipe:1")
    assert complaints == ""
    return array("h", pcm)


def loudest(samples: array[int]) -> int:
    return max(map(abs, samples), default=0)


def test_has_the_loudness_and_peak_of_its_profile(made: tuple[Voice, Profile, Recorded]) -> None:
    """Measure with ffmpeg's EBU R 128 meter, which shares no code with ours."""
    _, profile, recorded = made
    told = ffmpeg("-i", str(recorded.file), "-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-")[1]
    summary = told[told.rindex("Summary:") :]
    (lufs,) = map(float, re.findall(r"I: +(-?[\d.]+) LUFS", summary))
    (peak_dbtp,) = map(float, re.findall(r"Peak: +(-?[\d.]+) dBFS", summary))
    assert lufs == pytest.approx(profile.target_lufs, abs=profile.tolerance_lu)
    assert peak_dbtp <= profile.ceiling_dbtp
    assert lufs == pytest.approx(recorded.recording.loudness_lufs, abs=0.2)
    assert peak_dbtp == pytest.approx(recorded.recording.true_peak_dbtp, abs=0.15)


def test_decodes_without_a_warning_and_never_clips(made: tuple[Voice, Profile, Recorded]) -> None:
    _, profile, recorded = made
    samples = decoded(recorded)
    assert 0.2 < loudest(samples) / 32_768 <= 10 ** (profile.ceiling_dbtp / 20)
    assert recorded.recording.duration_s == pytest.approx(len(samples) / RATE_HZ, abs=0.002)


def test_cues_stand_where_the_sentences_are_heard(made: tuple[Voice, Profile, Recorded]) -> None:
    voice, profile, recorded = made
    cues, lines = recorded.recording.cues, HOP.script.lines
    assert [cue.text for cue in cues] == [line.text for line in lines]
    assert [(cue.end_ms - cue.start_ms) / 1000 for cue in cues] == [
        pytest.approx(voice.speak(line.text).duration_s, abs=0.002) for line in lines
    ]
    last_ms = cues[-1].end_ms + lines[-1].pause_ms + profile.tail_ms
    assert 1000 * recorded.recording.duration_s == pytest.approx(last_ms, abs=30)
    samples = decoded(recorded)
    floor = loudest(samples) // 30
    for cue, following in pairwise(cues):
        pause = samples[cue.end_ms * RATE_HZ // 1000 : following.start_ms * RATE_HZ // 1000]
        heard = [index for index, sample in enumerate(pause) if abs(sample) > floor]
        rest_ms = [1000 * index / RATE_HZ for index in heard]
        length_ms = following.start_ms - cue.end_ms
        assert all(ms < 30 or ms > length_ms - 30 for ms in rest_ms)


def test_opens_and_ends_in_silence(made: tuple[Voice, Profile, Recorded]) -> None:
    _, profile, recorded = made
    samples = decoded(recorded)
    floor = loudest(samples) // 100
    heard = [index for index, sample in enumerate(samples) if abs(sample) > floor]
    assert 1000 * heard[0] / RATE_HZ == pytest.approx(profile.head_ms, abs=30)
    quiet_ms = 1000 * (len(samples) - heard[-1]) / RATE_HZ
    # The last sentence may fade below the floor before it ends.
    assert profile.tail_ms + HOP.script.lines[-1].pause_ms - 30 < quiet_ms < profile.tail_ms + 900 + 250


def test_is_what_old_players_and_browsers_take(made: tuple[Voice, Profile, Recorded]) -> None:
    _, _, recorded = made
    mp3: Any = MP3(recorded.file)
    assert (mp3.info.version, mp3.info.layer, mp3.info.sample_rate) == (1, 3, RATE_HZ)
    assert (mp3.info.channels, mp3.info.bitrate_mode) == (1, BitrateMode.CBR)
    assert mp3.info.bitrate == pytest.approx(64_000, abs=1)
    assert mp3.tags.version == (2, 3, 0)
    cover = mp3.tags.pop("APIC:")
    assert (cover.mime, cover.type, cover.data[:4]) == ("image/png", 3, b"\x89PNG")
    assert {frame: str(value) for frame, value in mp3.tags.items()} == {
        "TIT2": "Họp thôn",
        "TPE1": "Đài truyền thanh xã Suối Mơ",
        "TALB": "Loa Xã",
        "TDRC": "2026-03-05",
        "TLAN": "vie",
    }
    assert recorded.file.stat().st_size == recorded.recording.size_bytes


def test_cover_and_waveform_are_pictures(made: tuple[Voice, Profile, Recorded], tmp_path: Path) -> None:
    _, _, recorded = made
    cover = tmp_path / "cover.png"
    mp3: Any = MP3(recorded.file)
    cover.write_bytes(mp3.tags["APIC:"].data)
    for file, width, height in ((cover, 300, 300), (recorded.waveform, 1200, 240)):
        pixels, complaints = ffmpeg(
            "-v", "warning", "-i", str(file), "-f", "rawvideo", "-pix_fmt", "gray", "pipe:1"
        )
        assert complaints == ""
        assert len(pixels) == width * height
        assert len(set(pixels)) >= 4


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 24_000, 44_100, 48_000])
def test_takes_voices_of_any_rate(tmp_path: Path, rate_hz: int) -> None:
    voice = ScriptedVoice(rate_hz=rate_hz)
    session = record([HOP], PROFILES, voice, tmp_path, INLINE, lambda done, total: None, now_s=0)
    for profile in PROFILES:
        recorded = session.recorded[profile.name]["hop-thon"]
        assert recorded.recording.duration_s == pytest.approx(len(decoded(recorded)) / RATE_HZ, abs=0.002)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"target_lufs": -3.0}, r"độ to −\d+,\d LUFS, cần −3,0 ± 0,5"),
        ({"ceiling_dbtp": -60.0, "tolerance_lu": 0.01}, r"độ to −\d+,\d LUFS"),
    ],
)
def test_a_master_outside_its_figures_fails_with_the_figure(
    tmp_path: Path, changes: dict[str, float], told: str
) -> None:
    strict = replace(WEB, **changes)  # type: ignore[arg-type]
    session = record(
        [HOP], [LOA, strict], VOICES["espeak"], tmp_path, INLINE, lambda done, total: None, now_s=0
    )
    assert re.search(rf"hop-thon: bản web không đạt: .*{told}", str(session.failed["hop-thon"]))
    assert session.slugs == []
    assert len(list((tmp_path / "recordings").glob("*.mp3"))) == 1, "only the loa master is kept"


def test_a_short_word_is_mastered_too(tmp_path: Path) -> None:
    take = assemble([Clip(ScriptedVoice().speak("A").pcm, 22_050)], [0], LOA)
    finished = write_master(take, LOA, tmp_path / "a.mp3")
    assert finished.loudness_lufs == pytest.approx(-15, abs=1)


def test_the_chime_comes_before_the_first_word_and_is_ours() -> None:
    clip = VOICES["espeak"].speak("Xin chào.")
    take = assemble([clip], [0], LOA)
    chime = opening_sound(LOA.opening, clip.rate_hz)
    before_ms = LOA.head_ms + 1000 * len(chime) / clip.rate_hz + BEFORE_SPEECH_MS
    assert take.spans_ms[0][0] == pytest.approx(before_ms, abs=1)
    head = LOA.head_ms * clip.rate_hz // 1000
    assert (take.samples[head : head + len(chime)] == chime).all()
