"""What the search tests and their benchmark share: queries as people type them, and a page to ask."""

from __future__ import annotations

import random
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from newsroom.folding import fold
from newsroom.library import Library
from search_corpus import invent
from site_builder.search import SEARCH_PAGE, search_files
from site_builder.search.words import bare, words
from site_builder.stage import Edition
from site_builder.workspace import PROJECT

GOLDEN = Path(__file__).with_name("golden_search.tsv")
FORMS = ("accented", "bare", "mixed", "NFD", "slip")
ASK = """async query => {
  const form = document.querySelector(".lx-search"), status = document.querySelector(".lx-search-status");
  form.elements.q.value = query;
  status.textContent = "";
  form.requestSubmit();
  while (!status.textContent) await new Promise(done => setTimeout(done, 2));
  return [...document.querySelectorAll(".lx-search-results a")].map(link => link.getAttribute("href"));
}"""
"""Type a query into the search page and return where its results lead."""


def golden() -> list[tuple[str, set[str]]]:
    """Read the queries and, for each, the pages one of which must be among the first three results."""
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return [(query, {f"{page}.html" for page in pages.split()}) for query, pages in rows]


def typed(query: str, form: str) -> Iterator[str]:
    """Write a query as somebody might type it; with a slip, in five ways."""
    if form == "accented":
        yield query
    elif form == "bare":
        yield fold(query)
    elif form == "mixed":
        yield " ".join(fold(word) if n % 2 else word for n, word in enumerate(query.split(), start=1))
    elif form == "NFD":
        yield unicodedata.normalize("NFD", query)
    elif len(fold(query).split()) > 1:
        # One word of two letters with a slip is another word.
        yield from (_slipped(fold(query), random.Random(f"{query} {n}")) for n in range(5))


def _slipped(query: str, chance: random.Random) -> str:
    words = query.split()
    at = chance.choice([n for n, word in enumerate(words) if len(word) > 2] or range(len(words)))
    word, place = words[at], chance.randrange(len(words[at]))
    letter = chance.choice("abcdeghiklmnopqrstuvxy")
    swapped = word[:place] + word[place : place + 2][::-1] + word[place + 2 :]
    ways = (word[:place] + word[place + 1 :], word[:place] + letter + word[place + 1 :],
            word[:place] + letter + word[place:], swapped)  # fmt: skip
    words[at] = chance.choice(ways)
    return " ".join(words)


def write_search(edition: Edition, invented: int, folder: Path) -> None:
    """Write the search page, alone but with its index, over an edition and invented articles."""
    unsaid = [" ".join(map(bare, words(query))) for query, _ in golden()]
    articles = [*edition.public.articles, *invent(edition.public.articles, invented, unsaid)]
    edition = replace(edition, public=Library.of(articles))
    taught = edition.taught.abbreviations()
    for file in search_files(edition.public, edition.station, edition.renderer, taught):
        assert isinstance(file.content, bytes)
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
    markdown = (folder / SEARCH_PAGE).read_text(encoding="utf-8").split("---\n", 2)[2]
    html = f'<!doctype html><html lang="vi"><meta charset="utf-8"><body>{edition.renderer.html(markdown)}'
    (folder / SEARCH_PAGE).with_suffix(".html").write_text(html, encoding="utf-8")
    shutil.copytree(PROJECT / "site_builder" / "theme" / "assets", folder / "assets", dirs_exist_ok=True)
