"""The console left alone: it starts each session once, on time, or tells that it is late."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import Page, expect

from tests.e2e.console.playing import exported, forward, is_playing, wait_until_heard

if TYPE_CHECKING:
    from collections.abc import Callable


def test_it_starts_by_itself_once_and_logs_what_aired(open_at: Callable[[str], Page]) -> None:
    page = open_at("05:29:00")
    page.click("#auto")
    expect(page.locator("#auto")).to_have_text("Tự phát: đang bật")
    forward(page, "00:58")
    assert not is_playing(page)
    forward(page, "00:02")
    wait_until_heard(page)
    assert is_playing(page)
    expect(page.locator("#now")).to_contain_text("1. Nhạc hiệu")
    wait_until_heard(page, 2.1)
    expect(page.locator("#now")).to_contain_text("2. Tiêm chủng")
    expect(page.locator("#rows input").nth(0)).to_be_checked()
    page.click("#stop")
    forward(page, "00:30")
    assert not is_playing(page)

    page.reload()
    page.click("#auto")
    forward(page, "00:30")
    assert not is_playing(page), "a session never starts by itself twice"
    expect(page.locator("#rows input").nth(0)).to_be_checked()
    expect(page.locator("#sessions button").nth(0)).to_contain_text("đã phát")

    rows = exported(page, lambda: page.click("#export"))
    assert [row["Mục"] for row in rows] == ["1", "2", "3", "4"]
    assert rows[0]["Giờ dự kiến"] == "05:30:00"
    assert rows[0]["Giờ phát thật"].startswith("2026-11-24 05:30:0")
    assert (rows[0]["Trọn vẹn"], rows[0]["Cách phát"], rows[0]["Đánh dấu đã phát"]) == ("có", "tự động", "có")
    assert rows[1]["Trọn vẹn"] == "không"
    assert rows[1]["Hết thật"] != ""
    assert rows[2]["Trọn vẹn"] == "chưa phát"

    forward(page, "11:29:10")
    wait_until_heard(page)
    expect(page.locator("#now")).to_contain_text("1. =Họp thôn")
    assert exported(page, lambda: page.keyboard.press("x"))[-1]["Tiêu đề"] == "'=Họp thôn"


def test_two_windows_start_a_session_once(open_at: Callable[[str], Page]) -> None:
    """Let both claim the session at the same instant: browsers share a clock in these tests."""
    pages = [open_at("05:29:50"), open_at("05:29:50")]
    for page in pages:
        page.click("#auto")
    pages[0].clock.fast_forward("00:12")
    # Storage reaches the other window in its own time, which no clock of ours moves.
    for _ in range(1000):
        if len({page.evaluate("localStorage.getItem('loaxa-claim')") for page in pages}) == 1:
            break
    pages[0].clock.run_for(300)
    pages[0].wait_for_function("localStorage.getItem('loaxa-started')")
    for _ in range(3):
        pages[0].clock.fast_forward("00:30")
    assert [is_playing(page) for page in pages].count(True) == 1


def test_unarmed_it_waits_and_says_that_it_is_late(open_at: Callable[[str], Page]) -> None:
    page = open_at("05:29:50")
    forward(page, "00:30")
    assert not is_playing(page)
    expect(page.locator("#countdown-label")).to_have_text("Đã quá giờ phát")
    expect(page.locator("#countdown")).to_have_text(re.compile(r"00:00:2\d"))


def test_a_machine_that_wakes_up_late_lets_the_operator_decide(open_at: Callable[[str], Page]) -> None:
    page = open_at("04:00:00")
    page.click("#auto")
    page.clock.fast_forward("13:05:30")
    page.clock.run_for(600)
    assert not is_playing(page)


def test_a_hidden_window_whose_clock_ticks_once_a_minute_starts_too(open_at: Callable[[str], Page]) -> None:
    """Browsers wake silent windows that nobody sees no oftener."""
    page = open_at("05:27:30")
    page.click("#auto")
    for _ in range(5):
        page.clock.fast_forward("01:00")
    wait_until_heard(page)
    assert is_playing(page)


def test_a_test_of_the_sound_before_the_hour_is_no_beginning(open_at: Callable[[str], Page]) -> None:
    page = open_at("04:00:00")
    page.click("#play")
    wait_until_heard(page)
    page.click("#stop")
    expect(page.locator("#sessions button").nth(0)).not_to_contain_text("đã phát")
    page.click("#auto")
    forward(page, "01:30:01")
    wait_until_heard(page)
    assert is_playing(page)
    expect(page.locator("#sessions button").nth(0)).to_contain_text("đã phát")


def test_a_session_waits_for_another_to_end(open_at: Callable[[str], Page]) -> None:
    page = open_at("16:58:00")
    page.click("#auto")
    page.locator("#sessions button").nth(0).click()
    page.evaluate("audio.loop = true")
    page.click("#play")
    wait_until_heard(page)
    for _ in range(8):
        forward(page, "01:00")
    page.evaluate("audio.loop = false")
    page.click("#stop")
    forward(page, "00:02")
    wait_until_heard(page)
    expect(page.locator("#now")).to_contain_text("1. =Họp thôn")


def test_left_open_it_shows_the_next_session_and_that_it_is_late(open_at: Callable[[str], Page]) -> None:
    page = open_at("05:00:00")
    forward(page, "12:00:01")
    expect(page.locator("#sessions button").nth(1)).to_have_attribute("aria-current", "true")
    expect(page.locator("#countdown-label")).to_have_text("Đã quá giờ phát")
