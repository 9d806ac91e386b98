"""Whatever happens to a session or its cache: a clear message or a repair, and the next run is whole."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from audio.studio import WEB, Job, prune_cache, record
from audio.studio.clip_cache import ClipCache
from audio.studio.last_use import last_uses_s
from tests.audio.fakes import INLINE, ScriptedVoice, make_job
from tests.audio.session import JOBS

ROOT = Path(__file__).resolve().parents[2]
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither file limits nor modes")


def start(cache: Path, trouble: str = "") -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.audio.session", str(cache), trouble]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    said, _ = process.communicate(timeout=120)
    return process.returncode, said


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what a session without troubles says."""
    code, said = finish(start(tmp_path_factory.mktemp("whole")))
    assert code == 0
    assert said.count("bai-") == len(JOBS)
    return said


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Lend a folder that other users can enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_two_sessions_share_a_cache(tmp_path: Path, whole: str) -> None:
    sessions = [start(tmp_path) for _ in range(3)]
    assert [finish(session) for session in sessions] == [(0, whole)] * 3
    assert not list(tmp_path.rglob(".*"))


def test_a_killed_session_leaves_nothing_that_misleads_the_next(tmp_path: Path, whole: str) -> None:
    assert finish(start(tmp_path, "die")) == (9, "")
    assert finish(start(tmp_path)) == (0, whole)


@posix_only
def test_a_full_disk_is_named_and_the_next_run_is_whole(tmp_path: Path, whole: str) -> None:
    code, said = finish(start(tmp_path, "cramped"))
    assert code == 1
    assert "không ghi được" in said
    assert "dung lượng còn trống" in said
    assert finish(start(tmp_path)) == (0, whole)


# In a namespace of its own, where anyone may mount; 77 says that this system allows neither.
_ON_A_SMALL_DISK = """
mount -t tmpfs -o size=300k small "$1" || exit 77
disk="$1"; shift
"$@" "$disk"; echo "code $?"
find "$disk" -name '.*' -type f
mount -o remount,size=64m "$disk"
"$@" "$disk"; echo "code $?"
"""


@pytest.mark.skipif(sys.platform != "linux", reason="small disks are made of memory by Linux")
def test_a_small_disk_that_fills_up_is_named_and_the_next_run_is_whole(tmp_path: Path, whole: str) -> None:
    inside = ["sh", "-c", _ON_A_SMALL_DISK, "sh", str(tmp_path), sys.executable, "-m", "tests.audio.session"]
    if shutil.which("unshare") is None:
        pytest.skip("no unshare")
    done = subprocess.run(
        ["unshare", "--map-root-user", "--mount", *inside],
        cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    if "unshare" in done.stderr or done.returncode == 77:
        pytest.skip(f"this system lends no small disk: {done.stderr}")
    full, _, again = done.stdout.partition("code 1\n")
    assert f"không ghi được {tmp_path}" in full
    assert "dung lượng còn trống" in full
    assert again == f"{whole}code 0\n", "nothing half-written lies about, and the next run is whole"


@posix_only
def test_a_cache_that_cannot_be_written_is_named(open_folder: Path, whole: str) -> None:
    cache = open_folder / "cache"
    cache.mkdir()
    cache.chmod(0o555)
    code, said = finish(start(cache, "nobody"))
    assert code == 1
    assert f"không ghi được {cache}" in said
    assert "quyền ghi" in said
    cache.chmod(0o755)
    assert finish(start(cache)) == (0, whole)


@posix_only
def test_a_whole_cache_that_is_only_readable_serves(open_folder: Path, whole: str) -> None:
    cache = open_folder / "cache"
    assert finish(start(cache)) == (0, whole)
    for folder in [cache, *(path for path in cache.rglob("*") if path.is_dir())]:
        folder.chmod(0o555)
    assert finish(start(cache, "nobody")) == (0, whole)


def test_what_nobody_needs_any_more_goes_after_two_months(tmp_path: Path) -> None:
    voice, clips = ScriptedVoice(), ClipCache(tmp_path / "clips")
    kept = make_job("bai", "Câu đang dùng.")
    for text in ("Câu đang dùng.", "Câu cũ.", "Câu mới bỏ."):
        clips.obtain(text, voice)
    half = clips.path("Câu cũ.", voice.identity).with_name(".half.flac")
    half.write_bytes(b"half")
    day_s = 86_400
    newest_s = clips.path("Câu mới bỏ.", voice.identity).stat().st_mtime
    for file, age_days in (
        (clips.path("Câu đang dùng.", voice.identity), 400),
        (clips.path("Câu cũ.", voice.identity), 61),
        (half, 2),
    ):
        os.utime(file, (newest_s - age_days * day_s,) * 2)
    prune_cache([(kept, voice.identity)], [WEB], tmp_path, time.time())
    assert {file.name for file in tmp_path.rglob("*.flac")} == {
        clips.path(text, voice.identity).name for text in ("Câu đang dùng.", "Câu mới bỏ.")
    }


@pytest.mark.parametrize(("file_days", "clock_days"), [(365, 0), (0, 365), (0, -9000)])
def test_neither_a_wrong_clock_nor_one_that_was_wrong_removes_what_is_in_use(
    tmp_path: Path, file_days: int, clock_days: int
) -> None:
    voice, clips = ScriptedVoice(), ClipCache(tmp_path / "clips")
    for text in ("Câu hôm qua.", "Câu của ngày sai."):
        clips.obtain(text, voice)
    now_s = time.time()
    ahead_s = now_s + file_days * 86_400
    os.utime(clips.path("Câu của ngày sai.", voice.identity), (ahead_s, ahead_s))
    prune_cache([], [WEB], tmp_path, now_s + clock_days * 86_400)
    assert len(list(tmp_path.rglob("*.flac"))) == 2


def test_a_file_that_others_remove_meanwhile_is_passed_over(tmp_path: Path) -> None:
    stays, goes = tmp_path / "stays.flac", tmp_path / "goes.flac"
    stays.write_bytes(b"flac")
    assert list(last_uses_s([stays, goes])) == [stays]


def test_what_is_used_again_stays_as_if_it_were_new(tmp_path: Path) -> None:
    """Who used it need not be who tidies up."""
    voice, now_s = ScriptedVoice(), time.time()

    def use(*jobs: Job) -> set[str]:
        before = {file.name for file in tmp_path.rglob("*.*")}
        record(jobs, [WEB], voice, tmp_path, INLINE, lambda done, total: None, now_s)
        return {file.name for file in tmp_path.rglob("*.*")} - before

    used, unused = make_job("tin", "Đang dùng.", "Hết."), make_job("cu", "Không còn dùng.", "Hết.")
    of_used, of_unused = use(used), use(unused)
    for file in tmp_path.rglob("*.*"):
        os.utime(file, (file.stat().st_mtime - 70 * 86_400,) * 2)
    assert use(used) == set()
    of_new = use(make_job("moi", "Vừa làm."))
    prune_cache([], [WEB], tmp_path, now_s)
    assert {file.name for file in tmp_path.rglob("*.*")} == of_used | of_new
    assert of_unused
