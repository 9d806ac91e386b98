# ruff: noqa: E501 - a case of the table below reads best on one line
"""Every way an article can be wrong is told with its line and a remedy, all at once."""

from pathlib import Path

import pytest

from newsroom.markdown import Renderer
from tests.newsroom.writing import article, problems, write

BAD: dict[str, tuple[str | bytes, str]] = {
    "no front matter": ("Chỉ có chữ.\n", "1: tệp: thiếu phần đầu bài"),
    "front matter left open": ("---\ntieu_de: A\nngay: 2026-01-01\n", "1: tệp: phần đầu bài chưa đóng"),
    "broken YAML": (article("tieu_de: A: B\nngay: 2026-01-01\n"), "2: tệp: không đọc được YAML (dấu hai chấm thừa"),
    "tab": (article("tieu_de: A\nngay: 2026-01-01\nnguon:\n\tten: B\n"), "5: tệp: không đọc được YAML (dùng phím Tab"),
    "unclosed quote": (article('tieu_de: "A\nngay: 2026-01-01\n'), "tệp: không đọc được YAML (thiếu dấu đóng"),
    "a list": (article("- a\n- b\n"), '2: tệp: phải gồm các dòng dạng "khoá: giá trị"'),
    "key twice": (article("tieu_de: A\ntieu_de: B\nngay: 2026-01-01\n"), '3: tệp: khoá "tieu_de" viết hai lần'),
    "key and its alias": (article("tieu_de: A\ntitle: B\nngay: 2026-01-01\n"), '3: tệp: "title" và "tieu_de" là một'),
    "alias node": (article("tieu_de: &a A\ntom_tat: *a\nngay: 2026-01-01\n"), "2: tệp: giá trị bắt đầu bằng dấu &"),
    "unknown key": (article("tieu_de: A\nngay: 2026-01-01\nchuyenmuc: x\n"), '4: chuyenmuc: khoá lạ — có phải "chuyen_muc"?'),
    "strange key": (article("tieu_de: A\nngay: 2026-01-01\nzzz: x\n"), "4: zzz: khoá lạ — xoá dòng này; các khoá dùng được: tieu_de"),
    "unknown key inside": (
        article("tieu_de: A\nngay: 2026-01-01\nnguon: {tên: B}\n"),
        '4: nguon.tên: khoá lạ — có phải "ten"?',
    ),
    "missing title": (article("ngay: 2026-01-01\n"), '2: tieu_de: thiếu — thêm dòng "tieu_de: …"'),
    "blank title": (article("tieu_de:\nngay: 2026-01-01\n"), "tieu_de: thiếu"),
    "missing date": (article("tieu_de: A\n"), "2: ngay: thiếu"),
    "date day first": (article("tieu_de: A\nngay: 5/3/2026\n"), '3: ngay: cần dạng YYYY-MM-DD hoặc YYYY-MM-DD HH:MM, đang là "5/3/2026" — viết 2026-03-05'),
    "date without year": (article('tieu_de: A\nngay: "5/3"\n'), '3: ngay: cần dạng YYYY-MM-DD hoặc YYYY-MM-DD HH:MM, đang là "5/3" — viết như'),
    "date that is not": (article("tieu_de: A\nngay: 2026-02-30\n"), '3: ngay: không có ngày "2026-02-30"'),
    "hour that is not": (article("tieu_de: A\nngay: 2026-02-03 25:00\n"), '3: ngay: không có ngày giờ "2026-02-03 25:00"'),
    "expiry before date": (article("tieu_de: A\nngay: 2026-02-03\nhet_han: 2026-02-01\n"), '4: het_han: sớm hơn "ngay"'),
    "update before date": (article("tieu_de: A\nngay: 2026-02-03\ncap_nhat: 2026-02-01\n"), '4: cap_nhat: sớm hơn "ngay"'),
    "unknown village": (article("tieu_de: A\nngay: 2026-02-03\nthon: [Thôn Bến Đá]\n"), '4: thon: không có thôn "Thôn Bến Đá" trong station.yml — có phải "ben-da"?'),
    "unknown topic": (article("tieu_de: A\nngay: 2026-02-03\nchuyen_muc: [xyz]\n"), 'chuyen_muc: không có chuyên mục "xyz" trong station.yml — dùng một trong: an-toan-so'),
    "unknown audience": (article("tieu_de: A\nngay: 2026-02-03\ndoi_tuong: [nguoi-cao-tuoii]\n"), 'doi_tuong: không có đối tượng "nguoi-cao-tuoii" trong station.yml — có phải "nguoi-cao-tuoi"?'),
    "unknown priority": (article("tieu_de: A\nngay: 2026-02-03\nmuc_do: gap\n"), '4: muc_do: không có giá trị "gap" — viết một trong: thuong, uu-tien, khan-cap'),
    "draft perhaps": (article("tieu_de: A\nngay: 2026-02-03\nnhap: có lẽ\n"), '4: nhap: cần true hoặc false, đang là "có lẽ"'),
    "source address": (article("tieu_de: A\nngay: 2026-02-03\nnguon: {ten: A, url: 'javascript:x'}\n"), 'nguon.url: không phải địa chỉ web: "javascript:x"'),
    "a title within a word processor's quotes": (article("tieu_de: “Họp thôn”\nngay: 2026-02-03\n"), "2: tieu_de: nằm trọn trong dấu “ ”"),
    "angle brackets in the title": (article("tieu_de: A <b>\nngay: 2026-02-03\n"), "2: tieu_de: có dấu < hoặc >"),
    "empty body": (article("tieu_de: A\nngay: 2026-01-01\n", "\n \n"), "5: nội dung: bài chưa có nội dung"),
    "script": (article("tieu_de: A\nngay: 2026-01-01\n", "Chào.\n\n<script>x()</script>\n"), "7: nội dung: không được dùng thẻ <script>"),
    "iframe": (article("tieu_de: A\nngay: 2026-01-01\n", "Chào <iframe src='x'></iframe>\n"), "5: nội dung: không được dùng thẻ <iframe>"),
    "handler": (article("tieu_de: A\nngay: 2026-01-01\n", "Chào <b onclick='x()'>bạn</b>\n"), '5: nội dung: thẻ <b> có "onclick"'),
    "script link": (article("tieu_de: A\nngay: 2026-01-01\n", "[Bấm](javascript:x)\n"), '5: liên kết: liên kết "javascript:" có thể chạy mã'),
    "top heading": (article("tieu_de: A\nngay: 2026-01-01\n", "Chào.\n\n# Lớn\n"), '7: nội dung: có tiêu đề lớn "#"'),
    "picture without words": (article("tieu_de: A\nngay: 2026-01-01\n", "![](../media/a.png)\n"), "5: ảnh: ảnh chưa có lời mô tả"),
    "dead link": (article("tieu_de: A\nngay: 2026-01-01\n", "Xem\n[bài](khong-co.md).\n"), '6: liên kết: không có tệp "khong-co.md"'),
    "a way out": (article("tieu_de: A\nngay: 2026-01-01\n", "![ảnh](../../mat.png)\n"), '5: ảnh: "../../mat.png" ra ngoài thư mục content'),
    "absolute path": (article("tieu_de: A\nngay: 2026-01-01\n", "[tệp](/etc/passwd)\n"), '5: liên kết: "/etc/passwd" ra ngoài thư mục content'),
    "broken address": (article("tieu_de: A\nngay: 2026-01-01\n", "[x](http://[)\n"), '5: liên kết: địa chỉ "http://[" viết sai'),
    "link at the end": (article("tieu_de: A\nngay: 2026-01-01\n", "[x][1]\n\n[1]: ../thong-bao/moi-hop.md\n"), '7: liên kết: liên kết tới bài "../thong-bao/moi-hop.md" viết kiểu lạ'),
    "a reading that is not there": (article("tieu_de: A\nngay: 2026-01-01\nban_doc: ../media/a.m4a\n"), '4: ban_doc: không có tệp "media/a.m4a"'),
    "a reading of another kind": (article("tieu_de: A\nngay: 2026-01-01\nban_doc: ../station.yml\n"), '4: ban_doc: "station.yml" không phải tệp WAV, MP3 hay M4A'),
    "a reading from outside": (article("tieu_de: A\nngay: 2026-01-01\nban_doc: ../../a.wav\n"), '4: ban_doc: "../a.wav" ra ngoài thư mục content'),
    "a reading from elsewhere": (article("tieu_de: A\nngay: 2026-01-01\nban_doc: C:\\a.wav\n"), '4: ban_doc: "tin-tuc/C:/a.wav" ra ngoài thư mục content'),
    "not UTF-8": ("---\ntieu_de: Thử\n".encode() + "---\nHọp thôn".encode("cp1258", "replace") + b"\xe2", "4: tệp: không phải bảng mã UTF-8"),
    "5 MB": (article("tieu_de: A\nngay: 2026-01-01\n", "chữ " * 1_300_000), "1: tệp: tệp nặng 7,8 MB, quá 0,5 MB"),
    "control character": (article("tieu_de: A\nngay: 2026-01-01\n", "a\n\x00b\n"), "6: tệp: có ký tự điều khiển U+0000"),
    "nested without end": (article("tieu_de: " + "[" * 20_000 + "\n"), "tệp: không đọc được YAML"),
    "title cut at #": (article("tieu_de: Họp thôn #1 tháng 12\nngay: 2026-01-01\n"), '2: tệp: "tieu_de" bị cắt từ dấu #'),
    "title with a tag": (article("tieu_de: ! họp\nngay: 2026-01-01\n"), "2: tệp: giá trị bắt đầu bằng dấu !"),
    "title with a star": (article("tieu_de: *họp\nngay: 2026-01-01\n"), "giá trị bắt đầu bằng dấu *"),
    "title with an at": (article("tieu_de: @họp\nngay: 2026-01-01\n"), "2: tệp: không đọc được YAML (giá trị bắt đầu bằng ký tự đặc biệt)"),
    "forgotten colon": (article("tieu_de: A\nthon\nngay: 2026-01-01\n"), "3: tệp: không đọc được YAML"),
    "no space after the colon": (article("tieu_de: A\nngay: 2026-01-01\nthon:ben-da\n"), "4: tệp: không đọc được YAML (thiếu dấu hai chấm sau khoá"),
    "date in single digits": (article("tieu_de: A\nngay: 2026-1-5\n"), "viết 2026-01-05"),
    "a year long past": (article("tieu_de: A\nngay: 1899-01-05\n"), "3: ngay: năm 1899 quá xa"),
    "comment": (article("tieu_de: A\nngay: 2026-01-01\n", "Chữ <!-- nhớ hỏi anh Ba -->.\n"), "5: nội dung: có ghi chú <!-- -->"),
    "script behind noscript": (article("tieu_de: A\nngay: 2026-01-01\n", '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></p></noscript>\n'), "5: nội dung: không được dùng thẻ <noscript>"),
    "script link in disguise": (article("tieu_de: A\nngay: 2026-01-01\n", '<a href="java&#9;script:alert(1)">x</a>\n'), '5: liên kết: liên kết "javascript:" có thể chạy mã'),
    "textarea": (article("tieu_de: A\nngay: 2026-01-01\n", "Chữ <textarea> nuốt hết.\n"), "5: nội dung: không được dùng thẻ <textarea>"),
    "style": (article("tieu_de: A\nngay: 2026-01-01\n", '<div style="position:fixed">x</div>\n'), '5: nội dung: thẻ <div> có "style"'),
    "angle brackets for words": (article("tieu_de: A\nngay: 2026-01-01\n", "Ông <Chủ tịch> ký.\n"), "5: nội dung: không được dùng thẻ <ch"),
    "file of this machine": (article("tieu_de: A\nngay: 2026-01-01\n", "[mẫu](C:/Users/Xa/mau.docx)\n"), '5: liên kết: "C:/Users/Xa/mau.docx" chỉ có trên máy này'),
    "pasted picture": (article("tieu_de: A\nngay: 2026-01-01\n", "![ảnh](data:image/png;base64,AAAA)\n"), "5: ảnh: ảnh dán thẳng vào bài"),
    "empty link": (article("tieu_de: A\nngay: 2026-01-01\n", "[đây]()\n"), "5: liên kết: liên kết trống"),
    "missing heading": (article("tieu_de: A\nngay: 2026-01-01\n", "[đây](#khong-co)\n"), '5: liên kết: không có đề mục "#khong-co"'),
    "raw link to an article": (article("tieu_de: A\nngay: 2026-01-01\n", '<a href="../thong-bao/moi-hop.md">x</a>\n'), "5: liên kết: liên kết tới bài"),
    "list glued to text": (article("tieu_de: A\nngay: 2026-01-01\n", "Cần:\n- một\n- hai\n"), "6: nội dung: danh sách dính liền đoạn trên"),
    "bullets of Word": (article("tieu_de: A\nngay: 2026-01-01\n", "Cần:\n\n• một\n"), "7: nội dung: dấu đầu dòng kiểu Word"),
    "numbers of Word": (article("tieu_de: A\nngay: 2026-01-01\n", "Cần:\n\n1) một\n"), "7: nội dung: dấu đầu dòng kiểu Word"),
    "shallow sublist": (article("tieu_de: A\nngay: 2026-01-01\n", "1. một\n  - con\n"), "6: nội dung: mục con thụt vào chưa đủ"),
    "first-line indent": (article("tieu_de: A\nngay: 2026-01-01\n", "Chào.\n\n    Kính gửi bà con.\n"), "7: nội dung: dòng thụt vào bốn dấu cách"),
    "two articles in one": (article("tieu_de: A\nngay: 2026-01-01\n", "Một.\n\n---\ntieu_de: B\nngay: 2026-01-02\n---\nHai.\n"), "8: nội dung: có phần đầu của một bài khác"),
    "loose link": (article("tieu_de: A\nngay: 2026-01-01\n", "Bấm [vào đây] (https://a.vn).\n"), "5: nội dung: liên kết"),
    "box without quotes": (article("tieu_de: A\nngay: 2026-01-01\n", "!!! warning Chú ý\n    Chữ.\n"), '5: nội dung: khung "!!! warning Chú ý" viết sai'),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_article(content: Path, renderer: Renderer, name: str) -> None:
    text, expected = BAD[name]
    write(content, "tin-tuc/bai.md", text)
    found = problems(content, renderer)
    assert any(line.startswith("content/tin-tuc/bai.md:") and expected in line for line in found), found
    assert all(" — " in line for line in found), "every problem has a remedy"


def test_duplicates_name_every_file(content: Path, renderer: Renderer) -> None:
    for path in ("tin-tuc/trung.md", "su-kien/Trùng.md", "hoi-dap/trung.md"):
        extra = "bat_dau: 2026-01-05 08:00\ndia_diem: X\n" if path.startswith("su-kien") else ""
        write(content, path, article(f"tieu_de: Bài {path}\nngay: 2026-01-01\n{extra}"))
    write(content, "thong-bao/moi-hop-2.md", article("tieu_de: mời HỌP thôn\nngay: 2026-01-01\n"))
    text = "\n".join(problems(content, renderer))
    assert (
        'content/tin-tuc/trung.md:1: tệp: trùng tên "trung" với content/hoi-dap/trung.md, content/su-kien/Trùng.md'
        in text
    )
    assert "content/thong-bao/moi-hop.md:1: tieu_de: trùng tiêu đề với content/thong-bao/moi-hop-2.md" in text


def test_all_problems_of_all_files_at_once(content: Path, renderer: Renderer) -> None:
    write(content, "tin-tuc/a.md", article("ngay: 1/2\nthon: [x]\n", "<script></script>"))
    write(content, "tin-tuc/b.md", "trống")
    write(content, "station.yml", (content / "station.yml").read_bytes().replace(b"05:30", b"5 gi"))
    found = problems(content, renderer)
    assert found == sorted(found, key=lambda line: (line.split(":")[0], int(line.split(":")[1])))
    assert {line.split(":")[0] for line in found} == {
        "content/station.yml",
        "content/tin-tuc/a.md",
        "content/tin-tuc/b.md",
    }


def test_the_text_is_checked_though_the_front_matter_is_faulty(content: Path, renderer: Renderer) -> None:
    write(
        content,
        "thong-bao/a.md",
        article(
            "tieu_de: A\nngay: 30/2/2026\n",
            "Xem <font>ở đây</font>.\n\n![Sơ đồ](mat.png)\n\n[Viết nội dung]\n",
        ),
    )
    write(content, "ghi-chu/b.md", article("tieu_de: B\n", "![Sơ đồ](mat.png)\n"))
    assert [problem.split(" — ")[0] for problem in problems(content, renderer)] == [
        'content/ghi-chu/b.md:1: tệp: bài nằm ngoài các thư mục bài viết ("ghi-chu")',
        'content/thong-bao/a.md:3: ngay: cần dạng YYYY-MM-DD hoặc YYYY-MM-DD HH:MM, đang là "30/2/2026"',
        "content/thong-bao/a.md:5: nội dung: không được dùng thẻ <font>",
        'content/thong-bao/a.md:7: ảnh: không có tệp "mat.png"',
        "content/thong-bao/a.md:9: nội dung: còn chỗ chưa viết: [Viết nội dung]",
    ]
