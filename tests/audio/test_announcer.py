"""How an item is opened and closed, and what is said again."""

from dataclasses import replace
from datetime import time

import pytest

from audio.announcer import Setting, closing, opening, reminder
from audio.blocks import TABLE_LEFT_OUT, parse_blocks
from audio.script import derive_text_script
from audio.speech import Lexicon, Speaker
from newsroom.kinds import Kind, Priority
from tests.audio.fakes import make_article

SPEAKER = Speaker(Lexicon.load())
STATION = "Đài truyền thanh xã Thử"


@pytest.mark.parametrize(
    ("priority", "at", "opened", "closed"),
    [
        (
            Priority.ROUTINE, None,
            "Đài truyền thanh xã Thử kính chào bà con. Mời bà con nghe thông báo.",
            "Xin cảm ơn bà con đã lắng nghe.",
        ),
        (
            Priority.PRIORITY, time(17, 0),
            "Đài truyền thanh xã Thử kính chào bà con buổi chiều."
            " Sau đây là thông báo quan trọng, mời bà con chú ý lắng nghe.",
            "Bà con nghe được xin nhắn lại cho người nhà và hàng xóm. Xin cảm ơn bà con.",
        ),
        (
            Priority.EMERGENCY, time(5, 30),
            "Đài truyền thanh xã Thử phát tin khẩn cấp. Mời bà con dừng tay, chú ý lắng nghe.",
            "Bà con nghe được xin báo ngay cho hàng xóm, người già và người sống một mình.",
        ),
    ],
)  # fmt: skip
def test_opening_and_closing(priority: Priority, at: time | None, opened: str, closed: str) -> None:
    article = replace(make_article(Kind.NOTICE, "Họp"), priority=priority)
    assert opening(article, STATION, at, Setting.ALONE).text == opened
    assert [block.text for block in closing(article, Setting.ALONE)] == [closed]


@pytest.mark.parametrize(
    ("hour", "part"),
    [(5, "sáng"), (10, "sáng"), (11, "trưa"), (13, "chiều"), (17, "chiều"), (18, "tối"), (2, "tối")],
)
def test_parts_of_the_day(hour: int, part: str) -> None:
    text = opening(make_article(Kind.NEWS, "Tin"), STATION, time(hour), Setting.ALONE).text
    assert f"bà con buổi {part}." in text


BODY = parse_blocks(
    "<p>Xã họp. Họp lúc 7h30 ngày 3/4 tại đình.</p>"
    "<ul><li>Mang theo: sổ hộ khẩu.</li><li>Trà nước có sẵn.</li></ul>"
    "<table><tr><td>Hỏi</td><td>gọi 113</td></tr></table>"
    "<p>Hỏi thì gọi 0200 3860 022. Cháy thì gọi 114. Ốm thì gọi 115.</p>",
    steps=False,
)


def again(kind: Kind, summary: str = "", priority: Priority = Priority.ROUTINE) -> list[str]:
    article = replace(make_article(kind, "Họp"), summary=summary, priority=priority)
    return [block.text for block in reminder(article, (("Dành cho", "Thôn Đông"),), BODY, SPEAKER)]


def test_a_notice_says_again_when_where_what_to_bring_and_whom_to_call() -> None:
    assert again(Kind.NOTICE) == [
        "Xin nhắc lại.",
        "Họp lúc 7h30 ngày 3/4 tại đình.",
        "Dành cho: Thôn Đông",
        "Mang theo: sổ hộ khẩu.",
        "Hỏi thì gọi 0200 3860 022.",
        "Cháy thì gọi 114.",
    ]


def test_a_summary_is_said_again_and_its_numbers_are_not_repeated() -> None:
    assert again(Kind.NOTICE, "Họp sáng mai, hỏi số 0200 3860 022.") == [
        "Xin nhắc lại.",
        "Họp sáng mai, hỏi số 0200 3860 022.",
        "Dành cho: Thôn Đông",
        "Mang theo: sổ hộ khẩu.",
        "Cháy thì gọi 114.",
        "Ốm thì gọi 115.",
    ]


def test_news_say_nothing_again_unless_it_is_an_emergency() -> None:
    assert again(Kind.NEWS, "Tóm.") == []
    assert again(Kind.NEWS, "Tóm.", Priority.EMERGENCY)[:2] == ["Xin nhắc lại.", "Tóm."]


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("Xem tại https://a.vn/tin/1.", "Xem tại địa chỉ ghi trên trang thông tin của xã."),
        ("Chi tiết: https://a.vn/tin/1", "Chi tiết: xem trên trang thông tin của xã."),
        ("Vào trang https://a.b.c.gov.vn nhé", "Vào trang ghi trên trang thông tin của xã nhé."),
        ("Vào https://dichvucong.gov.vn/", "Vào dịch vụ công chấm gốp chấm vê nờ."),
        ('Xem <a href="https://a.vn/tin/1">lịch họp</a>', "Xem lịch họp."),
    ],
)
def test_addresses_on_the_net(html: str, said: str) -> None:
    assert [line.text for line in derive_text_script(html, SPEAKER).lines] == [said]


def test_a_table_too_big_to_follow_is_left_out_with_a_word_about_it() -> None:
    row = "<tr><td>a</td><td>b</td></tr>"
    assert len(parse_blocks(f"<table>{row * 11}</table>", steps=False)) == 11
    for table in (row * 12, f"<tr>{'<td>a</td>' * 6}</tr>"):
        assert [b.text for b in parse_blocks(f"<table>{table}</table>", steps=False)] == [TABLE_LEFT_OUT]
