"""The sample commune on the air: nothing untaught, and one script of each kind as `loaxa say` prints it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from audio.script import Change
from audio.speech import Lexicon
from audio.speech.grammar import Grammar
from newsroom.article import Article
from newsroom.kinds import Kind
from newsroom.load import read_content
from site_builder.check import check_content
from site_builder.lexicon import read_lexicon
from site_builder.on_air import Announcer
from site_builder.side_by_side import kind_in_words, length_in_words, plain
from site_builder.stage import renderer_of
from site_builder.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "audio" / "golden" / "articles"
SAMPLES = {
    Kind.NOTICE: "nguy-co-chay-rung-mua-hanh",
    Kind.NEWS: "so-ket-hai-tuan-45-ngay-dem",
    Kind.GUIDE: "kich-hoat-vneid",
    Kind.EVENT: "tap-huan-ban-hang-tren-san",
    Kind.DOCUMENT: "nghi-dinh-42-2022-dich-vu-cong-truc-tuyen",
    Kind.QUESTION: "nhan-tro-cap-qua-tai-khoan",
    Kind.CAMPAIGN: "45-ngay-dem-moi-nha-mot-nguoi-biet-so",
    Kind.GOOD_PRACTICE: "cho-khong-tien-le-pho-cho",
}


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace.of(ROOT / "content", ROOT / "public")


@pytest.fixture(scope="module")
def articles(workspace: Workspace) -> dict[str, Article]:
    library = read_content(workspace.content, renderer_of(workspace))[2]
    return {article.slug: article for article in library.articles}


@pytest.fixture(scope="module")
def announcer(workspace: Workspace) -> Announcer:
    renderer = renderer_of(workspace)
    _, station, _ = read_content(workspace.content, renderer)
    assert station
    return Announcer(station, renderer, read_lexicon(workspace.content)[1].speaker())


def test_all_of_the_sample_content_can_be_said(workspace: Workspace) -> None:
    long_ago = datetime(2000, 1, 1, tzinfo=UTC)  # when nothing had expired
    assert check_content(workspace, long_ago).library.articles


@pytest.mark.parametrize("kind", Kind)
def test_golden_script_of_each_kind(kind: Kind, announcer: Announcer, articles: dict[str, Article]) -> None:
    article = articles[SAMPLES[kind]]
    assert article.kind is kind
    script = announcer.script_of(article)
    shown = [*plain(script), "", length_in_words(script, announcer.station.syllables_per_min)]
    assert "\n".join(shown) + "\n" == (GOLDEN / f"{kind}.txt").read_text(encoding="utf-8")


def test_words_that_yaml_takes_for_something_else_are_taught_as_written(tmp_path: Path) -> None:
    (tmp_path / "lexicon.yml").write_text("viet_tat:\n  NO: nợ\n  0123: mã xã\n", encoding="utf-8")
    problems, taught = read_lexicon(tmp_path)
    assert not problems
    assert taught.speaker().speak("trả NO").text == "Trả nợ"


def test_every_kind_of_change_has_a_name() -> None:
    for rule in Grammar(Lexicon.load()).rules:
        assert kind_in_words(Change("a", "b", rule.kind))
