"""Emergencies on pages that are fresh, kept, gone back to or on a dead link: what the site says now."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import serving, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

    from site_builder.build import BuildReport

EMERGENCY = "thong-bao/canh-bao-gia-danh-can-bo-xa.html"
GUIDE = "huong-dan/kich-hoat-vneid.html"
LIST = "**/khan-cap.json"
DOUBT = "Chưa tải được tin khẩn cấp mới nhất"
SEEN_AGAIN = "dispatchEvent(new Event('online'))"


@pytest.fixture
def guide(browser: Browser, address: str) -> Iterator[Page]:
    """Open a guide with the clock in the test's hands, and see the emergency above it."""
    context = browser.new_context(service_workers="block", locale="vi-VN")
    page = context.new_page()
    page.clock.install(time="2026-11-23T08:00:00+07:00")
    page.goto(f"{address}/{GUIDE}")
    expect(page.locator("html")).to_have_class(re.compile("lx-fresh"))
    expect(page.get_by_label("Tin khẩn cấp")).to_be_visible()
    yield page
    context.close()


def test_an_emergency_is_seen_on_every_page_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{GUIDE}")
    expect(page.get_by_label("Tin khẩn cấp")).to_contain_text("Cảnh báo khẩn")
    page.get_by_role("link", name="Cảnh báo khẩn").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cảnh báo khẩn")
    expect(page.get_by_label("Tin khẩn cấp")).to_have_count(0)
    context.close()


