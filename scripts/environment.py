"""Make `.venv` hold exactly what the lock files name, and find the browser of the tests.

Standard library only: this runs before anything is installed.
"""

from __future__ import annotations

import contextlib
import enum
import errno
import hashlib
import importlib.util
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class SetupError(Exception):
    """A machine that cannot be made ready: one line for editors, one for developers."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(english)
        self.vietnamese = vietnamese
        self.english = english


class Tools(enum.Enum):
    """What an environment is for; the value is the lock file it is made from."""

    BUILD = "requirements.lock"
    TEST = "requirements-test.lock"  # names everything that requirements.lock does


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a set-up failed: what its output contains, and what to tell people."""

    pattern: str
    vietnamese: str
    english: str


# The first that matches is told, so what is certain stands before what merely often goes with it.
CAUSES = (
    Cause(
        r"DO NOT MATCH THE HASHES",
        "Thư viện tải về khác với bản đã khoá (sai mã băm): tải bị hỏng hoặc kho bị sửa. Xin chạy lại.",
        "a downloaded package differs from the locked one (hash mismatch); try again",
    ),
    Cause(
        r"No space left on device|Errno 28\b|WinError 112\b",
        "Ổ đĩa đã đầy: cần khoảng 1 GB trống.",
        "the disk is full: about 1 GB is needed",
    ),
    Cause(
        r"Read-only file system|Permission denied|Errno (13|30)\b|WinError (5|32)\b",
        "Không ghi được vào thư mục của dự án: thư mục chỉ cho đọc, hoặc chương trình khác đang dùng .venv.",
        "the project's folder cannot be written, or another program is using .venv",
    ),
    Cause(
        r"connection broken by|NewConnectionError|ConnectTimeout|Read timed out|SSLError|ProxyError",
        "Không tải được thư viện: chưa có mạng, hoặc mạng chặn kho thư viện. Xin kiểm tra mạng rồi chạy lại.",
        "cannot download packages: no network, or it blocks the package index; check it and try again",
    ),
    Cause(
        r"No matching distribution found",
        "Có thư viện không có bản dựng cho máy hoặc phiên bản Python này.",
        "a locked package has no wheel for this machine or this version of Python",
    ),
)
UNKNOWN = Cause("", "Không chuẩn bị được môi trường.", "the environment could not be made")


def failure(output: str, details: str) -> SetupError:
    """Name the cause of a failed set-up from what it printed, or from an OSError's text."""
    cause = next((cause for cause in CAUSES if re.search(cause.pattern, output)), UNKNOWN)
    return SetupError(f"{cause.vietnamese} {details}", f"{cause.english} {details}")


