"""A recording session as a program of its own, for tests that kill it, starve it or run it twice.

python -m tests.audio.session CACHE [die|cramped|nobody]
"""

import os
import sys
from pathlib import Path

from audio.studio import WEB, record
from audio.voices import Clip
from newsroom.errors import LoaXaError
from tests.audio.fakes import INLINE, ScriptedVoice, make_job

JOBS = [make_job(f"bai-{i}", "Thông báo.", f"Bài số {'một ' * (i + 1)}.", "Hết tin.") for i in range(4)]


class DyingVoice(ScriptedVoice):
    """Takes the whole program with it at the fifth sentence, as a power cut does."""

    def speak(self, text: str) -> Clip:
        if len(self.spoken) == 4:
            os._exit(9)
        return super().speak(text)


def main(cache: Path, trouble: str) -> int:
    if trouble == "cramped":
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, 6_000))
    if trouble == "nobody" and os.geteuid() == 0:
        os.setegid(65_534)
        os.seteuid(65_534)  # root may write anywhere
    voice = DyingVoice() if trouble == "die" else ScriptedVoice()
    try:
        session = record(JOBS, [WEB], voice, cache, INLINE, lambda done, total: None, now_s=0)
    except LoaXaError as error:
        print(error)
        return 1
    for slug, recording in session.recordings(WEB).items():
        print(slug, recording.sha256)
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""))
