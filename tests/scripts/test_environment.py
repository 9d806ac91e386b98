from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from environment import SetupError, Tools, child_environ, failure, find_browser, pin, stamp

MACHINE = ["/nhà/loa-xã", "3.11.7", "/usr"]
METADATA: dict[str, object] = {"project": {"version": "0.1.0"}, "tool": {"ruff": {"line-length": 110}}}
LOCKS = [b"a==1", b"a==1\nb==2"]


def test_stamp_is_stable_and_names_what_it_is_for() -> None:
    assert stamp(Tools.BUILD, MACHINE, METADATA, LOCKS) == stamp(Tools.BUILD, MACHINE, METADATA, LOCKS)
    assert stamp(Tools.TEST, MACHINE, METADATA, LOCKS).startswith("TEST ")


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"tools": Tools.TEST}, id="tools"),
        pytest.param({"machine": ["/nhà/loa-xã", "3.13.0", "/usr"]}, id="python"),
        pytest.param({"machine": ["/nhà/dời-đi", "3.11.7", "/usr"]}, id="folder moved"),
        pytest.param({"metadata": {"project": {"version": "0.2.0"}}}, id="metadata"),
        pytest.param({"locks": [b"a==2", b"a==1\nb==2"]}, id="lock"),
        pytest.param({"locks": [b"a==1", b"a==1\nb==3"]}, id="test lock"),
    ],
)
def test_stamp_changes_with_what_is_installed(changed: dict[str, Any]) -> None:
    facts = {"tools": Tools.BUILD, "machine": MACHINE, "metadata": METADATA, "locks": LOCKS}
    assert stamp(**{**facts, **changed}) != stamp(Tools.BUILD, MACHINE, METADATA, LOCKS)


def test_stamp_ignores_the_settings_of_linters() -> None:
    relaxed = {**METADATA, "tool": {"ruff": {"line-length": 120}}}
    assert stamp(Tools.BUILD, MACHINE, relaxed, LOCKS) == stamp(Tools.BUILD, MACHINE, METADATA, LOCKS)


@pytest.mark.parametrize(
    ("output", "english", "vietnamese"),
    [
        (
            "WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError(...)'\n"
            "ERROR: No matching distribution found for annotated-types==0.8.0",
            "no network",
            "chưa có mạng",
        ),
        ("ERROR: No matching distribution found for lxml==6.1.3", "no wheel", "không có bản dựng"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "hash mismatch",
            "mã băm",
        ),
        ("[Errno 28] No space left on device: '/x'", "disk is full", "Ổ đĩa đã đầy"),
        ("[Errno 30] Read-only file system: '/x/.venv'", "cannot be written", "Không ghi được"),
        (
            "[WinError 5] Access is denied: '.venv\\\\Scripts\\\\python.exe'",
            "another program",
            "đang dùng .venv",
        ),
        ("Segmentation fault", "could not be made", "Không chuẩn bị được"),
    ],
)
def test_failure_tells_the_cause_in_one_line(output: str, english: str, vietnamese: str) -> None:
    error = failure(output, "→ .venv/setup.log")
    assert english in error.english
    assert vietnamese in error.vietnamese
    for line in (error.english, error.vietnamese):
        assert line.endswith("→ .venv/setup.log")
        assert "\n" not in line


def test_setup_error_reads_as_its_english_line() -> None:
    assert str(SetupError("đĩa đầy", "disk full")) == "disk full"


def installed(*paths: str) -> dict[str, Any]:
    """Fake a machine on which exactly these programs exist, on PATH if they lie in /usr/bin."""

    def which(name: str) -> str | None:
        return f"/usr/bin/{name}" if f"/usr/bin/{name}" in paths else None

    return {"which": which, "works": paths.__contains__}


WINDOWS = {"PROGRAMFILES": r"C:\Program Files", "LOCALAPPDATA": r"C:\Users\Thảo\AppData\Local"}
MAC = {"HOME": "/Users/thảo"}
CHROME_APP = "Google Chrome.app/Contents/MacOS/Google Chrome"


@pytest.mark.parametrize(
    ("platform", "environ", "present", "found"),
    [
        ("linux", {}, [], None),
        ("linux", {}, ["/usr/bin/google-chrome"], "/usr/bin/google-chrome"),
        ("linux", {}, ["/usr/bin/google-chrome", "/usr/bin/chromium"], "/usr/bin/chromium"),
        ("win32", {}, [], None),
        (
            "win32",
            WINDOWS,
            [r"C:\Users\Thảo\AppData\Local\Google\Chrome\Application\chrome.exe"],
            r"C:\Users\Thảo\AppData\Local\Google\Chrome\Application\chrome.exe",
        ),
        ("darwin", MAC, [f"/Applications/{CHROME_APP}"], f"/Applications/{CHROME_APP}"),
        ("darwin", MAC, [f"/Users/thảo/Applications/{CHROME_APP}"], f"/Users/thảo/Applications/{CHROME_APP}"),
    ],
)
def test_find_browser(platform: str, environ: dict[str, str], present: list[str], found: str | None) -> None:
    assert find_browser(platform, environ, **installed(*present)) == found


def test_a_browser_that_does_not_start_is_passed_over() -> None:
    shells = {"chromium": "/usr/bin/chromium", "google-chrome": "/usr/bin/google-chrome"}
    assert find_browser("linux", {}, shells.get, lambda path: "google" in path) == "/usr/bin/google-chrome"


def test_child_environ_drops_what_redirects_python_and_speaks_utf8() -> None:
    given = {"PATH": "/usr/bin", "PYTHONPATH": "/tmp", "PIP_TARGET": "/tmp", "PIP_INDEX_URL": "http://mirror"}
    assert child_environ(given, LOAXA_CHROMIUM="/c") == {
        "PATH": "/usr/bin",
        "PIP_INDEX_URL": "http://mirror",
        "PYTHONUTF8": "1",
        "LOAXA_CHROMIUM": "/c",
    }


def test_pin_takes_one_package_with_all_its_hashes(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text(
        "six==1 \\\n    --hash=a\nsix-more==2 \\\n    --hash=b \\\n    --hash=c\n    # via d\nz==3\n"
    )
    assert pin("six", lock) == "six==1 \\\n    --hash=a\n"
    assert pin("six-more", lock) == "six-more==2 \\\n    --hash=b \\\n    --hash=c\n    # via d\n"
    assert pin("seven", lock) == ""
