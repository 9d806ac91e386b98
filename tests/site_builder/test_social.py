"""What pages tell machines, and the cards that stand beside shared links."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import yaml

from newsroom.article import EventDetails
from newsroom.kinds import Kind
from site_builder.cards import cards
from site_builder.output import OutputFile
from site_builder.press import Press
from site_builder.social import with_facts, with_site_facts
from tests.loading import load_content

if TYPE_CHECKING:
    from pathlib import Path

    from newsroom.article import Article
    from newsroom.markdown import Renderer

PAGE = OutputFile("a.md", b"---\ntitle: A\n---\n\n# A\n")
BODY = "<h2>Chuẩn bị</h2><ol><li>Mở máy.</li><li>Bấm <b>Gửi</b>.</li></ol><p>Xong.</p>"


def meta(page: OutputFile) -> dict[str, Any]:
    assert isinstance(page.content, bytes)
    head: dict[str, Any] = yaml.safe_load(page.content.split(b"---\n")[1])
    assert head["title"] == "A"
    return head


def facts(content: Path, renderer: Renderer, **changes: Any) -> dict[str, Any]:
    station, library = load_content(content, renderer)
    article: Article = replace(library.articles[0], **changes)
    said: dict[str, Any] = json.loads(meta(with_facts(PAGE, article, station, None, BODY))["json_ld"])
    return said


def test_each_kind_has_its_type(content: Path, renderer: Renderer) -> None:
    assert facts(content, renderer)["@type"] == "NewsArticle"
    assert facts(content, renderer, kind=Kind.QUESTION)["@type"] == "Article"
    guide = facts(content, renderer, kind=Kind.GUIDE)
    assert guide["@type"] == "HowTo"
    assert [(s["position"], s["text"], s["name"]) for s in guide["step"]] == [
        (1, "Mở máy.", "Chuẩn bị"),
        (2, "Bấm Gửi.", "Chuẩn bị"),
    ]
    starts = datetime.fromisoformat("2026-12-01T07:30:00+07:00")
    event = EventDetails(starts, starts + timedelta(hours=2), "Nhà văn hóa", None)
    happening = facts(content, renderer, kind=Kind.EVENT, details=event)
    assert (happening["@type"], happening["startDate"]) == ("Event", starts.isoformat())
    assert happening["location"]["name"] == "Nhà văn hóa"
    assert happening["organizer"]["@type"] == "GovernmentOrganization"


def test_a_title_cannot_end_the_script(content: Path, renderer: Renderer) -> None:
    station, library = load_content(content, renderer)
    article = replace(library.articles[0], title="</script><b>")
    head = meta(with_facts(PAGE, article, station, None, BODY))
    assert "<" not in head["json_ld"]
    assert json.loads(head["json_ld"])["headline"] == "</script><b>"
    assert head["social"]["image"] == "https://thu.example/anh-chia-se/moi-hop.png"


def test_the_home_page_says_whose_it_is(content: Path, renderer: Renderer) -> None:
    station, _ = load_content(content, renderer)
    said = json.loads(meta(with_site_facts(PAGE, station))["json_ld"])
    assert (said["@type"], said["telephone"]) == ("GovernmentOrganization", "0200 3860 022")


def test_a_card_is_drawn_once_and_again_when_spoilt(
    content: Path, renderer: Renderer, tmp_path: Path
) -> None:
    station, library = load_content(content, renderer)
    press = Press(tmp_path / "prints")
    first = press.make(cards(library, station), jobs=1)
    assert [file.path for file in first] == ["anh-chia-se/trang-xa.png", "anh-chia-se/moi-hop.png"]
    for file in first:
        assert isinstance(file.content, bytes)
        assert (int.from_bytes(file.content[16:20]), int.from_bytes(file.content[20:24])) == (1200, 630)
        assert len(file.content) < 80_000
    kept = {file: file.stat().st_mtime_ns for file in (tmp_path / "prints").iterdir()}
    assert press.make(cards(library, station), jobs=1) == first
    assert kept == {file: file.stat().st_mtime_ns for file in (tmp_path / "prints").iterdir()}
    for spoilt in kept:
        spoilt.write_bytes(b"spoilt")
    assert press.make(cards(library, station), jobs=2) == first
