"""Write both lock files anew: `python3 scripts/lock.py [--upgrade, or other arguments of uv pip compile]`.

Without `--upgrade` every version stays that pyproject.toml still allows. For developers; needs the network.
"""

import sys
import tempfile
import tomllib
import venv
from pathlib import Path

from environment import ROOT, Tools, run

COMPILE = (
    *("-m", "uv", "pip", "compile", "pyproject.toml", "--quiet", "--no-config", "--no-header"),
    # One file for every system and Python; uv leaves out the index's address unless asked for it.
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
)
LOCKS = (
    ("--group", "build", "--output-file", Tools.BUILD.value),
    # The constraint keeps the tests on the versions that editors run.
    ("--group", "build", "--group", "test", "-c", Tools.BUILD.value, "--output-file", Tools.TEST.value),
)


def main(arguments: list[str]) -> int:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:  # not .venv: a broken lock must not keep us from a new one
        venv.create(folder, with_pip=True)
        python = str(Path(folder, "Scripts/python.exe" if sys.platform == "win32" else "bin/python"))
        commands = [
            [python, "-m", "pip", "install", "--quiet", *project["dependency-groups"]["lock"]],
            *([python, *COMPILE, *lock, *arguments] for lock in LOCKS),
        ]
        return next((code for code in map(run, commands) if code), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
