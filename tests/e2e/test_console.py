"""The operator's console from a stick: opened by double-click, driven by buttons, keys and the clock."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from audio.broadcast.bulletin import Bulletin, Item, Part
from audio.broadcast.drive import FolderDrive
from audio.broadcast.naming import part_names
from audio.broadcast.rundown_csv import clock
from audio.broadcast.tape import put_on_tape
from audio.broadcast.usb import write_set
from audio.broadcast.wording import PART_LABELS
from audio.studio.frames import FRAME_S, silence
from newsroom.kinds import Priority
from site_builder.operator.rundown import Row, Rundown, length_of
from site_builder.operator.session_folder import write_session
from site_builder.operator.usb_set import usb_files
from tests.audio.broadcast.planned import CLUSTERS, DAY, SLOT, ZONE, planned, small_station

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext

MORNING = (
    (Item(Part.SIGNATURE, "Nhạc hiệu", 0, 0), 2),
    (Item(Part.ARTICLE, "Tiêm chủng <b>trẻ em</b>", 0, 0, slug="tiem", priority=Priority.PRIORITY), 60),
    (Item(Part.RELAY, "Tiếp sóng đài tỉnh", 0, 0), 30),
    (Item(Part.CLOSING, "Lời kết", 0, 0), 5),
)
LOCAL = ("file:", "data:", "blob:")
EVENING = ((Item(Part.ARTICLE, "=Họp thôn", 0, 0, slug="hop"), 20),)


def rundown(bulletin: Bulletin, id_: str) -> Rundown:
    rows = tuple(
        Row(
            number=n,
            item=item,
            clock=clock(bulletin.starts, item.start_ms),
            length=length_of(item.duration_ms),
            label=PART_LABELS[item.part],
            priority=item.priority.label if item.priority is Priority.PRIORITY else "",
            repeat="",
            file=name,
            text=(f"Lời của mục {n}.", "</script> & hết.") if item.part is Part.ARTICLE else (),
            hint="" if item.part is Part.ARTICLE else "Không có lời.",
        )
        for n, (item, name) in enumerate(
            zip(bulletin.items, part_names(bulletin.items), strict=True), start=1
        )
    )
    title = f"{bulletin.slot.name}, thứ Ba 24/11/2026"
    clusters = tuple(cluster.name for cluster in CLUSTERS)
    return Rundown(
        id_, title, "Đài xã Thử", clusters, bulletin.starts, bulletin.duration_ms, rows, left_out=()
    )


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a real set with two sessions of silence."""
    folder = tmp_path_factory.mktemp("ban-tin")
    evening = replace(SLOT, id="chieu", name="Buổi chiều", starts=time(17))
    made = []
    for slot, parts in ((SLOT, MORNING), (evening, EVENING)):
        plan = replace(
            planned(*(item for item, _ in parts)),
            slot=slot,
            starts=datetime.combine(DAY, slot.starts, ZONE),
        )
        tape = put_on_tape(plan, CLUSTERS, [silence(int(s / FRAME_S)) for _, s in parts])
        made.append(write_session(tape, rundown(tape.bulletin, tape.id), folder))
    root = tmp_path_factory.mktemp("stick")
    files = usb_files(made, CLUSTERS, small_station(), folder)
    write_set(FolderDrive(root), files, lambda done, total: None)
    return root


@pytest.fixture(params=[(1024, 768), (1280, 900)], ids=["old-monitor", "wide"])
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    width, height = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"
    )
    yield context
    context.close()


@pytest.fixture
def open_at(context: BrowserContext, stick: Path) -> Iterator[Callable[[str], Page]]:
    """Open the console from file:// at a time of the day; nothing may go wrong on any page."""
    faults: list[str] = []

    def open_page(at: str) -> Page:
        page = context.new_page()
        page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "request",
            lambda r: None if r.url.startswith(("file:", "data:", "blob:")) else faults.append(r.url),
        )
        page.on("dialog", lambda dialog: dialog.accept())
        now = datetime.fromisoformat(f"2026-11-24T{at}+07:00")
        page.clock.install(time=now - timedelta(seconds=1))
        page.clock.pause_at(now)
        page.goto((stick / "BANG_PHAT.html").as_uri())
        return page

    yield open_page
    assert faults == []


def forward(page: Page, by: str) -> None:
    page.clock.fast_forward(by)
    page.clock.run_for(600)


def is_playing(page: Page) -> bool:
    return bool(page.evaluate("(a => !a.paused && !a.muted && !a.src.startsWith('data:'))(audio)"))


def wait_until_heard(page: Page, after_s: float = 0) -> None:
    page.wait_for_function(f"audio.currentTime > {after_s} && !audio.paused && !audio.seeking")
    page.clock.run_for(600)


def exported(page: Page, press: Callable[[], None]) -> list[dict[str, str]]:
    with page.expect_download() as download:
        press()
    assert download.value.suggested_filename == "nhat-ky-phat-2026-11-24.csv"
    text = Path(download.value.path()).read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))


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
