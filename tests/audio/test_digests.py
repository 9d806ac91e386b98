"""Digests that are kept: right whenever a file was written to, and not read again where it was not."""

import json
import os
from pathlib import Path

import pytest

from audio.studio.digests import Digests
from audio.studio.files import digest


def test_a_file_nobody_wrote_to_is_not_read_again(tmp_path: Path) -> None:
    file, kept = tmp_path / "a.mp3", tmp_path / "digests.json"
    file.write_bytes(b"old")
    first = Digests(kept)
    assert first.of(file) == digest(file)
    first.keep()
    # Only someone who sets the clock of a file back can deceive us: here, to show that it is not read.
    before = file.stat()
    file.write_bytes(b"new")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert Digests(kept).of(file) == first.of(file) != digest(file)


@pytest.mark.parametrize("content", [b"new", b"longer"])
def test_a_file_that_was_written_to_is_read_again(tmp_path: Path, content: bytes) -> None:
    file, kept = tmp_path / "a.mp3", tmp_path / "digests.json"
    file.write_bytes(b"old")
    digests = Digests(kept)
    digests.of(file)
    digests.keep()
    file.write_bytes(content)
    os.utime(file, ns=(0, file.stat().st_mtime_ns + 1))
    for later in (digests, Digests(kept)):
        assert later.of(file) == digest(file)


def test_what_no_longer_stands_as_it_was_is_forgotten_and_nothing_else(tmp_path: Path) -> None:
    kept = tmp_path / "digests.json"
    files = [tmp_path / name for name in ("stays.mp3", "goes.mp3")]
    digests = Digests(kept)
    for file in files:
        file.write_bytes(b"old")
        digests.of(file)
    digests.keep()
    files[1].unlink()
    later = Digests(kept)  # of a run that asks for another file
    (tmp_path / "new.mp3").write_bytes(b"new")
    later.of(tmp_path / "new.mp3")
    later.keep()
    assert [Path(path).name for path in json.loads(kept.read_bytes())] == ["stays.mp3", "new.mp3"]


def test_nothing_is_written_where_nothing_was_read(tmp_path: Path) -> None:
    """Recording asks once for each person's reading: to look at every file each time would take minutes."""
    Digests(tmp_path / "digests.json").keep()
    assert not (tmp_path / "digests.json").exists()


def test_a_folder_that_cannot_be_written_costs_time_alone(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_bytes(b"")
    digests = Digests(tmp_path / "in the way" / "digests.json")
    assert digests.of(tmp_path / "in the way") == digest(tmp_path / "in the way")
    digests.keep()
    assert [file.name for file in tmp_path.iterdir()] == ["in the way"]


@pytest.mark.parametrize("content", ["", "[]", '{"a": 1}', '{"a": [1, 2]}'])
def test_a_spoilt_file_of_digests_costs_time_alone(tmp_path: Path, content: str) -> None:
    file, kept = tmp_path / "a.mp3", tmp_path / "digests.json"
    file.write_bytes(b"old")
    kept.write_text(content)
    assert Digests(kept).of(file) == digest(file)


def test_a_missing_file_has_none(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        Digests(tmp_path / "digests.json").of(tmp_path / "gone")