def test_an_emergency_that_was_lifted_is_not_shown(browser: Browser, address: str) -> None:
    """A page that is fresh itself goes by the list too, which may be newer."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.route("**/khan-cap.json", lambda route: route.fulfill(json=[]))
    for path in ("index.html", GUIDE):
        page.goto(f"{address}/{path}")
        expect(page.locator(".lx-emergency")).to_be_hidden()
        expect(page.locator(".lx-everywhere")).to_be_hidden()
    context.close()


def site_saying(emergencies: list[dict[str, str]], folder: Path) -> Path:
    """Write a site of which only the list of emergencies gets through."""
    (folder / "khan-cap.json").write_text(json.dumps(emergencies), encoding="utf-8")
    return folder


def test_a_kept_page_does_not_show_an_emergency_lifted_since(kept: tuple[Page, int], tmp_path: Path) -> None:
    page, port = kept
    with serving(site_saying([], tmp_path), port, weakly=True):
        for path in ("index.html", "chuyen-muc/an-toan-so.html", EMERGENCY):
            page.goto(f"http://127.0.0.1:{port}/{path}")
            wait_until(page, "document.documentElement.matches('[data-kept].lx-fresh')")
            expect(page.get_by_label("Tin khẩn cấp").filter(visible=True)).to_have_count(0)
            expect(page.get_by_role("status")).to_contain_text("Trang này là bản lưu lúc")


def test_a_kept_page_words_an_emergency_as_the_site_does_now(
    kept: tuple[Page, int], built: BuildReport, tmp_path: Path
) -> None:
    page, port = kept
    (entry,) = json.loads((built.output / "khan-cap.json").read_text(encoding="utf-8"))
    worded = {"title": "Bão mạnh lên cấp 12", "summary": "Vào nhà ngay.", "path": "tin-tuc/bao.html"}
    with serving(site_saying([entry | worded], tmp_path), port, weakly=True):
        for path, said in (
            ("index.html", "Khẩn cấp Bão mạnh lên cấp 12 Vào nhà ngay."),
            ("chuyen-muc/an-toan-so.html", "Khẩn cấp Bão mạnh lên cấp 12"),
            (EMERGENCY, "Khẩn cấp Bão mạnh lên cấp 12"),
        ):
            page.goto(f"http://127.0.0.1:{port}/{path}")
            wait_until(page, "document.documentElement.matches('[data-kept].lx-fresh')")
            expect(page.get_by_label("Tin khẩn cấp").filter(visible=True)).to_have_text(
                re.compile(said.replace(" ", r"\s*"))
            )
            link = page.get_by_role("link", name="Bão mạnh lên cấp 12")
            assert link.evaluate("link => link.href") == f"http://127.0.0.1:{port}/tin-tuc/bao.html"
            expect(page.get_by_role("status")).to_contain_text("Trang này là bản lưu lúc")


@pytest.mark.parametrize(
    "what_happens",
    [
        "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))",
        "document.dispatchEvent(new Event('visibilitychange'))",
        SEEN_AGAIN,
    ],
)
def test_a_page_that_is_seen_again_asks_again(guide: Page, what_happens: str) -> None:
    guide.route(LIST, lambda route: route.fulfill(json=[]))
    guide.evaluate(what_happens)
    expect(guide.get_by_label("Tin khẩn cấp")).to_be_hidden()


def test_a_page_that_asks_again_shows_each_emergency_once(guide: Page) -> None:
    storm = {"slug": "bao", "title": "Bão", "summary": "Vào nhà.", "path": "tin-tuc/bao.html", "until": ""}
    guide.route(LIST, lambda route: route.fulfill(json=[storm]))
    for title in ("Bão", "Bão cấp 12"):
        storm["title"] = title
        guide.evaluate(SEEN_AGAIN)
        expect(guide.get_by_label("Tin khẩn cấp").filter(visible=True)).to_have_text(f"Khẩn cấp{title}")


def test_an_emergency_ends_on_an_open_page_without_a_network(guide: Page) -> None:
    guide.route(LIST, lambda route: route.abort())
    guide.clock.set_fixed_time("2026-12-17T08:00:00+07:00")
    guide.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(guide.get_by_label("Tin khẩn cấp")).to_be_hidden()


def test_a_page_says_when_it_could_not_ask_and_takes_it_back(browser: Browser, address: str) -> None:
    """A warning is not taken away for want of an answer: it stays, and the page says what is unknown."""
    context = browser.new_context(service_workers="block", locale="vi-VN")
    page = context.new_page()
    page.route(LIST, lambda route: route.abort())
    for path in (GUIDE, "index.html"):
        page.goto(f"{address}/{path}")
        expect(page.get_by_role("status").filter(has_text=DOUBT)).to_be_visible()
        expect(page.get_by_label("Tin khẩn cấp")).to_be_visible()
    page.unroute(LIST)
    page.evaluate(SEEN_AGAIN)
    expect(page.get_by_role("status").filter(has_text=DOUBT)).to_be_hidden()
    expect(page.get_by_label("Tin khẩn cấp")).to_be_visible()
    context.close()


def test_a_dead_link_is_told_before_the_browser_gives_up_and_not_after_an_answer(guide: Page) -> None:
    waiting: list[Route] = []
    guide.route(LIST, lambda route: waiting.append(route))
    doubt = guide.get_by_role("status").filter(has_text=DOUBT)
    guide.evaluate(SEEN_AGAIN)
    expect(doubt).to_be_hidden()
    guide.clock.fast_forward("00:10")
    expect(doubt).to_be_visible()
    guide.route(LIST, lambda route: route.fulfill(json=[]))
    guide.evaluate(SEEN_AGAIN)
    expect(guide.get_by_label("Tin khẩn cấp")).to_be_hidden()
    with guide.expect_event("requestfailed"):
        waiting.pop().abort()
    guide.clock.fast_forward("00:10")
    expect(doubt).to_be_hidden()


@pytest.mark.parametrize("path", ["index.html", GUIDE])
def test_what_could_not_be_asked_is_said_below_the_emergency(
    browser: Browser, address: str, path: str
) -> None:
    context = browser.new_context(service_workers="block", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.route(LIST, lambda route: route.abort())
    page.goto(f"{address}/{path}")
    note, emergency = page.get_by_role("status").filter(has_text=DOUBT), page.locator(".lx-emergency")
    expect(note).to_be_visible()
    expect(emergency).to_have_count(1)
    above, below = emergency.bounding_box(), note.bounding_box()
    assert above
    assert below
    assert 0 <= below["y"] - (above["y"] + above["height"]) < 60
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    storm = {"slug": "bao", "title": "Bão", "summary": "", "path": "tin-tuc/bao.html", "until": ""}
    page.unroute(LIST)
    page.route(LIST, lambda route: route.fulfill(json=[storm]))
    page.evaluate(SEEN_AGAIN)
    expect(page.get_by_label("Tin khẩn cấp").filter(visible=True)).to_have_text("Khẩn cấpBão")
    expect(note).to_be_hidden()
    context.close()
