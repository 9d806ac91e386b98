"""A station's own signature tune: what is taken, how it sounds in a session, and what is refused."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pyloudnorm
import pytest
import soundfile

from newsroom.errors import ContentErrors
from site_builder.check import check_content
from site_builder.operator.tasks import make_planned
from site_builder.workspace import Workspace

NOW = datetime(2026, 11, 23, 20, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
DAY = date(2026, 11, 24)
RATE_HZ = 48_000
PITCHES_HZ = (700.0, 1100.0)


def quiet(done: int, total: int) -> None:
    pass


def tune(length_s: float) -> np.ndarray:
    """Play two pitches in stereo, far too quietly, with silence around."""
    t = np.arange(round(length_s * RATE_HZ / 2)) / RATE_HZ
    sound = np.concatenate([np.sin(2 * np.pi * pitch * t) for pitch in PITCHES_HZ]) * 0.02
    still = np.zeros(RATE_HZ // 2)
    mono = np.concatenate([still, sound, still])
    return np.stack([mono, 0.5 * mono], axis=1)


def name_tune(content: Path, file: str) -> Path:
    station = content / "station.yml"
    text = station.read_text(encoding="utf-8")
    station.write_text(f"{text}nhac_hieu: media/{file}\n", encoding="utf-8")
    (content / "media").mkdir(exist_ok=True)
    return content / "media" / file


def loudest_hz(samples: np.ndarray, rate_hz: int) -> float:
    spectrum = np.abs(np.fft.rfft(samples))
    return float(np.argmax(spectrum) * rate_hz / len(samples))


@pytest.mark.parametrize("file", ["nhac.wav", "nhac.mp3"])
def test_it_is_heard_first_as_loud_as_the_house_s_own(workspace: Workspace, file: str) -> None:
    soundfile.write(name_tune(workspace.content, file), tune(14.5), RATE_HZ)
    assert check_content(workspace, NOW).waiting == ()
    (made,) = make_planned(workspace, NOW, DAY, 1, 1, quiet).sessions
    folder = workspace.bulletins / made.id
    assert made.chapters[0].title == "Nhạc hiệu"

    heard, rate_hz = soundfile.read(folder / "01_NHAC_HIEU.mp3", dtype="float64")
    assert 14.5 < len(heard) / rate_hz < 17
    assert pyloudnorm.Meter(rate_hz).integrated_loudness(heard) == pytest.approx(-18, abs=1.5)
    sound = np.flatnonzero(np.abs(heard) > 0.1 * np.abs(heard).max())
    begins, ends = int(sound[0]), int(sound[-1])
    assert (ends - begins) / rate_hz == pytest.approx(14.5, abs=0.1), "the silence around is cut"
    middle = (begins + ends) // 2
    for half, pitch in zip((heard[begins:middle], heard[middle:ends]), PITCHES_HZ, strict=True):
        assert loudest_hz(half, rate_hz) == pytest.approx(pitch, abs=2)
    whole, _ = soundfile.read(folder / "ca-buoi.mp3", frames=len(heard) - rate_hz, dtype="float64")
    assert np.abs(whole - heard[: len(whole)]).max() < 0.01


def refused(workspace: Workspace) -> list[str]:
    with pytest.raises(ContentErrors) as told:
        check_content(workspace, NOW)
    return [str(problem) for problem in told.value.problems]


def test_what_is_no_tune_is_told_with_its_line(workspace: Workspace) -> None:
    file = name_tune(workspace.content, "nhac.wav")
    where = "content/station.yml:24: nhac_hieu: "
    assert refused(workspace) == [
        f'{where}không có tệp "media/nhac.wav" — xem lại tên tệp; tính từ thư mục content'
    ]
    soundfile.write(file, tune(15.5), RATE_HZ)
    assert refused(workspace) == [f"{where}nhạc hiệu dài 15,5 giây, không được quá 15 giây — cắt bớt tệp"]
    soundfile.write(file, tune(0.3), RATE_HZ)
    assert refused(workspace) == [f"{where}nhạc hiệu chỉ dài 0,3 giây, cần ít nhất 1 giây — chọn tệp khác"]
    soundfile.write(file, np.zeros(RATE_HZ), RATE_HZ)
    assert refused(workspace) == [
        f'{where}"media/nhac.wav" không dùng được: tệp nhac.wav không có tiếng'
        " — xuất lại tệp ấy dạng WAV hoặc MP3, hoặc chọn tệp khác"
    ]
    file.write_bytes(b"RIFF\x00\x00\x00\x00WAVEnonsense")
    assert refused(workspace) == [
        f'{where}"media/nhac.wav" không dùng được: tệp âm thanh hỏng hoặc không đúng định dạng'
        " — xuất lại tệp ấy dạng WAV hoặc MP3, hoặc chọn tệp khác"
    ]


def test_a_tune_that_went_bad_is_told_before_anything_is_made(workspace: Workspace) -> None:
    soundfile.write(name_tune(workspace.content, "nhac.wav"), tune(20), RATE_HZ)
    with pytest.raises(ContentErrors, match=r"station\.yml:24: nhac_hieu: nhạc hiệu dài 20 giây"):
        make_planned(workspace, NOW, DAY, 1, 1, quiet)
    assert not workspace.bulletins.exists()
    assert not workspace.cache.exists()
