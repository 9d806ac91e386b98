"""Scripts kept between builds: worded once, anew when anything they are made of changes, never wrong."""

from pathlib import Path

import pytest

from audio.announcer import Setting
from audio.script import AudioScript, Change, Line, Scripts
from audio.script_store import ScriptStore
from audio.speech import UnknownToken

SCRIPT = AudioScript(
    "hop-thon",
    (
        Line("Lúc bảy giờ.", 900, "Lúc 7h.", (Change("7h", "bảy giờ", "time"),)),
        Line("Mời bà con.", 0),
    ),
    (UnknownToken("XYZ", 4, "  XYZ: ích i dét"),),
)
SCRIPTS = {Setting.ALONE: SCRIPT, Setting.IN_SESSION: AudioScript("hop-thon", SCRIPT.lines[1:])}


class Announcer:
    """Counts how often it was asked."""

    asked = 0

    def scripts(self) -> Scripts:
        self.asked += 1
        return SCRIPTS


def worded(file: Path, article: str = "bài", basis: str = "quy tắc 1") -> int:
    """Ask for one article in a run of its own; return how often it was worded."""
    announcer, store = Announcer(), ScriptStore(file, basis)
    assert store.obtain(article, announcer.scripts) == SCRIPTS
    store.keep()
    return announcer.asked


def test_an_untouched_article_is_worded_once(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "scripts.json"
    assert [worded(file), worded(file)] == [1, 0]


@pytest.mark.parametrize(("article", "basis"), [("bài khác", "quy tắc 1"), ("bài", "quy tắc 2")])
def test_any_change_words_it_anew(tmp_path: Path, article: str, basis: str) -> None:
    file = tmp_path / "scripts.json"
    worded(file)
    assert worded(file, article, basis) == 1
    assert worded(file) == 1, "what the last run did not need is gone"


def test_a_damaged_file_is_made_again(tmp_path: Path) -> None:
    file = tmp_path / "scripts.json"
    worded(file)
    whole = file.read_bytes()
    for damaged in (b"", whole[:-5], whole.replace("bảy".encode(), "tám".encode())):
        file.write_bytes(damaged)
        assert [worded(file), worded(file)] == [1, 0]


def test_a_cache_that_cannot_be_written_costs_time_alone(tmp_path: Path) -> None:
    announcer, store = Announcer(), ScriptStore(tmp_path / "cache" / "scripts.json", "quy tắc 1")
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert store.obtain("bài", announcer.scripts) == SCRIPTS
    store.keep()
