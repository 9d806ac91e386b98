"""A real FAT file system in an image file, driven by mtools: a USB stick without the stick."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])


def run(*command: object) -> bytes:
    program = shutil.which(str(command[0]), path=_PATH)
    assert program, f"{command[0]} is missing: python scripts/test.py installs it"
    environ = os.environ | {"MTOOLS_SKIP_CHECK": "1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [program, *map(str, command[1:])], capture_output=True, env=environ, stdin=subprocess.DEVNULL
    )
    if done.returncode:
        raise OSError(done.returncode, done.stderr.decode().strip())
    return done.stdout


@dataclass(frozen=True)
class FatDrive:
    """A Drive on a FAT image."""

    image: Path

    @classmethod
    def format(cls, image: Path, megabytes: int) -> "FatDrive":
        run("mkfs.vfat", "-C", "-F", "32" if megabytes >= 64 else "16", image, megabytes * 1024)
        return cls(image)

    def paths(self) -> Iterator[str]:
        try:
            listed = run("mdir", "-i", self.image, "-/", "-b", "-a", "::").decode()
        except OSError:  # which is what mdir says of an empty disk
            listed = ""
        yield from (line.removeprefix("::/") for line in listed.splitlines() if line != "::/")

    def size(self, path: str) -> int:
        return len(self.read(path))

    def read(self, path: str) -> bytes:
        return run("mtype", "-i", self.image, f"::{path}")

    def make_folder(self, path: str) -> None:
        run("mmd", "-i", self.image, f"::{path}")

    def write(self, path: str, content: bytes | Path) -> None:
        if isinstance(content, Path):
            run("mcopy", "-i", self.image, content, f"::{path}")
            return
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "file")
            file.write_bytes(content)
            run("mcopy", "-i", self.image, file, f"::{path}")

    def replace(self, path: str, content: bytes) -> None:
        self.write(f"{path}.moi", content)
        if path in set(self.paths()):
            self.remove(path)
        run("mren", "-i", self.image, f"::{path}.moi", f"::{path}")

    def remove(self, path: str) -> None:
        run("mrd" if path.endswith("/") else "mdel", "-i", self.image, f"::{path.rstrip('/')}")

    def free_bytes(self) -> int:
        (told,) = re.findall(r"([\d ]+) bytes free", run("mdir", "-i", self.image, "::").decode())
        return int(told.replace(" ", ""))

    def directory(self, folder: str) -> list[str]:
        """List the entries of a directory in the order in which a cheap player finds them."""
        listed = run("mdir", "-i", self.image, "-b", f"::{folder}").decode().splitlines()
        return [line.rstrip("/").rpartition("/")[2] for line in listed]
