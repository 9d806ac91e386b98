"""Pages on old phones: their weight, their strictness, and reading without a network."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import lxml.etree
import lxml.html
import pytest
from playwright.sync_api import expect

from .conftest import serving, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from site_builder.build import BuildReport

FIRST_LOAD_BYTES = 120_000
EMERGENCY = "thong-bao/canh-bao-gia-danh-can-bo-xa.html"


@pytest.mark.parametrize("path", ["index.html", EMERGENCY, "huong-dan/kich-hoat-vneid.html"])
def test_the_first_load_is_light_and_asks_nobody_else(
    browser: Browser, address: str, built: BuildReport, path: str
) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/{path}", wait_until="networkidle")
    context.close()
    assert all(url.startswith(address + "/") for url in asked)
    files = {urlsplit(url).path.lstrip("/") for url in asked}
    sizes = {
        name: len(gzip.compress((built.output / name).read_bytes(), 6, mtime=0))
        for name in files
        if (built.output / name).is_file() and not name.endswith((".png", ".svg"))
    }
    assert path in sizes
    assert sum(sizes.values()) <= FIRST_LOAD_BYTES, sizes
    assert not [name for name in files if name.startswith("audio/")], "no sound before it is asked for"


def test_nothing_is_inline_and_every_page_is_found(built: BuildReport) -> None:
    """No page needs a policy laxer than its own; each names its one address."""
    # The operator's console is a page of its own, which residents are not led to.
    pages = sorted(file for file in built.output.rglob("*.html") if file.parent.name != "loa")
    assert len(pages) > 100
    listed = set(lxml.etree.parse(str(built.output / "sitemap.xml")).xpath("//*[local-name()='loc']/text()"))
    for file in pages:
        page = lxml.html.parse(str(file)).getroot()
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert len(policy) == 1, file
        assert "unsafe" not in policy[0]
        assert not page.xpath("//script[not(@src)][not(@type='application/ld+json')]"), file
        assert not page.xpath("//style|//*[@style]|//*[@onclick]"), file
        if file.name != "404.html":
            path = file.relative_to(built.output).as_posix()
            address = f"https://suoimo.example/{'' if path == 'index.html' else path}"
            assert page.xpath("//link[@rel='canonical']/@href") == [address]
            # What is shared by hand is the same address as what search engines keep.
            assert set(page.xpath("//@data-url | //meta[@property='og:url']/@content")) <= {address}
            hidden = page.xpath("//meta[@name='robots']/@content")
            assert (address in listed) == (not hidden), file
            assert hidden or page.xpath("//meta[@name='description']/@content"), file
    assert len(listed) > 100


def test_no_script_lies_there_that_no_page_asks_for(built: BuildReport) -> None:
    pages = [file.read_text(encoding="utf-8") for file in built.output.rglob("*.html")]
    unasked = [
        file.name
        for file in (built.output / "assets").rglob("*.js")
        if not any(f"assets/{file.name}" in page for page in pages)
    ]
    assert not unasked


def test_styles_stay_small(built: BuildReport) -> None:
    assert (built.output / "assets" / "loaxa.css").stat().st_size <= 30_000


def test_the_menu_opens_without_scripts_and_nothing_moves(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{address}/index.html")
    opener, heading = page.get_by_text("Danh mục"), page.get_by_role("heading", level=1)
    before = opener.bounding_box(), heading.bounding_box()
    opener.click()
    expect(page.get_by_role("link", name="Theo thôn")).to_be_in_viewport()
    assert (opener.bounding_box(), heading.bounding_box()) == before
    page.get_by_role("link", name="Theo thôn").click()
    expect(heading).to_have_text("Theo thôn")
    context.close()


def test_on_paper_text_is_black_in_dark_too(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/{EMERGENCY}")
    page.get_by_role("button", name="Nền tối").click()
    page.emulate_media(media="print")
    for element in ("h1", ".lx-page p"):
        assert page.evaluate(f"getComputedStyle(document.querySelector('{element}')).color") == "rgb(0, 0, 0)"
    expect(page.locator(".lx-masthead")).to_be_hidden()
    page.close()


def test_a_page_that_is_not_there_helps(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/404.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Không tìm thấy trang này")
    page.get_by_role("article").get_by_role("link", name="Về trang chủ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xã Suối Mơ")
    page.close()


def test_what_was_brought_once_is_read_without_a_network(kept: tuple[Page, int], built: BuildReport) -> None:
    page, port = kept
    address = f"http://127.0.0.1:{port}"
    expect(page.locator(".lx-page .lx-emergency")).to_be_visible()
    # The server is gone: that is what a phone meets on the far side of the hill.
    for path in ("chuyen-muc/an-toan-so.html", "chuyen-muc/dich-vu-cong.html", "index.html"):
        page.goto(f"{address}/{path}")
        expect(page.get_by_role("status")).to_contain_text(
            re.compile(r"Trang này là bản lưu lúc \d\d:\d\d ngày")
        )
        color = "getComputedStyle(document.querySelector('.lx-masthead')).backgroundColor"
        assert page.evaluate(color) == "rgb(0, 89, 78)", "the styles are at hand too"
    expect(page.locator(".lx-emergency")).to_be_hidden()
    page.goto(f"{address}/{EMERGENCY}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cảnh báo khẩn")
    expect(page.get_by_role("status")).to_contain_text("Chưa tải được tin khẩn cấp mới nhất")
    page.goto(f"{address}/tin-tuc/index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chưa có mạng")
    with serving(built.output, port):
        page.goto(f"{address}/tin-tuc/index.html")
        expect(page.get_by_role("heading", level=1)).to_have_text("Tin tức")
        expect(page.get_by_label("Tin khẩn cấp")).to_contain_text("Cảnh báo khẩn")


@pytest.mark.parametrize(
    "path", ["index.html", EMERGENCY, "huong-dan/kich-hoat-vneid.html", "tim-kiem.html", "thon/ben-da.html"]
)
def test_nothing_jumps_while_a_page_loads(browser: Browser, address: str, path: str) -> None:
    """Cumulative Layout Shift of a slow phone stays below what Lighthouse calls good."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, service_workers="block")
    page = context.new_page()
    slow = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    session.send("Network.emulateNetworkConditions", slow)
    page.goto(f"{address}/{path}", wait_until="networkidle")
    shift = page.evaluate(
        """new Promise(done => new PerformanceObserver(list => done(
            list.getEntries().reduce((sum, shift) => sum + shift.value, 0)
        )).observe({type: "layout-shift", buffered: true}) || setTimeout(() => done(0), 500))"""
    )
    assert shift < 0.05
    context.close()


def test_from_a_usb_stick_styles_scripts_and_sound_load(browser: Browser, built: BuildReport) -> None:
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(Path(built.output / "huong-dan" / "kich-hoat-vneid.html").as_uri())
    page.get_by_role("button", name="▶ Nghe", exact=True).click()
    wait_until(page, "document.querySelector('audio').currentTime > 0.2")
    assert not [fault for fault in faults if "Content Security Policy" in fault]
    context.close()
