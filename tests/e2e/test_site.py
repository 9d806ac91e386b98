"""A resident's way through the site, in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from newsroom.kinds import Kind

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from site_builder.build import BuildReport

    from .conftest import Visit

PAGES = [
    "index.html",
    "gioi-thieu.html",
    "404.html",
    *(f"{kind}/index.html" for kind in Kind),
    "chuyen-muc/index.html",
    "doi-tuong/index.html",
    "thon/index.html",
]


def test_home_to_article_to_play(visit: Visit) -> None:
    page = visit.page
    visit.open("index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Xã Suối Mơ")
    page.get_by_role("article").get_by_role("link", name=re.compile("Cảnh báo khẩn")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cảnh báo khẩn")
    audio = page.locator("audio")
    assert audio.evaluate("a => a.readyState") == 0, "nothing is fetched before it is asked for"
    audio.evaluate("a => a.play()")
    page.wait_for_function("document.querySelector('audio').currentTime > 0.3")
    assert audio.evaluate("a => a.duration") > 20
    assert audio.evaluate("a => a.error") is None
    assert not visit.faults


@pytest.mark.parametrize("path", PAGES)
def test_pages_of_every_sort_are_sound(visit: Visit, path: str) -> None:
    visit.open(path)
    expect(visit.page.get_by_role("heading", level=1)).to_have_count(1)
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "no sideways scrolling"
    assert visit.page.evaluate("document.documentElement.lang") == "vi"
    assert not visit.faults


def test_the_site_opens_by_double_click(built: BuildReport, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((built.output / "index.html").as_uri())
    page.get_by_role("article").get_by_role("link", name=re.compile("Cảnh báo khẩn")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cảnh báo khẩn")
    page.locator("audio").evaluate("a => a.play()")
    page.wait_for_function("document.querySelector('audio').currentTime > 0.3")
    page.close()


def test_without_javascript_an_article_reads_and_its_player_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/thong-bao/canh-bao-gia-danh-can-bo-xa.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("audio[controls]")).to_be_visible()
    context.close()
