"""A take → the finished file of one profile, measured as it will be heard."""

from pathlib import Path

from audio.studio.assemble import Take
from audio.studio.dynamics import Leveller, compress, shape
from audio.studio.frames import RATE_HZ
from audio.studio.loudness import Loudness, Peaks, decibels, gated_lufs, magnitude
from audio.studio.mp3 import decode_mp3, encode_mp3
from audio.studio.profiles import Profile
from audio.studio.recording_store import Finished
from audio.studio.waveform import Waveform
from newsroom.errors import MasterError

# A sound that gains more than its profile allows for is limited lower by what it gained, and encoded again.
_CAUTION_DB = 0.2
_TRIES = 4


def write_master(take: Take, profile: Profile, target: Path) -> Finished:
    """Master a take in place and encode it; raise MasterError with the figure it cannot keep."""
    shape(take.samples, take.rate_hz, profile.high_pass_hz, profile.presence)
    if profile.compressor:
        compress(take.samples, take.rate_hz, profile.compressor)
    leveller = Leveller(take.samples, take.rate_hz)
    target_lufs, ceiling_db = profile.target_lufs, profile.ceiling_dbtp - profile.encoder_margin_db
    for _ in range(_TRIES):
        pieces = leveller.level(target_lufs, ceiling_db)
        count = encode_mp3(pieces, take.rate_hz, target)
        finished = _measure(target, count, profile, take.spans_ms)
        problems = _problems(finished, profile)
        if not problems:
            return finished
        target_lufs += profile.target_lufs - finished.loudness_lufs
        if finished.true_peak_dbtp > profile.ceiling_dbtp:
            ceiling_db -= finished.true_peak_dbtp - profile.ceiling_dbtp + _CAUTION_DB
    raise MasterError(f"bản {profile.name} không đạt: {'; '.join(problems)}")


def _measure(file: Path, count: int, profile: Profile, spans_ms: tuple[tuple[int, int], ...]) -> Finished:
    loudness, peaks = Loudness(RATE_HZ), Peaks(RATE_HZ, every_frame=False)
    waveform = Waveform(count)
    for piece in decode_mp3(file, count):
        for listener in (loudness, peaks, waveform):
            listener.play(piece)
    return Finished(
        duration_s=round(count / RATE_HZ, 3),
        loudness_lufs=round(gated_lufs(loudness.energies), 2),
        true_peak_dbtp=round(decibels(peaks.levels.max()), 2),
        spans_ms=spans_ms,
        waveform=waveform.png(RATE_HZ, magnitude(profile.ceiling_dbtp)),
    )


def _problems(finished: Finished, profile: Profile) -> list[str]:
    problems = []
    if abs(finished.loudness_lufs - profile.target_lufs) > profile.tolerance_lu:
        wanted = f"{_figure(profile.target_lufs)} ± {_figure(profile.tolerance_lu)}"
        problems.append(f"độ to {_figure(finished.loudness_lufs)} LUFS, cần {wanted}")
    if finished.true_peak_dbtp > profile.ceiling_dbtp:
        peak, ceiling = _figure(finished.true_peak_dbtp), _figure(profile.ceiling_dbtp)
        problems.append(f"đỉnh {peak} dBTP, cần không quá {ceiling}")
    return problems


def _figure(value: float) -> str:
    return f"{value:.1f}".replace(".", ",").replace("-", "−")
