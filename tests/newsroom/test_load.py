# ruff: noqa: E501 - a case of the tables below reads best on one line
"""Reading `content/`: what is accepted, and that every problem is told with place and remedy."""

import unicodedata
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newsroom.article import AirText, CampaignDetails, DocumentDetails, EventDetails
from newsroom.errors import ContentErrors
from newsroom.kinds import Kind, Priority
from newsroom.load import load_content
from newsroom.markdown import Renderer
from newsroom.voicing import OnVoiceFailure

VN = ZoneInfo("Asia/Ho_Chi_Minh")


def write(content: Path, path: str, text: str | bytes) -> None:
    file = content / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)


def article(head: str, body: str = "Nội dung.\n") -> str:
    return f"---\n{head}---\n{body}"


def problems(content: Path, renderer: Renderer) -> list[str]:
    with pytest.raises(ContentErrors) as caught:
        load_content(content, renderer)
    return [str(problem) for problem in caught.value.problems]


def test_a_plain_commune(content: Path, renderer: Renderer) -> None:
    loaded = load_content(content, renderer)
    (notice,) = loaded.library.articles
    assert (notice.slug, notice.kind, notice.title) == ("moi-hop", Kind.NOTICE, "Mời họp thôn")
    assert notice.body == "Mời bà con đến họp.\n"
    assert notice.body_line == 5
    assert notice.published == notice.updated == datetime(2026, 11, 20, tzinfo=VN)
    assert notice.priority is Priority.ROUTINE
    assert (notice.expires, notice.source, notice.details) == (None, None, None)
    assert loaded.station.slots[0].starts == time(5, 30)
    assert loaded.station.contact.phone == "0200 3860 022"
    assert loaded.station.site_url == "https://thu.example/"
    assert loaded.station.voices == ("espeak",)


def test_every_key(content: Path, renderer: Renderer) -> None:
    write(
        content,
        "su-kien/ngay-hoi.md",
        article(
            "tieu_de: Ngày hội\ntom_tat: Vui.\nngay: 2026-11-01 07:30\ncap_nhat: 2026-11-02\nhet_han: 2026-11-30\n"
            "chuyen_muc: an-toan-so\ndoi_tuong: [nguoi-cao-tuoi]\nthon: ben-da, cau-tre\nmuc_do: khan-cap\n"
            "nguon: {ten: UBND xã, url: https://thu.example/a}\ntac_gia: Ban biên tập\nnhap: true\n"
            "bat_dau: 2026-11-28 7:30\nket_thuc: 2026-11-28 10:00\ndia_diem: Nhà văn hóa\nmang_theo: Căn cước\n"
        ),
    )
    event = next(a for a in load_content(content, renderer).library.articles if a.kind is Kind.EVENT)
    assert event.published == datetime(2026, 11, 1, 7, 30, tzinfo=VN)
    assert event.expires == datetime(2026, 12, 1, tzinfo=VN), "the last day counts whole"
    assert event.villages == ("ben-da", "cau-tre")
    assert event.priority is Priority.EMERGENCY
    assert event.draft
    assert event.details == EventDetails(
        datetime(2026, 11, 28, 7, 30, tzinfo=VN),
        datetime(2026, 11, 28, 10, tzinfo=VN),
        "Nhà văn hóa",
        "Căn cước",
    )


def test_details_of_documents_and_campaigns(content: Path, renderer: Renderer) -> None:
    write(
        content,
        "van-ban/a.md",
        article(
            "tieu_de: A\nngay: 2026-01-01\nso_hieu: 42/2022/NĐ-CP\nngay_ban_hanh: 2022-06-24\nco_quan: Chính phủ\n"
        ),
    )
    write(
        content,
        "chien-dich/b.md",
        article("tieu_de: B\nngay: 2026-01-01\ntu_ngay: 2026-11-10\nden_ngay: 2026-12-24\n"),
    )
    details = {a.slug: a.details for a in load_content(content, renderer).library.articles}
    assert isinstance(details["a"], DocumentDetails)
    assert isinstance(details["b"], CampaignDetails)
    assert details["b"].days == 45


def test_a_text_for_the_loudspeaker_and_what_is_wrong_with_it(content: Path, renderer: Renderer) -> None:
    head = "tieu_de: Họp\nngay: 2026-11-20\nloi_loa: |\n  Mời bà con.\n\n  Họp KTX{{đọc: {}\nnhap: false\n"
    write(content, "thong-bao/moi-hop.md", article(head.format("ký túc xá}.")))
    (notice,) = load_content(content, renderer).library.articles
    assert notice.air == AirText("Mời bà con.\n\nHọp KTX{đọc: ký túc xá}.", 5)
    write(content, "thong-bao/moi-hop.md", article(head.format("ký túc xá")))
    with pytest.raises(ContentErrors, match=r"moi-hop\.md:7: loi_loa: \{đọc: …\} chưa đóng"):
        load_content(content, renderer)


