"""The published folder: claimed before it is filled, and never more than what is ours."""

import json
from pathlib import Path

import pytest

from audio.studio.files import digest
from newsroom.errors import SiteError
from site_builder.output import OutputFile, paths_in
from site_builder.publish import Published, publish, read_published, refuse_foreign


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.html").write_text("a")
    (site / "b.html").write_text("b")
    return site


def test_a_first_run_cut_short_is_taken_up_by_the_next(site: Path, tmp_path: Path) -> None:
    output = tmp_path / "public"
    cut_short = OutputFile("audio/a.mp3", tmp_path / "not there")
    with pytest.raises(OSError, match="not there"):
        publish(site, [cut_short], output, "1", read_published(output), digest)
    (output / ".loaxa-new-killed").write_text("half")
    refuse_foreign(output)
    before = read_published(output)
    assert before.inputs == "", "nothing is vouched for"
    publish(site, [], output, "1", before, digest)
    assert paths_in(output) == {"a.html", "b.html", ".loaxa.json"}
    assert read_published(output).is_intact_in(output, digest)


@pytest.mark.parametrize("path", ["../victim.txt", "link/victim.txt", "/victim.txt", "x/../../victim.txt"])
def test_a_manifest_names_nothing_outside_its_folder(site: Path, tmp_path: Path, path: str) -> None:
    output = tmp_path / "public"
    publish(site, [], output, "1", read_published(output), digest)
    victim = tmp_path / "victim.txt"
    victim.write_text("dear")
    (output / "link").symlink_to(tmp_path)
    manifest = json.loads((output / ".loaxa.json").read_bytes())
    manifest["files"][str(victim) if path == "/victim.txt" else path] = "x"
    (output / ".loaxa.json").write_text(json.dumps(manifest))
    publish(site, [], output, "2", read_published(output), digest)
    assert victim.read_text() == "dear"


@pytest.mark.parametrize("manifest", ["", "[]", '{"inputs": 1}', '{"inputs": "", "files": []}', "\0"])
def test_an_unreadable_manifest_vouches_for_nothing(tmp_path: Path, manifest: str) -> None:
    (tmp_path / ".loaxa.json").write_text(manifest)
    assert read_published(tmp_path) == Published("")


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("x")
    with pytest.raises(SiteError, match="là một tệp"):
        refuse_foreign(tmp_path / "public")
