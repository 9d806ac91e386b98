"""When files of the cache were last used, told by their times of change: what lies unused may go."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

# Weeks decide what may go, so one note a day is enough: a large site has 50,000 clips behind it.
_NOTED_EVERY_S = 86_400


def note_use(facts: Path, clips: Iterable[Path], now_s: float) -> None:
    """Note that a recording, known by the file of its facts, and the clips it is made of are in use.

    A recording that is still to be made uses its clips alone. No file is made to look older, should the
    clock be wrong, and what cannot be noted is not: a cache may be read by who must not write to it. The
    MP3's own time of change stays, since the store knows the file by it.
    """
    with suppress(OSError):
        if abs(now_s - facts.stat().st_mtime) < _NOTED_EVERY_S:
            return
    for file in (facts, *clips):
        with suppress(OSError):
            if file.stat().st_mtime < now_s:
                os.utime(file, (now_s, now_s))


def last_uses_s(files: Iterable[Path]) -> dict[Path, float]:
    """Tell when files were made or last used, in seconds since 1970; others may remove some meanwhile."""
    changed_s: dict[Path, float] = {}
    for file in files:
        with suppress(OSError):
            changed_s[file] = file.stat().st_mtime
    # The files of a recording differ in their suffix alone; its facts are the last that is written.
    return {
        file: max(at_s, changed_s.get(file.with_suffix(".json"), at_s)) for file, at_s in changed_s.items()
    }
