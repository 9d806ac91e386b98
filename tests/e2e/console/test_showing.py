"""The console as it looks: what comes, how long until then, from two metres, on an old PC."""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from typing import TYPE_CHECKING

from playwright.sync_api import Page, expect

from tests.e2e.console.playing import exported, forward, wait_until_heard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext


def test_it_tells_what_comes_and_how_long_until_then(open_at: Callable[[str], Page]) -> None:
    page = open_at("05:12:00")
    page.clock.run_for(1000)
    expect(page.locator("#countdown")).to_have_text(re.compile(r"00:17:5\d"))
    expect(page.locator("#countdown-for")).to_have_text("đến buổi sáng, 05:30")
    expect(page.locator("#clock")).to_have_text(re.compile(r"05:12:0\d"))
    expect(page.locator("#now")).to_have_text("chưa phát")
    expect(page.locator("#next")).to_have_text("Nhạc hiệu")
    expect(page.locator("#sessions button")).to_have_count(2)
    rows = page.locator("#rows tr")
    expect(rows).to_have_count(4)
    expect(rows.nth(1)).to_contain_text("Ưu tiên")
    expect(rows.nth(1)).to_contain_text("Tiêm chủng <b>trẻ em</b>")
    expect(rows.nth(1)).to_contain_text("05:30:02")
    page.locator("#sessions button").nth(1).click()
    expect(rows).to_have_count(1)
    expect(page.locator("#caption")).to_contain_text(
        "Buổi chiều, thứ Ba 24/11/2026: dài 0:20, hết lúc 17:00:20"
    )


def test_it_is_read_from_two_metres_and_fits_the_screen(open_at: Callable[[str], Page]) -> None:
    page = open_at("05:12:00")
    size = "id => parseFloat(getComputedStyle(document.getElementById(id)).fontSize)"
    assert page.evaluate(size, "countdown") >= 60
    assert page.evaluate(size, "clock") >= 48
    assert page.evaluate(size, "now") >= 40
    assert page.evaluate(size, "play") >= 32
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for id_ in ("play", "back", "forward", "stop", "auto"):
        box = page.locator(f"#{id_}").bounding_box()
        assert box
        assert box["height"] >= 60
        assert box["y"] + box["height"] < page.evaluate("innerHeight")


def test_without_storage_it_works_and_says_so(
    context: BrowserContext, open_at: Callable[[str], Page]
) -> None:
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get: function () { throw new Error('cấm'); }});"
    )
    page = open_at("05:12:00")
    expect(page.locator("#notice")).to_have_text(
        "Trình duyệt không cho lưu nhật ký: hãy xuất CSV trước khi đóng trang."
    )
    page.keyboard.press("d")
    assert exported(page, lambda: page.click("#export"))[0]["Đánh dấu đã phát"] == "có"


def test_a_missing_recording_is_told_with_what_to_do(browser: Browser, stick: Path, tmp_path: Path) -> None:
    (tmp_path / "BANG_PHAT.html").write_bytes((stick / "BANG_PHAT.html").read_bytes())
    page = browser.new_page()
    page.clock.install(time=datetime.fromisoformat("2026-11-24T05:12:00+07:00"))
    page.goto((tmp_path / "BANG_PHAT.html").as_uri())
    page.click("#play")
    expect(page.locator("#notice")).to_have_text(
        "Không phát được tệp tiếng của buổi này. Bấm Hiện lời đọc và đọc qua micro."
    )
    page.close()


def test_a_recording_that_was_missing_is_tried_again_from_its_beginning(
    browser: Browser, stick: Path, tmp_path: Path
) -> None:
    (tmp_path / "BANG_PHAT.html").write_bytes((stick / "BANG_PHAT.html").read_bytes())
    context = browser.new_context(timezone_id="Asia/Ho_Chi_Minh")
    page = context.new_page()
    page.clock.install(time=datetime.fromisoformat("2026-11-24T05:29:49+07:00"))
    page.clock.pause_at(datetime.fromisoformat("2026-11-24T05:29:50+07:00"))
    page.goto((tmp_path / "BANG_PHAT.html").as_uri())
    page.locator("#rows button").nth(1).click()
    expect(page.locator("#notice")).to_contain_text("Không phát được tệp tiếng")
    expect(page.locator("#sessions button").nth(0)).not_to_contain_text("đã phát")
    shutil.copytree(stick, tmp_path, dirs_exist_ok=True)
    page.click("#auto")
    forward(page, "00:15")
    wait_until_heard(page)
    expect(page.locator("#now")).to_contain_text("1. Nhạc hiệu")
    context.close()


def test_the_page_needs_nothing_newer_than_its_browsers(stick: Path) -> None:
    """Keep to ECMAScript 5 and to styles of 2016: the PC is ten years old."""
    page = (stick / "BANG_PHAT.html").read_text(encoding="utf-8")
    script = page.rpartition("<script>")[2].partition("</script>")[0]
    code = re.sub(r'"(?:\\.|[^"\\\n])*"|//[^\n]*', "", script)
    assert "use strict" in script
    for newer in (
        r"=>",
        r"`",
        r"\b(?:let|const|class|async|await)\b",
        r"\.\.\.",
        r"\?\.",
        r"\?\?",
        r"\.includes\(",
    ):
        assert not re.search(newer, code), newer
    style = page.partition("<style>")[2].partition("</style>")[0]
    for newer in ("grid", "var(", "gap:", "inset:", "clamp(", ":is(", "aspect-ratio"):
        assert newer not in style, newer
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


def test_on_a_telephone_nothing_stands_beside_the_screen(open_at: Callable[[str], Page]) -> None:
    page = open_at("05:12:00")
    page.set_viewport_size({"width": 360, "height": 640})
    page.get_by_text("Cách dùng và phím tắt").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
