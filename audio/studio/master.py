"""A take → the finished file of one profile, measured as it will be heard."""

from pathlib import Path

from audio.studio.assemble import Take
from audio.studio.dynamics import compress, level, shape
from audio.studio.loudness import decibels, integrated_lufs, magnitude, true_peak
from audio.studio.mp3 import decode_mp3, encode_mp3
from audio.studio.profiles import Profile
from audio.studio.recording_store import Finished
from audio.studio.samples import Samples
from audio.studio.waveform import waveform_png
from newsroom.errors import StudioError

# A sound that gains more than its profile allows for is limited lower by what it gained, and encoded again.
_CAUTION_DB = 0.2
_TRIES = 4


def write_master(take: Take, profile: Profile, target: Path) -> Finished:
    """Master a take and encode it; raise StudioError with the figure it cannot keep."""
    shaped = shape(take.samples, take.rate_hz, profile.high_pass_hz, profile.presence)
    if profile.compressor:
        shaped = compress(shaped, take.rate_hz, profile.compressor)
    target_lufs, ceiling_db = profile.target_lufs, profile.ceiling_dbtp - profile.encoder_margin_db
    for _ in range(_TRIES):
        count = _encode(shaped, take.rate_hz, profile, target_lufs, ceiling_db, target)
        finished = _measure(target, count, profile, take.spans_ms)
        problems = _problems(finished, profile)
        if not problems:
            return finished
        target_lufs += profile.target_lufs - finished.loudness_lufs
        if finished.true_peak_dbtp > profile.ceiling_dbtp:
            ceiling_db -= finished.true_peak_dbtp - profile.ceiling_dbtp + _CAUTION_DB
    raise StudioError(f"bản {profile.name} không đạt: {'; '.join(problems)}")


def _encode(
    shaped: Samples, rate_hz: int, profile: Profile, target_lufs: float, ceiling_db: float, target: Path
) -> int:
    """Write the MP3; return how many samples it holds."""
    mastered = level(shaped, rate_hz, target_lufs, ceiling_db)
    encode_mp3(mastered, rate_hz, profile.bitrate_kbps, profile.rate_hz, target)
    return -(-len(mastered) * profile.rate_hz // rate_hz)


def _measure(file: Path, count: int, profile: Profile, spans_ms: tuple[tuple[int, int], ...]) -> Finished:
    decoded = decode_mp3(file, profile.rate_hz, count)
    return Finished(
        duration_s=round(count / profile.rate_hz, 3),
        loudness_lufs=round(integrated_lufs(decoded, profile.rate_hz), 2),
        true_peak_dbtp=round(decibels(true_peak(decoded)), 2),
        spans_ms=spans_ms,
        waveform=waveform_png(decoded, profile.rate_hz, magnitude(profile.ceiling_dbtp)),
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
