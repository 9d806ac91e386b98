"""Digests that are kept: right whenever a file was written to, and not read again where it was not."""

import os
from pathlib import Path

import pytest

from site_builder.digests import Digests
from site_builder.output import digest


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


def test_what_is_no_longer_asked_for_is_forgotten(tmp_path: Path) -> None:
    file, kept = tmp_path / "a.mp3", tmp_path / "digests.json"
    file.write_bytes(b"old")
    digests = Digests(kept)
    digests.of(file)
    digests.keep()
    assert "a.mp3" in kept.read_text(encoding="utf-8")
    Digests(kept).keep()
    assert kept.read_text(encoding="utf-8") == "{}"


@pytest.mark.parametrize("content", ["", "[]", '{"a": 1}', '{"a": [1, 2]}'])
def test_a_spoilt_file_of_digests_costs_time_alone(tmp_path: Path, content: str) -> None:
    file, kept = tmp_path / "a.mp3", tmp_path / "digests.json"
    file.write_bytes(b"old")
    kept.write_text(content)
    assert Digests(kept).of(file) == digest(file)


def test_a_missing_file_has_none(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        Digests(tmp_path / "digests.json").of(tmp_path / "gone")
