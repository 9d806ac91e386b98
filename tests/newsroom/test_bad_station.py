"""Every way `station.yml` can be wrong is told with its line and a remedy."""

from pathlib import Path

import pytest

from newsroom.markdown import Renderer
from tests.newsroom.writing import problems, write


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("bat_dau: 05:30", "bat_dau: 5 giờ", ':22: khung_gio.1.bat_dau: cần giờ dạng HH:MM, đang là "5 giờ"'),
        (
            "thoi_luong_phut: 30",
            "thoi_luong_phut: 900",
            ":22: khung_gio.1.thoi_luong_phut: không được quá 240",
        ),
        ("Asia/Ho_Chi_Minh", "Asia/Hanoi2", ':5: mui_gio: không có múi giờ "Asia/Hanoi2"'),
        (
            "thon: [ben-da, cau-tre]",
            "thon: [ben-daa]",
            ':20: cum_loa: không có thôn "ben-daa" — có phải "ben-da"?',
        ),
        ("ma: cau-tre", "ma: ben-da", ':18: thon: mã "ben-da" dùng hai lần'),
        ("ma: sang", "ma: khan-cap", ':22: khung_gio: mã "khan-cap" dành cho các buổi tin khẩn cấp'),
        ("ma: sang", "ma: khan-cap-0530", ':22: khung_gio: mã "khan-cap-0530" dành cho'),
        ("ma: cau-tre", "ma: Cầu Tre", ":18: thon.2.ma: mã chỉ gồm chữ thường"),
        ("ten: Xã Thử", "tenn: Xã Thử", ':1: tenn: khoá lạ — có phải "ten"?'),
        ("https://thu.example", "thu.example", ':4: site_url: không phải địa chỉ web: "thu.example"'),
        ("  email: thu@thu.example\n", "", ":7: lien_he.email: thiếu"),
        ("thu@thu.example", "thu(a)thu", ':10: lien_he.email: không phải địa chỉ thư điện tử: "thu(a)thu"'),
        (
            "giong_doc: espeak",
            "giong_doc: [piper, expeak]",
            ':23: giong_doc: không có giọng đọc "expeak" — có phải "espeak"?',
        ),
        (
            "giong_doc: espeak",
            "giong_doc: bà tám",
            ':23: giong_doc: không có giọng đọc "bà tám" — dùng một trong: piper',
        ),
        (
            "giong_doc: espeak",
            "khi_giong_loi: thôi",
            ':23: khi_giong_loi: không có giá trị "thôi" — viết một trong: giong-khac',
        ),
    ],
)
def test_bad_station(content: Path, renderer: Renderer, old: str, new: str, expected: str) -> None:
    text = (content / "station.yml").read_text(encoding="utf-8")
    assert old in text
    write(content, "station.yml", text.replace(old, new, 1))
    found = problems(content, renderer)
    assert any(line.startswith("content/station.yml" + expected) for line in found), found


def test_no_station(content: Path, renderer: Renderer) -> None:
    (content / "station.yml").unlink()
    assert problems(content, renderer)[0].startswith("content/station.yml:1: tệp: không tìm thấy")
