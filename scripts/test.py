"""Check and test everything: `python3 scripts/test.py [arguments of pytest]`.

Needs Python 3.11 or newer; installs the rest, a browser and FAT tools included, by itself.
"""

import sys

if sys.version_info < (3, 11):
    # Kept readable for old Pythons: no newer syntax in this file, nothing of ours imported above.
    sys.exit(f"error: Python 3.11 or newer is needed, this is {sys.version.split()[0]}")

import shlex

import environment
import fat_tools

CHECKS = (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"])


def main(arguments: list[str]) -> int:
    environment.print_utf8()
    venv = environment.Environment()
    try:
        venv.prepare(environment.Tools.TEST, lambda: print("Setting up .venv …", flush=True))
        browser = environment.prepare_browser(venv, lambda: print("Installing a browser …", flush=True))
        fat_tools.prepare_fat_tools(venv, lambda: print("Installing mkfs.vfat and mtools …", flush=True))
    except environment.SetupError as error:
        print(f"error: {error.english}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130

    def step(name: str, *rest: str) -> int:
        print(f"\n$ {shlex.join([name, *rest])}")
        return environment.run([venv.program(name), *rest], LOAXA_CHROMIUM=browser)

    failed = [shlex.join(check) for check in CHECKS if step(*check) != 0]
    if failed:
        # Said here, since pytest's own summary must stay the last line of the run.
        print(f"\nFAILED, so this run fails whatever pytest says: {'; '.join(failed)}")
    return step("pytest", *arguments) or int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
