"""The console in an operator's hands: buttons, keys, ticks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import Page, expect

from tests.e2e.console.playing import is_playing, wait_until_heard

if TYPE_CHECKING:
    from collections.abc import Callable


def test_keys_play_pause_step_tick_and_show_words(open_at: Callable[[str], Page]) -> None:
    page = open_at("05:12:00")
    page.keyboard.press("Space")
    wait_until_heard(page)
    expect(page.locator("#play")).to_have_text("Tạm dừng")
    page.keyboard.press("Space")
    expect(page.locator("#now")).to_have_text("(tạm dừng) 1. Nhạc hiệu")
    page.keyboard.press("ArrowRight")
    wait_until_heard(page, 2)
    expect(page.locator("#now")).to_contain_text("2. Tiêm chủng")
    page.keyboard.press("ArrowRight")
    wait_until_heard(page, 62)
    expect(page.locator("#now")).to_contain_text("3. Tiếp sóng đài tỉnh")
    expect(page.locator("#next")).to_have_text("Lời kết")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("audio.currentTime < 60 && !audio.seeking")
    page.clock.run_for(600)
    expect(page.locator("#now")).to_contain_text("2. Tiêm chủng")
    page.keyboard.press("d")
    expect(page.locator("#rows input").nth(1)).to_be_checked()
    page.keyboard.press("D")
    expect(page.locator("#rows input").nth(1)).not_to_be_checked()
    page.keyboard.press("l")
    expect(page.locator("#reading-text")).to_have_text("Lời của mục 2.</script> & hết.")
    page.keyboard.press("t")
    expect(page.locator("#auto")).to_have_attribute("aria-pressed", "true")
    page.locator(".help summary").click()
    expect(page.locator(".keys tr")).to_have_count(7)


def test_playing_again_asks_once(open_at: Callable[[str], Page]) -> None:
    page = open_at("05:12:00")
    page.click("#play")
    wait_until_heard(page)
    page.click("#stop")
    page.click("#play")
    expect(page.locator("#notice")).to_have_text(
        re.compile(r"Buổi này đã phát lúc 05:12:\d\d ngày 24/11\. Bấm Phát lần nữa nếu muốn phát lại\.")
    )
    assert not is_playing(page)
    page.click("#play")
    wait_until_heard(page)
    expect(page.locator("#notice")).to_be_hidden()


def test_a_row_can_be_played_from_its_number_and_ticked_by_hand(open_at: Callable[[str], Page]) -> None:
    page = open_at("05:12:00")
    page.locator("#rows button").nth(3).click()
    wait_until_heard(page, 91)
    expect(page.locator("#now")).to_contain_text("4. Lời kết")
    page.locator("#rows input").nth(2).check()
    page.reload()
    expect(page.locator("#rows input").nth(2)).to_be_checked()


def test_the_end_of_a_session_is_noted(open_at: Callable[[str], Page]) -> None:
    page = open_at("05:12:00")
    page.locator("#rows button").nth(3).click()
    wait_until_heard(page, 91)
    page.wait_for_function("audio.ended")
    page.clock.run_for(600)
    expect(page.locator("#now")).to_have_text("chưa phát")
    expect(page.locator("#rows input").nth(3)).to_be_checked()