def test_a_list_may_stand_right_below_a_mark_for_the_air(content: Path, renderer: Renderer) -> None:
    body = "{không đọc}\n- Một\n- Hai\n{hết}\n1. Ba\n"
    write(content, "thong-bao/moi-hop.md", article("tieu_de: Họp\nngay: 2026-11-20\n", body))
    assert load_content(content, renderer).library.articles


def test_marks_for_the_air_belong_in_the_text(content: Path, renderer: Renderer) -> None:
    write(content, "thong-bao/moi-hop.md", article("tieu_de: 'Họp KTX{đọc: ký túc xá}'\nngay: 2026-11-20\n"))
    with pytest.raises(ContentErrors, match=r"moi-hop\.md:2: tieu_de: có dấu \{đọc: …\}"):
        load_content(content, renderer)


def test_aliases_of_the_ecosystem(content: Path, renderer: Renderer) -> None:
    write(
        content,
        "tin-tuc/old.md",
        article(
            "title: Cũ\ndate: 2026-01-02\ndescription: Tóm\ntags: [an-toan-so]\nauthors: [An, Bình]\ndraft: false\n"
        ),
    )
    old = next(a for a in load_content(content, renderer).library.articles if a.slug == "old")
    assert (old.title, old.summary, old.topics, old.author) == ("Cũ", "Tóm", ("an-toan-so",), "An, Bình")


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda text: b"\xef\xbb\xbf" + text.encode(), id="BOM"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(lambda text: unicodedata.normalize("NFD", text).encode(), id="NFD"),
        pytest.param(lambda text: ("\n\n" + text).encode(), id="blank lines first"),
    ],
)
def test_what_windows_editors_do_to_files(content: Path, renderer: Renderer, damage) -> None:  # type: ignore[no-untyped-def]
    clean = load_content(content, renderer).library.articles[0]
    file = content / "thong-bao" / "moi-hop.md"
    file.write_bytes(damage(file.read_text(encoding="utf-8")))
    damaged = load_content(content, renderer).library.articles[0]
    assert (damaged.title, damaged.body) == (clean.title, clean.body)


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


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a.wav", b"RIFF....WAVE"),
        ("b.MP3", b"ID3"),
        ("c.mp3", b"\xff\xfb\x90"),
        ("d.m4a", b"\0\0\0\x20ftypM4A "),
    ],
)
def test_a_reading_is_found_and_known_by_its_content(
    content: Path, renderer: Renderer, name: str, head: bytes
) -> None:
    write(content, f"media/bản đọc/{name}", head)
    write(
        content,
        "tin-tuc/bai.md",
        article(f"tieu_de: A\nngay: 2026-01-01\nban_doc: ..\\media\\bản đọc\\{name}\n"),
    )
    loaded = {a.slug: a for a in load_content(content, renderer).library.articles}
    assert loaded["bai"].reading == f"media/bản đọc/{name}"
    assert loaded["moi-hop"].reading is None
    write(content, f"media/bản đọc/{name}", b"MZ")
    assert f"không phải âm thanh {name[-3:].upper()}" in problems(content, renderer)[0]


def test_a_station_that_names_no_voice_has_the_usual_order(content: Path, renderer: Renderer) -> None:
    text = (content / "station.yml").read_text(encoding="utf-8")
    write(content, "station.yml", text.replace("giong_doc: espeak\n", "khi_giong_loi: cho-lan-sau\n"))
    station = load_content(content, renderer).station
    assert station.voices == ("piper", "gtts", "espeak")
    assert station.on_voice_failure is OnVoiceFailure.NEXT_RUN


def test_kind_specific_keys(content: Path, renderer: Renderer) -> None:
    write(content, "su-kien/a.md", article("tieu_de: A\nngay: 2026-01-01\nbat_dau: 2026-01-05\n"))
    write(
        content,
        "su-kien/b.md",
        article(
            "tieu_de: B\nngay: 2026-01-01\nbat_dau: 2026-01-05 08:00\nket_thuc: 2026-01-05 07:00\ndia_diem: X\n"
        ),
    )
    write(
        content,
        "chien-dich/c.md",
        article("tieu_de: C\nngay: 2026-01-01\ntu_ngay: 2026-02-01\nden_ngay: 2026-01-01\n"),
    )
    write(content, "van-ban/d.md", article("tieu_de: D\nngay: 2026-01-01\n"))
    write(content, "tin-tuc/e.md", article("tieu_de: E\nngay: 2026-01-01\ndia_diem: X\n"))
    text = "\n".join(problems(content, renderer))
    for expected in (
        'content/su-kien/a.md:4: bat_dau: thiếu giờ, đang là "2026-01-05" — viết như 2026-01-05 07:30',
        "content/su-kien/a.md:2: dia_diem: thiếu",
        'content/su-kien/b.md:5: ket_thuc: không sau "bat_dau"',
        'content/chien-dich/c.md:5: den_ngay: sớm hơn "tu_ngay"',
        "content/van-ban/d.md:2: so_hieu: thiếu",
        "content/tin-tuc/e.md:4: dia_diem: khoá lạ",
    ):
        assert expected in text


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


