"""What is seen is said: once, in order, with room to breathe, opened, repeated and closed as on air."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.blocks import Role, parse_blocks
from audio.script import AudioScript, derive_script, derive_text_script
from audio.speech import Lexicon, Speaker
from newsroom.kinds import Kind
from newsroom.markdown import MarkdownSettings, Renderer, parse_markdown_settings
from tests.audio.fakes import make_article

STATION = "Đài truyền thanh xã Thử"
SPEAKER = Speaker(Lexicon.load())
ROOT = Path(__file__).parents[2]
GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.yml"))


@pytest.fixture(scope="module")
def markdown_settings() -> MarkdownSettings:
    return parse_markdown_settings((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(path: Path, markdown_settings: MarkdownSettings) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    html = Renderer(markdown_settings).html_for_air(case["markdown"])
    facts = [(label, value) for label, value in case["facts"]]
    article = make_article(Kind(case["kind"]), case["title"])
    script = derive_script(article, html, facts, STATION, SPEAKER, at=None)
    assert [f"{line.pause_ms:4} {line.text}" for line in script.lines] == case["lines"]


# Words the speech front-end leaves as they are, so that what goes in can be looked for in what comes out.
WORDS = "bà con xóm làng đi họp mời nhớ mang theo sổ khám bệnh trường học chợ quê ruộng lúa sông suối".split()

unhurried = settings(deadline=None)  # a busy machine is no defect of ours

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
texts = st.lists(
    st.tuples(words, st.sampled_from([".", "!", "?", "…", ",", ":", ""])), min_size=1, max_size=4
).map(lambda parts: " ".join(word + end for word, end in parts))
inlines = st.one_of(
    texts,
    st.tuples(texts, texts, st.sampled_from(["strong", "em", "a", "code", "span"]), texts).map(
        lambda p: f"{p[0]} <{p[2]}>{p[1]}</{p[2]}> {p[3]}"
    ),
)
leaves = st.tuples(st.sampled_from(["p", "h2", "h4", "blockquote"]), inlines).map(
    lambda p: f"<{p[0]}>{p[1]}</{p[0]}>"
)
documents = st.recursive(
    st.one_of(leaves, inlines),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"<div>{'<br>'.join(parts)}</div>"),
        st.lists(inner, min_size=1, max_size=3).map(
            lambda parts: "<ul>" + "".join(f"<li>{part}</li>\n" for part in parts) + "</ul>"
        ),
        st.tuples(inlines, inner).map(lambda p: f"<details><summary>{p[0]}</summary>{p[1]}</details>"),
        st.tuples(inlines, inner).map(lambda p: f"<dl><dt>{p[0]}</dt><dd>{p[1]}</dd></dl>"),
        st.tuples(inlines, inlines).map(lambda p: f"<table><tr><td>{p[0]}</td><td>{p[1]}</td></tr></table>"),
    ),
    max_leaves=8,
)


def script_of(html: str) -> AudioScript:
    return derive_text_script(html, SPEAKER)


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@unhurried
@given(documents)
def test_every_word_is_said_once_and_in_order(html: str) -> None:
    said = [word for line in script_of(html).lines for word in words_of(line.text)]
    assert said == words_of(re.sub(r"<[^>]*>", " ", html))


@unhurried
@given(documents)
def test_every_sentence_ends_and_is_followed_by_silence(html: str) -> None:
    lines = script_of(html).lines
    for line in lines:
        assert line.text == line.text.strip()
        assert re.search(r"[.,!?…]$", line.text)
        assert re.search(r"\w", line.text)
    assert all(350 <= line.pause_ms <= 1600 for line in lines[:-1])
    assert all(line.pause_ms == 0 and line.text[-1] != "," for line in lines[-1:])


@unhurried
@given(documents, documents)
def test_what_is_added_below_leaves_what_is_above_as_it_was(above: str, below: str) -> None:
    before = [line.text for line in script_of(f"<div>{above}</div>").lines]
    after = [line.text for line in script_of(f"<div>{above}</div><div>{below}</div>").lines]
    assert after[: len(before)] == before


@unhurried
@given(st.text())
def test_any_text_at_all_can_be_read_as_html(html: str) -> None:
    for block in parse_blocks(html, steps=True):
        assert block.text == " ".join(block.text.split())
        assert block.text


def test_steps_are_announced_apart_so_that_a_new_one_leaves_the_others_as_they_were() -> None:
    html = "<ol><li>Mở máy</li><li>Chọn mục</li></ol>"
    assert [(block.text, block.role) for block in parse_blocks(html, steps=True)] == [
        ("Bước 1", Role.LABEL),
        ("Mở máy", Role.ITEM),
        ("Bước 2", Role.LABEL),
        ("Chọn mục", Role.ITEM),
    ]
