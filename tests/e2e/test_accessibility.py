"""axe-core over every kind of page, light and dark, on a phone and a desktop; and what axe cannot see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from newsroom.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from site_builder.build import BuildReport

LISTINGS = [
    "theo-doi.html",
    "tim-kiem.html",
    "index.html",
    "gioi-thieu.html",
    "404.html",
    "khong-co-mang.html",
    "chia-se/index.html",
    "thon/index.html",
    "thong-bao/index.html",
    "hoi-dap/index.html",
    "chuyen-muc/index.html",
    "chuyen-muc/an-toan-so.html",
    "doi-tuong/nguoi-cao-tuoi.html",
    "doi-tuong/ho-kinh-doanh.html",
    "thon/ben-da.html",
]
EVERY_KIND = [*LISTINGS, *Kind]
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


@pytest.fixture(scope="module", params=[320, 1280])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Open one window for all pages of a width."""
    # axe is put into the page from outside, which our Content-Security-Policy forbids everyone.
    context = browser.new_context(viewport={"width": request.param, "height": 800}, bypass_csp=True)
    yield context.new_page()
    context.close()


def open_kind(page: Page, name: str, address: str, built: BuildReport) -> None:
    """Open a page by its path, or the newest article of a kind."""
    path = name if name.endswith(".html") else next(
        article.page_path for article in built.public.articles if article.kind == name
    )  # fmt: skip
    page.goto(f"{address}/{path}")


@pytest.mark.parametrize("name", EVERY_KIND)
def test_axe_finds_nothing(page: Page, name: str, address: str, built: BuildReport) -> None:
    open_kind(page, name, address, built)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found = Axe().run(page, options=WCAG)
        assert not found.violations_count, f"{scheme}: {found.generate_report()}"


@pytest.mark.parametrize("name", EVERY_KIND)
def test_text_is_large_and_taps_land(page: Page, name: str, address: str, built: BuildReport) -> None:
    open_kind(page, name, address, built)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "no sideways scrolling"
    small = page.evaluate(
        """[...document.querySelectorAll("body *")].filter(e => e.checkVisibility() && !e.closest("svg, sup")
            && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())
            && parseFloat(getComputedStyle(e).fontSize) < 18).map(e => e.outerHTML.slice(0, 120))"""
    )
    assert not small, "text of 18 px and more"
    # Links within a sentence are as tall as its lines (WCAG 2.5.8); all else is at least 44 px tall and wide.
    missed = page.evaluate(
        """[...document.querySelectorAll("a, button, summary, select, input, label:has(input)")].filter(e => {
            const box = e.getBoundingClientRect(), around = e.parentElement;
            if (!box.width || !e.checkVisibility() || e.matches(".md-skip, .headerlink")) return false;
            const isInText = e.tagName === "A" && getComputedStyle(e).display === "inline";
            const card = isInText && e.closest(".lx-card");
            const isWholeLine = isInText && !card && around.textContent.trim() === e.textContent.trim();
            if (isInText && !isWholeLine) return false;
            if (e.matches("input[type=checkbox]")) return e.closest("label").offsetHeight < 44;
            return box.height < 44 || box.width < 44;
        }).map(e => e.outerHTML.slice(0, 120))"""
    )
    assert not missed, "targets of 44 px and more"
