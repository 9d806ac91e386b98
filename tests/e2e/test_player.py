"""Hearing an article: the player, the sentence that is heard, and what remains without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from audio.announcer import Setting, closing, opening

from .conftest import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from site_builder.build import BuildReport

    from .conftest import Visit

GUIDE = "huong-dan/kich-hoat-vneid.html"
PICTURED = "huong-dan/chup-anh-san-pham.html"
TOLERANCE_S = 0.15
ALONE = Setting.ALONE
CUE = "[...document.querySelector('track').track.cues].find(c => c.text.startsWith('{}'))"
PLAYING = "!document.querySelector('audio').paused && document.querySelector('audio').currentTime > 0"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Open a guide on a phone."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    page = context.new_page()
    page.goto(f"{address}/{GUIDE}")
    yield page
    context.close()


def start(page: Page) -> None:
    """Start the sound, without hearing it, and wait for its captions."""
    page.evaluate("document.querySelector('audio').muted = true")
    page.get_by_role("button", name="▶ Nghe", exact=True).click()
    wait_until(page, PLAYING)
    wait_until(page, "document.querySelector('.lx-said')")


def test_buttons_speak_vietnamese_and_move_the_sound(page: Page) -> None:
    expect(page.locator(".lx-player figcaption")).to_have_text(
        re.compile(r"Nghe bài này 2 phút \d+ giây · \d,\d MB · giọng máy espeak")
    )
    expect(page.locator(".lx-left")).to_have_text(re.compile(r"còn \d:\d\d"))
    start(page)
    expect(page.get_by_role("button", name="⏸ Dừng")).to_be_visible()
    time = "document.querySelector('audio').currentTime"
    before = page.evaluate(time)
    page.get_by_role("button", name="Tới 10 giây").click()
    wait_until(page, f"{time} > {before} + 9")
    page.get_by_role("button", name="Lùi 10 giây").click()
    wait_until(page, f"{time} < {before} + 9")
    page.get_by_label("Tốc độ đọc").select_option("1.25")
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.25
    page.get_by_role("button", name="⏸ Dừng").click()
    expect(page.get_by_role("button", name="▶ Nghe tiếp")).to_be_visible()


def test_the_highlight_follows_the_cues(page: Page) -> None:
    """Drive the sound to each cue and see, frame by frame, when which sentence is marked."""
    start(page)
    seen = page.evaluate(
        """async () => {
            const audio = document.querySelector("audio");
            const cues = [...document.querySelector("track").track.cues];
            const marked = () => [...document.querySelectorAll(".lx-said.lx-now")];
            const text = () => marked().map(e => e.textContent).join(" ");
            const frame = () => new Promise(requestAnimationFrame);
            audio.playbackRate = 1;
            const found = [];
            for (const [n, cue] of cues.entries()) {
                if (n % 3) continue;
                lxPlayer.playFrom(Math.max(0, cue.startTime - 0.2));
                while (audio.paused || Math.abs(audio.currentTime - cue.startTime) > 0.4) await frame();
                const before = text();
                const isLate = () => audio.currentTime > cue.startTime + 0.5;
                while (text() === before && !isLate()) await frame();
                found.push([cue.text, text(), audio.currentTime - cue.startTime]);
            }
            return found;
        }"""
    )
    bare = re.compile(r"\W+")
    marked = [(cue, text, late) for cue, text, late in seen if text]
    assert len(marked) > len(seen) * 0.6, "step numbers and greetings have no text of their own"
    for cue, text, late in marked:
        assert bare.sub("", cue).lower() == bare.sub("", text).lower()
        assert abs(late) < TOLERANCE_S, (cue, late)


def test_what_is_heard_is_found_on_the_page(browser: Browser, built: BuildReport, address: str) -> None:
    """Of the captions of all articles, but for what the announcer says around them: 95 %, 90 % in each."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    shares = {}
    for article in built.public.articles:
        page.goto(f"{address}/{article.page_path}")
        found = page.evaluate(
            """new Promise(done => {
                const track = document.querySelector("track");
                track.addEventListener("load", () => {
                    const texts = [...track.track.cues].map(cue => cue.text);
                    const marks = lxReadAlong(document.querySelector(".lx-page"), texts);
                    done(texts.map((text, n) => [text, marks[n].length > 0]));
                });
                track.track.mode = "hidden";
            })"""
        )
        around = [opening(article, "Đài truyền thanh xã Suối Mơ", None, ALONE), *closing(article, ALONE)]
        greetings = " ".join(block.text for block in around) + " Xin nhắc lại."
        marks = [is_marked for text, is_marked in found if text not in greetings]
        assert marks, article.slug
        shares[article.slug] = sum(marks) / len(marks)
    context.close()
    assert len(shares) >= 60
    assert min(shares.values()) >= 0.9, min(shares.items(), key=lambda each: each[1])
    assert sum(shares.values()) / len(shares) >= 0.95


