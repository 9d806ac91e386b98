"""Passing a page on: to Zalo as its own button does, by Facebook, by copying, and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = "thong-bao/canh-bao-gia-danh-can-bo-xa.html"
SHARED = f"https://suoimo.example/{PAGE}"
ANDROID = "Mozilla/5.0 (Linux; Android 9; SM-J260G) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"


@pytest.mark.parametrize(
    ("phone", "scheme", "parameter"),
    [
        (ANDROID, "intent://zaloapp.com/#Intent;", "S.android.intent.extra.TEXT="),
        (IPHONE, "zaloshareext://shareext?", "url="),
    ],
)
def test_on_a_phone_the_app_takes_the_address(
    browser: Browser, address: str, phone: str, scheme: str, parameter: str
) -> None:
    context = browser.new_context(user_agent=phone, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    link = page.get_by_role("link", name="Gửi Zalo").get_attribute("href") or ""
    assert link.startswith(scheme)
    assert parameter + quote(SHARED, safe="") in link
    context.close()


def test_on_a_computer_the_address_is_copied_and_zalo_opened(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.route("https://chat.zalo.me/", lambda route: route.fulfill(body="Zalo"))
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    with context.expect_page() as opened:
        page.get_by_role("button", name="Gửi Zalo").click()
    assert opened.value.url == "https://chat.zalo.me/"
    expect(page.get_by_role("button", name="Đã chép đường dẫn, dán vào Zalo")).to_be_visible()
    page.bring_to_front()
    assert page.evaluate("navigator.clipboard.readText()") == SHARED
    context.close()


def test_an_address_that_may_not_be_copied_is_shown(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused'));"
    )
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    for name in ("Gửi Zalo", "Chép đường dẫn"):
        page.get_by_role("button", name=name).click()
    expect(page.get_by_text(f"Chưa chép được. Bà con tự chép: {SHARED}")).to_have_count(1)
    assert len(context.pages) == 1, "nothing to paste, so nowhere to paste it"
    context.close()


def test_without_scripts_the_address_is_there_to_be_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    share = page.get_by_label("Chia sẻ và in")
    told = share.locator("noscript p")
    expect(told).to_be_visible()
    assert SHARED in (told.text_content() or "")
    expect(share.get_by_role("link")).to_have_text(["Gửi Facebook"])
    context.close()