def test_articles_outside_the_kinds(content: Path, renderer: Renderer) -> None:
    write(content, "ghi-chu/a.md", article("tieu_de: A\nngay: 2026-01-01\n"))
    write(content, "b.md", article("tieu_de: B\nngay: 2026-01-01\n"))
    found = problems(content, renderer)
    assert len(found) == 2
    assert all("bài nằm ngoài các thư mục bài viết" in line for line in found)


def test_link_out_of_content(content: Path, renderer: Renderer, tmp_path: Path) -> None:
    write(tmp_path, "mat.md", article("tieu_de: Mật\nngay: 2026-01-01\n"))
    write(tmp_path, "mat.png", b"x")
    (content / "tin-tuc").mkdir()
    (content / "tin-tuc" / "a.md").symlink_to(tmp_path / "mat.md")
    (content / "anh.png").symlink_to(tmp_path / "mat.png")
    write(content, "tin-tuc/b.md", article("tieu_de: B\nngay: 2026-01-01\n", "![ảnh](../anh.png)\n"))
    found = problems(content, renderer)
    assert "là lối tắt ra ngoài thư mục content" in found[0]
    assert 'không có tệp "../anh.png"' in found[1]


def test_temporary_files_are_not_articles(content: Path, renderer: Renderer) -> None:
    write(content, "tin-tuc/~$a.md", b"\xff")
    write(content, "tin-tuc/.a.md", b"\xff")
    assert len(load_content(content, renderer).library.articles) == 1


def test_what_looks_like_an_article_is_not_passed_over_in_silence(content: Path, renderer: Renderer) -> None:
    write(content, "tin-tuc/bài.md.txt", article("tieu_de: A\nngay: 2026-01-01\n"))
    write(content, "tin-tuc/.trash/a.md", "bỏ")
    write(content, "tin-tuc/index.md", article("tieu_de: B\nngay: 2026-01-01\n"))
    first, second = problems(content, renderer)
    assert first.startswith('content/tin-tuc/bài.md.txt:1: tệp: đuôi ".txt" không phải bài viết')
    assert second.startswith('content/tin-tuc/index.md:2: tieu_de: không đặt tên tệp là "index"')


def test_a_template_is_published_only_when_it_is_filled_in(content: Path, renderer: Renderer) -> None:
    head = 'tieu_de: A\nngay: 2026-01-01\nbat_dau: 2026-01-05 08:00\ndia_diem: "[Ghi nơi tổ chức]"\n'
    body = "[Viết sự kiện dành cho ai.] [Ghi âm](../thong-bao/moi-hop.md)\n"
    write(content, "su-kien/a.md", article(head + "nhap: true\n", body))
    assert len(load_content(content, renderer).library.articles) == 2
    write(content, "su-kien/a.md", article(head, body))
    assert [line.partition(" — ")[0] for line in problems(content, renderer)] == [
        "content/su-kien/a.md:5: nội dung: còn chỗ chưa viết: [Ghi nơi tổ chức]",
        "content/su-kien/a.md:7: nội dung: còn chỗ chưa viết: [Viết sự kiện dành cho ai.]",
    ]


def test_code_may_show_what_may_not_run(content: Path, renderer: Renderer) -> None:
    write(
        content, "tin-tuc/a.md", article("tieu_de: A\nngay: 2026-01-01\n", "Thẻ `<script>` và `[x](y.md)`.\n")
    )
    assert len(load_content(content, renderer).library.articles) == 2


def test_lists_boxes_code_and_tables_as_they_should_be_have_no_slips(
    content: Path, renderer: Renderer
) -> None:
    body = (
        "Cần:\n\n- một\n- hai\n    - con\n\n    đoạn của mục\n\n## Bước\n1. một\n   dòng nối\n2. hai\n\n"
        '!!! note "Nhớ"\n    - trong khung\n\n```\n    • mã\n```\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n\n* * *\n'
    )
    write(content, "tin-tuc/a.md", article("tieu_de: A\nngay: 2026-01-01\n", body))
    assert len(load_content(content, renderer).library.articles) == 2


def test_what_a_clerk_may_write_more_freely(content: Path, renderer: Renderer) -> None:
    head = "tieu_de: |\n  Hai\n  dòng\nngay:\u00a02026-01-01\nmuc_do: Khẩn cấp\nthon: [ben-da, ben-da]\n"
    write(content, "tin-tuc/a.md", f" ----\n{head}---- \nChữ.\n")
    free = next(a for a in load_content(content, renderer).library.articles if a.slug == "a")
    assert (free.title, free.priority, free.villages) == ("Hai dòng", Priority.EMERGENCY, ("ben-da",))
