"""Two windows of one browser keep one log, one set of ticks, one list of what has begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Page, expect

from tests.e2e.console.playing import exported, wait_until_heard

if TYPE_CHECKING:
    from collections.abc import Callable


def test_what_two_windows_heard_and_ticked_is_in_the_log_of_either(open_at: Callable[[str], Page]) -> None:
    page, beside = open_at("05:12:00"), open_at("05:12:00")
    # The long rows: a slow machine must not hear one to its end, which ticks it.
    page.locator("#rows button").nth(1).click()
    wait_until_heard(page, 2)
    page.click("#stop")
    page.locator("#rows input").nth(3).check()
    beside.locator("#rows button").nth(2).click()
    wait_until_heard(beside, 62)
    beside.click("#stop")
    beside.locator("#rows input").nth(0).check()
    rows = exported(page, lambda: page.click("#export"))
    assert [(row["Mục"], bool(row["Giờ phát thật"]), row["Đánh dấu đã phát"]) for row in rows] == [
        ("1", False, "có"),
        ("2", True, ""),
        ("3", True, ""),
        ("4", False, "có"),
    ]
    assert all(row["Hết thật"] for row in rows if row["Giờ phát thật"])


def test_a_session_begun_in_one_window_stays_begun_after_a_beginning_in_the_other(
    open_at: Callable[[str], Page],
) -> None:
    page, beside = open_at("05:28:00"), open_at("05:28:00")
    page.click("#play")
    wait_until_heard(page)
    page.click("#stop")
    beside.locator("#sessions button").nth(1).click()
    beside.click("#play")
    wait_until_heard(beside)
    beside.click("#stop")
    again = open_at("05:29:00")
    expect(again.locator("#sessions button").nth(0)).to_contain_text("đã phát")
