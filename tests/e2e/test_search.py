"""Search as residents use it: the golden set in a real browser, the page, the keyboard, the USB stick."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from site_builder.stage import load_edition
from site_builder.workspace import PROJECT, Workspace

from .conftest import NOW
from .searching import ASK, FORMS, golden, typed, write_search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from site_builder.build import BuildReport

    from .conftest import Visit

INVENTED = 500
ENOUGH = 0.97
MAX_FIRST_BYTES, MAX_SEARCH_BYTES = 60_000, 200_000


@pytest.fixture(scope="module")
def crowded(
    tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[tuple[Page, dict[str, int]]]:
    """Open the search page over sample and invented articles; yield it and the gzipped bytes it fetched."""
    folder = tmp_path_factory.mktemp("search")
    write_search(load_edition(Workspace.of(PROJECT / "content", folder), NOW), INVENTED, folder)
    fetched: dict[str, int] = {}

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Keep the test's own output."""

        def do_GET(self) -> None:
            file = folder / self.path.partition("?")[0][1:]
            if file.is_file():
                fetched[file.name] = len(gzip.compress(file.read_bytes()))
            super().do_GET()

    handler = functools.partial(Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/tim-kiem.html")
        yield page, fetched
        page.close()
        server.shutdown()


def test_a_search_fetches_little(crowded: tuple[Page, dict[str, int]]) -> None:
    page, fetched = crowded
    assert not [name for name in fetched if name.startswith(("tu-", "bai-", "dau-"))], (
        "nothing before it is asked"
    )
    page.evaluate(ASK, "trung tam phuc vu hanh chinh cong")
    texts = [name for name in fetched if name.startswith("bai-")]
    assert sum(fetched.values()) < MAX_SEARCH_BYTES
    assert sum(size for name, size in fetched.items() if name not in texts[1:]) < MAX_FIRST_BYTES


@pytest.mark.parametrize("form", FORMS)
def test_the_right_page_is_among_the_first_three(crowded: tuple[Page, dict[str, int]], form: str) -> None:
    page, _ = crowded
    missed, asked = [], 0
    for query, wanted in golden():
        for text in typed(query, form):
            asked += 1
            if not wanted & set(page.evaluate(ASK, text)[:3]):
                missed.append(text)
    assert asked >= 40
    assert len(missed) <= (1 - ENOUGH) * asked, missed


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("chuyen doi so", "Chuyển đổi số"),
        ("dat dai", "Cảnh báo khẩn"),
        ("can cuoc", "Luật Căn cước"),
        ("lua dao", "lừa đảo"),
        ("duong day nong", "Giới thiệu và liên hệ"),
        ("CCCD", "Luật Căn cước"),
        ("BHYT", "bảo hiểm y tế"),
        ("luadao", "lừa đảo"),
    ],
)
def test_what_residents_ask_most_is_found(visit: Visit, query: str, first: str) -> None:
    visit.open(f"tim-kiem.html?q={query}")
    expect(visit.page.get_by_role("status")).to_contain_text("Tìm thấy")
    expect(visit.page.locator(".lx-search-results a").first).to_contain_text(first, ignore_case=True)
    assert not visit.faults


def test_typing_filtering_and_walking_by_keyboard(visit: Visit) -> None:
    page = visit.page
    visit.open("index.html")
    page.get_by_role("link", name="Tìm", exact=True).click()
    words = page.get_by_role("searchbox", name="Bà con cần tìm gì?")
    expect(words).to_be_focused()
    page.keyboard.type("ma qr")
    links = page.locator(".lx-search-results a")
    expect(links.first).to_contain_text("mã QR")
    expect(page.locator(".lx-search-results mark").first).to_have_text("mã QR")
    expect(page.locator(".lx-search-about").first).to_contain_text("11/2026")
    page.get_by_label("Loại bài").select_option("Sự kiện")
    expect(links.first).to_contain_text("Phiên chợ số")
    abouts = page.locator(".lx-search-about").all_inner_texts()
    assert all(about.startswith("Sự kiện") for about in abouts)
    page.get_by_label("Loại bài").select_option("Tất cả")
    page.get_by_label("Kỹ năng số").select_option("Thanh toán số")
    guide = page.get_by_role("link", name="Quét mã QR")
    expect(guide).to_be_visible()
    words.focus()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    title = links.first.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.go_back()
    expect(guide).to_be_visible()
    assert not visit.faults


def test_nothing_found_says_what_to_try(visit: Visit) -> None:
    visit.open("tim-kiem.html?q=zzzzqqqq")
    expect(visit.page.get_by_role("status")).to_contain_text("Không thấy bài nào")
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not visit.faults


def test_no_other_page_loads_anything_of_it(visit: Visit) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    for path in ("index.html", "thong-bao/index.html", "huong-dan/kich-hoat-vneid.html"):
        visit.open(path)
    assert not [url for url in asked if "search" in url or "/tim-kiem/" in url]


def test_search_works_by_double_click(built: BuildReport, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((built.output / "tim-kiem.html").as_uri())
    page.get_by_role("searchbox").fill("chay rung")
    expect(page.locator(".lx-search-results a").first).to_contain_text("cháy rừng")
    page.close()


def test_without_javascript_the_page_lists_other_ways(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/tim-kiem.html")
    expect(page.locator(".lx-search")).to_be_hidden()
    expect(page.get_by_role("article").get_by_role("link", name="Hướng dẫn")).to_be_visible()
    context.close()
