"""Find or install what makes and reads FAT images: mkfs.vfat and mtools, for the tests of USB sticks.

Standard library only: this runs before anything is installed.
"""

import os
import shutil
import sys
from collections.abc import Callable

from environment import Environment, SetupError, log_run

PROGRAMS = ("mkfs.vfat", "mcopy")
_PACKAGES = ("dosfstools", "mtools")
# Not on the path of everyone on Debian.
_FOLDERS = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])


def find(program: str) -> str | None:
    """Return the path of an installed program, None if there is none."""
    return shutil.which(program, path=_FOLDERS)


def prepare_fat_tools(environment: Environment, announce: Callable[[], object]) -> None:
    """Install the programs where need be; raise SetupError.

    Windows has no such programs; there the sticks' tests run on folders alone.
    """
    if sys.platform == "win32" or all(map(find, PROGRAMS)):
        return
    announce()
    log = environment.folder / "fat-tools.log"
    apt = ["apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=120", "--no-install-recommends"]
    if sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get"):
        for action in (["update"], ["install", *_PACKAGES]):
            log_run([*apt, *action], log, DEBIAN_FRONTEND="noninteractive")
    if not all(map(find, PROGRAMS)):
        remedy = f"sudo apt install {' '.join(_PACKAGES)}; brew install {' '.join(_PACKAGES)}"
        raise SetupError("", f"no mkfs.vfat or mtools for the tests of USB sticks: {remedy} → {log}")