def test_a_tap_on_a_sentence_jumps_there(page: Page) -> None:
    start(page)
    sentence = page.locator(".lx-said", has_text="VNeID là ứng dụng định danh điện tử")
    sentence.click()
    wait_until(page, "document.querySelector('.lx-now')?.textContent.startsWith('VNeID là ứng dụng')")
    cue = page.evaluate(CUE.format("VNeID là ứng dụng") + ".startTime")
    assert abs(page.evaluate("document.querySelector('audio').currentTime") - cue) < 2


def test_a_tap_on_a_picture_jumps_to_where_it_is_told(page: Page) -> None:
    page.goto(page.url.replace(GUIDE, PICTURED))
    start(page)
    picture = page.locator("img[data-cue]")
    expect(picture).not_to_have_class(re.compile("lx-now"))
    picture.click()
    expect(picture).to_have_class(re.compile("lx-now"))
    told = "[...document.querySelector('track').track.cues].find(c => c.text.includes('Góc chụp sản phẩm'))"
    cue = page.evaluate(f"{told}.startTime")
    assert abs(page.evaluate("document.querySelector('audio').currentTime") - cue) < 2


def test_it_stays_at_hand_while_one_reads_on(page: Page) -> None:
    start(page)
    bar = page.locator(".lx-bar")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(bar).to_have_class(re.compile("lx-docked"))
    expect(bar).to_be_in_viewport()
    assert page.evaluate("!document.querySelector('audio').paused")
    page.get_by_role("button", name="Dừng và đóng").click()
    expect(bar).not_to_have_class(re.compile("lx-docked"))
    assert page.evaluate("document.querySelector('audio').paused")


def test_a_step_is_heard_alone_and_ticked_off(page: Page) -> None:
    page.evaluate("document.querySelector('audio').muted = true")
    step = page.locator(".lx-huong-dan > ol > li").nth(1)
    step.get_by_role("button", name="Nghe bước 2").click()
    expect(step.locator(".lx-now")).to_contain_text("Đưa thẻ, đọc số điện thoại")
    page.evaluate("document.querySelector('audio').playbackRate = 4")
    wait_until(page, "document.querySelector('audio').paused")
    end = page.evaluate(CUE.format("Đưa thẻ") + ".endTime")
    assert abs(page.evaluate("document.querySelector('audio').currentTime") - end) < 0.7
    expect(page.get_by_text("Đã làm 0 trên 10 bước.")).to_be_visible()
    step.get_by_label("Làm xong").check()
    expect(page.get_by_text("Đã làm 1 trên 10 bước.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Đã làm 1 trên 10 bước.")).to_be_visible()


def test_the_whole_way_by_keyboard(visit: Visit) -> None:
    """Home, search, an article, play, the next article: by the keyboard alone."""
    page = visit.page
    visit.open("index.html")
    go_by_keyboard(page, "Đến nội dung chính")
    expect(page.get_by_role("main")).to_be_focused()
    visit.open("index.html")
    go_by_keyboard(page, "Tìm")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("troi chuyen ret")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Tìm thấy")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Trời chuyển rét")
    page.evaluate("document.querySelector('audio').muted = true")
    go_by_keyboard(page, "▶ Nghe")
    wait_until(page, PLAYING)
    before = page.evaluate("document.querySelector('audio').currentTime")
    page.keyboard.press("ArrowRight")
    wait_until(page, f"document.querySelector('audio').currentTime > {before} + 9")
    go_by_keyboard(page, "Tiếp theo")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Trời chuyển rét")
    assert not visit.faults


def go_by_keyboard(page: Page, name: str) -> None:
    """Press Tab until what begins with `name` has the focus, in sight, then Enter."""
    for _ in range(120):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """(() => {
                const e = document.activeElement, box = e.getBoundingClientRect();
                return [e.textContent.trim(), box.bottom > 0 && box.top < innerHeight];
            })()"""
        )
        if focused[0].startswith(name):
            assert focused[1], "what has the focus is in sight"
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"Tab never reached {name}")


def test_without_javascript_every_article_reads_and_plays(
    browser: Browser, built: BuildReport, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page = context.new_page()
    for article in built.public.articles[::6]:
        page.goto(f"{address}/{article.page_path}")
        expect(page.get_by_role("heading", level=1)).to_have_text(article.title)
        player = page.locator("audio[controls]")
        expect(player).to_be_visible()
        source = player.get_attribute("src")
        assert source
        answer = page.request.get(f"{address}/{article.kind}/{source}")
        assert answer.ok
        assert answer.headers["content-type"] == "audio/mpeg"
        expect(page.locator("main p").last).to_be_visible()
    context.close()
