"""The one writer: only what changed, whole or not at all, and never a file that is not ours."""

from pathlib import Path

import pytest

from site_builder.output import OutputFile, paths_in, write_tree


def test_writes_only_what_changed(tmp_path: Path) -> None:
    files = [OutputFile("a.html", b"a"), OutputFile("b/c.html", b"c")]
    assert write_tree(files, tmp_path, frozenset()) == ("a.html", "b/c.html")
    before = (tmp_path / "a.html").stat().st_mtime_ns
    assert write_tree([files[0], OutputFile("b/c.html", b"d")], tmp_path, frozenset()) == ("b/c.html",)
    assert (tmp_path / "a.html").stat().st_mtime_ns == before


def test_copies_finished_files(tmp_path: Path) -> None:
    source = tmp_path / "source.mp3"
    source.write_bytes(b"sound")
    out = tmp_path / "out"
    assert write_tree([OutputFile("x.mp3", source)], out, frozenset()) == ("x.mp3",)
    assert write_tree([OutputFile("x.mp3", source)], out, frozenset()) == ()
    source.write_bytes(b"other")
    assert write_tree([OutputFile("x.mp3", source)], out, frozenset()) == ("x.mp3",)
    assert (out / "x.mp3").read_bytes() == b"other"


def test_prunes_what_it_may_and_the_folders_that_empties(tmp_path: Path) -> None:
    write_tree([OutputFile("old/deep/a", b""), OutputFile("b", b"")], tmp_path, frozenset())
    (tmp_path / "CNAME").write_bytes(b"x")
    assert write_tree([OutputFile("b", b"")], tmp_path, {"old/deep/a", "gone", "b"}) == ("old/deep/a",)
    assert paths_in(tmp_path) == {"b", "CNAME"}
    assert not (tmp_path / "old").exists()


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    write_tree([OutputFile("a", b"old")], tmp_path, frozenset())
    with pytest.raises(OSError, match="missing"):
        write_tree([OutputFile("a", tmp_path / "missing")], tmp_path, frozenset())
    assert paths_in(tmp_path) == {"a"}
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_name_that_changed_only_in_case_survives_where_case_is_ignored(tmp_path: Path) -> None:
    write_tree([OutputFile("media/Anh.jpg", b"x")], tmp_path, frozenset())
    # What such a file system does: the new name leads to the old file.
    if not (tmp_path / "media" / "anh.jpg").exists():
        (tmp_path / "media" / "anh.jpg").hardlink_to(tmp_path / "media" / "Anh.jpg")
    write_tree([OutputFile("media/anh.jpg", b"x")], tmp_path, {"media/Anh.jpg"})
    assert paths_in(tmp_path) == {"media/anh.jpg"}
    assert (tmp_path / "media" / "anh.jpg").read_bytes() == b"x"