def pin(name: str, lock: Path) -> str:
    """Return the lines of a lock file that pin one package."""
    found = re.search(rf"^{name}==.*(\n +.*)*\n", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return found.group() if found else ""


def stamp(tools: Tools, machine: list[str], metadata: dict[str, object], locks: list[bytes]) -> str:
    """Tell what an environment was made for and from; equal stamps need no work.

    `machine` holds the Python and the checkout's path: a venv holds absolute paths and breaks when moved.
    Of `metadata` (pyproject.toml) only what is installed counts, not the settings of the linters.
    """
    installed = {name: metadata.get(name) for name in ("build-system", "project", "dependency-groups")}
    facts = [machine, installed, [hashlib.sha256(lock).hexdigest() for lock in locks]]
    digest = hashlib.sha256(json.dumps(facts, sort_keys=True).encode())
    return f"{tools.name} {digest.hexdigest()}"


@dataclass(frozen=True, slots=True)
class Environment:
    """The virtual environment of the checkout at `root`."""

    root: Path = ROOT

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    def program(self, name: str) -> str:
        """Return the path of an installed program, `python` included."""
        windows = sys.platform == "win32"
        return str(self.folder / ("Scripts" if windows else "bin") / (f"{name}.exe" if windows else name))

    def prepare(self, tools: Tools, announce: Callable[[], object]) -> None:
        """Bring the environment up to date; `announce` is called before anything slow.

        Raises SetupError.
        """
        try:
            if self._is_current(tools):
                return
            announce()
            with _only_one(self.root / ".cache" / "setup.lock"):
                if not self._is_current(tools):  # another run may just have done it
                    self._make(tools)
        except OSError as error:
            raise failure(str(error), f"({error})") from error

    def _stamp(self, tools: Tools) -> str:
        metadata = tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))
        locks = [(self.root / lock.value).read_bytes() for lock in Tools]
        return stamp(tools, [str(self.root), sys.version, sys.base_prefix], metadata, locks)

    @property
    def _stamp_file(self) -> Path:
        return self.folder / "made-from"

    def _is_current(self, tools: Tools) -> bool:
        if not (self._stamp_file.exists() and Path(self.program("python")).exists()):
            return False
        # What serves the tests serves the build.
        return self._stamp_file.read_text(encoding="utf-8") in (self._stamp(tools), self._stamp(Tools.TEST))

    def _make(self, tools: Tools) -> None:
        log = self.folder / "setup.log"
        setuptools = self.folder / "setuptools.lock"
        base = getattr(sys, "_base_executable", "") or sys.executable  # not .venv's own: that is removed
        pip = [self.program("python"), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
        # A minute offline is enough to tell. Nothing is built but what is published without a wheel, feedgen,
        # and that with the locked setuptools: pip's build isolation would fetch one that nobody pinned.
        locked = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--timeout=15", "--retries=2"]
        build = ["--no-build-isolation", "--use-pep517"]
        commands = [[*pip, *locked, "--no-binary=feedgen", *build, "-r", str(self.root / tools.value)]]
        if not self._is_current(Tools.BUILD):  # otherwise only the tools of the tests are to be added
            self._empty()
            setuptools.write_text(pin("setuptools", self.root / tools.value), encoding="utf-8")
            commands[:0] = [[base, "-m", "venv", str(self.folder)], [*pip, *locked, "-r", str(setuptools)]]
            commands.append([*pip, "--no-deps", *build, "--editable", str(self.root)])
        for command in commands:
            output = log_run(command, log)
            if output is not None:
                raise failure(output, f"→ {log}")
        self._stamp_file.write_text(self._stamp(tools), encoding="utf-8")

    def _empty(self) -> None:
        """Start from nothing: an interrupted run left who knows what, and an older lock what is now gone."""
        if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
            remedy = f"sudo apt install python{sys.version_info[0]}.{sys.version_info[1]}-venv"
            raise SetupError(
                f"Python trên máy thiếu phần venv. Trên Debian, Ubuntu: {remedy}",
                f"this Python lacks the venv module; on Debian and Ubuntu: {remedy}",
            )
        if self.folder.exists():
            self._stamp_file.unlink(missing_ok=True)  # first, lest an interrupted removal look current
            shutil.rmtree(self.folder)
        self.folder.mkdir()


@contextlib.contextmanager
def _only_one(path: Path) -> Iterator[None]:
    """Wait until no other run holds the lock on `path`; the system frees the lock of a dead process."""
    path.parent.mkdir(exist_ok=True)
    with path.open("a") as file:
        if sys.platform == "win32":
            import msvcrt

            while True:
                try:
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError as error:
                    if error.errno != errno.EDEADLK:  # which says: still held after ten seconds
                        raise
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def find_browser(
    platform: str,
    environ: Mapping[str, str],
    which: Callable[[str], str | None],
    works: Callable[[str], bool],
) -> str | None:
    """Return the path of an installed Chromium or Chrome, None if there is none."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    paths = [path for path in map(which, names) if path]
    if platform == "win32":
        folders = [environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
        programs = (r"Google\Chrome\Application\chrome.exe", r"Chromium\Application\chrome.exe")
        paths += [rf"{folder}\{program}" for program in programs for folder in folders if folder]
    if platform == "darwin":
        homes = ("", environ.get("HOME", ""))
        programs = ("Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium")
        paths += [f"{home}/Applications/{program}" for program in programs for home in homes]
    return next(filter(works, paths), None)


def starts(browser: str) -> bool:
    """Tell whether a browser is there and runs: Ubuntu's `chromium-browser` may be an empty shell."""
    if os.name == "nt":
        return Path(browser).exists()  # chrome.exe --version would open a window
    try:
        command = [browser, "--version"]
        return subprocess.run(command, capture_output=True, timeout=30, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def prepare_browser(environment: Environment, announce: Callable[[], object]) -> str:
    """Return the browser of the end-to-end tests, installing one if need be; "" is Playwright's own.

    Raises SetupError: a run without a browser fails, on every machine; it never skips.
    """
    chosen = os.environ.get("LOAXA_CHROMIUM", "")
    if chosen and not starts(chosen):
        raise SetupError("", f"LOAXA_CHROMIUM is {chosen!r}, which does not start")
    if found := chosen or find_browser(sys.platform, os.environ, shutil.which, starts):
        return found
    announce()
    log = environment.folder / "browser.log"
    apt = ["apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=120", "--no-install-recommends"]
    if sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get"):
        for action in (["update"], ["install", "chromium"]):
            log_run([*apt, *action], log, DEBIAN_FRONTEND="noninteractive")
        if found := find_browser(sys.platform, os.environ, shutil.which, starts):
            return found
    if log_run([environment.program("python"), "-m", "playwright", "install", "chromium"], log) is None:
        return ""
    remedy = "install Chromium or Chrome, or set LOAXA_CHROMIUM to the path of one"
    raise SetupError("", f"no browser for the end-to-end tests: {remedy} → {log}")


def child_environ(environ: Mapping[str, str], **extra: str) -> dict[str, str]:
    """Return the environment of a child process, free of what would redirect its Python."""
    redirects = {"PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "__PYVENV_LAUNCHER__"}
    kept = {name: value for name, value in environ.items() if name not in redirects}
    return {**kept, "PYTHONUTF8": "1", **extra}  # for the reason of print_utf8


def log_run(command: Sequence[str], log: Path, **extra: str) -> str | None:
    """Run a command of the set-up, append its output to `log`; return the output if it failed."""
    none, pipe, merged = subprocess.DEVNULL, subprocess.PIPE, subprocess.STDOUT
    environ = child_environ(os.environ, **extra)
    done = subprocess.run(command, cwd=ROOT, env=environ, stdin=none, stdout=pipe, stderr=merged, check=False)
    output = done.stdout.decode("utf-8", errors="replace")
    with log.open("a", encoding="utf-8") as file:
        file.write(f"$ {shlex.join(command)}\n{output}\n")
    return output if done.returncode else None


def run(command: Sequence[str], **extra: str) -> int:
    """Run a program from the project's folder, its output shown, and return its exit code."""
    sys.stdout.flush()
    environ = child_environ(os.environ, **extra)
    try:
        code = subprocess.run(command, cwd=ROOT, env=environ, check=False).returncode
    except KeyboardInterrupt:  # the child had it too
        return 130
    return code if code >= 0 else 128 - code


def print_utf8() -> None:
    """Let Vietnamese through a Windows pipe, whose default encoding lacks it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
