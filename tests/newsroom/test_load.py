# ruff: noqa: E501 - the text of a small file reads best on one line
"""Reading `content/`: what is accepted, and that every problem is told with place and remedy."""

import unicodedata
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newsroom.article import AirText, CampaignDetails, DocumentDetails, EventDetails
from newsroom.errors import ContentErrors
from newsroom.kinds import Kind, Priority
from newsroom.markdown import Renderer
from newsroom.voicing import OnVoiceFailure
from tests.loading import load_content
from tests.newsroom.writing import article, problems, write

VN = ZoneInfo("Asia/Ho_Chi_Minh")


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


def test_the_text_is_checked_though_the_front_matter_is_faulty(content: Path, renderer: Renderer) -> None:
    write(
        content,
        "thong-bao/a.md",
        article("tieu_de: A\nngay: 30/2/2026\n", "Xem <font>ở đây</font>.\n\n![Sơ đồ](mat.png)\n"),
    )
    assert [problem.split(" — ")[0] for problem in problems(content, renderer)] == [
        'content/thong-bao/a.md:3: ngay: cần dạng YYYY-MM-DD hoặc YYYY-MM-DD HH:MM, đang là "30/2/2026"',
        "content/thong-bao/a.md:5: nội dung: không được dùng thẻ <font>",
        'content/thong-bao/a.md:7: ảnh: không có tệp "mat.png"',
    ]


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
