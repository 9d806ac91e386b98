# ruff: noqa: E501 - a case of the table below reads best on one line
"""Every way an article can ask for what the air cannot give is told with its line and a remedy."""

from pathlib import Path

import pytest

from newsroom.kinds import Priority
from newsroom.markdown import Renderer
from tests.loading import load_content
from tests.newsroom.writing import article, problems, write

BAD = {
    "unknown slot": ("phat_thanh: {buoi: trua}", '4: phat_thanh: không có khung giờ "trua" trong station.yml — dùng một trong: sang'),
    "unknown cluster": ("phat_thanh: {cum_loa: cum-2}", '4: phat_thanh: không có cụm loa "cum-2" trong station.yml — có phải "cum-1"?'),
    "unknown village": ("phat_thanh: {thon: [ben-daa]}", '4: phat_thanh: không có thôn "ben-daa" trong station.yml — có phải "ben-da"?'),
    "unknown weekday": ("phat_thanh: {thu: [9]}", '4: phat_thanh.thu.1: không có thứ "9" — viết 2, 3, 4, 5, 6, 7 hoặc cn, như [2, 4, cn]'),
    "unknown key": ("phat_thanh: {buooi: sang}", '4: phat_thanh.buooi: khoá lạ — có phải "buoi"?'),
    "too often": ("phat_thanh: {so_lan: 9}", "4: phat_thanh.so_lan: không được quá 3 — viết số nhỏ hơn"),
    "a word that is none": ("phat_thanh: mai", '4: phat_thanh: không hiểu "mai" — viết khong để không phát, hoặc các dòng con như tu_ngay, buoi, thu'),
    "last before first": ("phat_thanh: {tu_ngay: 2026-11-25, den_ngay: 2026-11-24}", "4: phat_thanh: den_ngay sớm hơn tu_ngay — xem lại ngày đầu và ngày cuối"),
    "over before it begins": ("phat_thanh: {tu_ngay: 2026-12-01}\nhet_han: 2026-11-28", "4: phat_thanh: không có buổi nào để phát bài này — xem lại ngày, thứ, buổi; bài chỉ phát sau ngay, trước het_han và khi việc chưa qua"),
    "days before it is published": ("phat_thanh: {ngay: [2026-11-01]}", "4: phat_thanh: không có buổi nào để phát bài này"),
    "a weekday that does not come": ("phat_thanh: {thu: cn, den_ngay: 2026-11-21}", "4: phat_thanh: không có buổi nào để phát bài này"),
    "an emergency that chooses": ("phat_thanh: {buoi: sang}\nmuc_do: khan-cap", '4: phat_thanh: tin khẩn cấp phát mọi buổi, không chọn "buoi" — xoá dòng "buoi"; muốn thôi phát thì ghi het_han hoặc phat_thanh: khong'),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_airing(content: Path, renderer: Renderer, case: str) -> None:
    written, expected = BAD[case]
    write(content, "tin-tuc/tin.md", article(f"tieu_de: A\nngay: 2026-11-20\n{written}\n"))
    found = problems(content, renderer)
    assert found[0].startswith(f"content/tin-tuc/tin.md:{expected}"), found
    assert len(found) == 1


def test_a_cluster_that_does_not_reach_the_villages(content: Path, renderer: Renderer) -> None:
    station = (content / "station.yml").read_text(encoding="utf-8")
    old = "- {ma: cum-1, ten: Cụm 1, thon: [ben-da, cau-tre]}"
    new = "- {ma: cum-1, ten: Cụm 1, thon: [ben-da]}\n  - {ma: cum-2, ten: Cụm 2, thon: [cau-tre]}"
    write(content, "station.yml", station.replace(old, new))
    head = "tieu_de: A\nngay: 2026-11-20\nphat_thanh:\n  cum_loa: cum-1\n  thon: cau-tre\n"
    write(content, "tin-tuc/tin.md", article(head))
    assert problems(content, renderer) == [
        "content/tin-tuc/tin.md:4: phat_thanh: không cụm loa nào phát bài này"
        " — xem lại cum_loa và thon: cụm loa ấy phải đến được các thôn ấy"
    ]


@pytest.mark.parametrize("word", ["khong", "không", "no", "false"])
def test_kept_off_the_air(content: Path, renderer: Renderer, word: str) -> None:
    write(content, "tin-tuc/tin.md", article(f"tieu_de: A\nngay: 2026-11-20\nphat_thanh: {word}\n"))
    (found,) = (a for a in load_content(content, renderer).library.articles if a.slug == "tin")
    assert found.airing is None


def test_all_that_can_be_asked_for(content: Path, renderer: Renderer) -> None:
    head = """\
tieu_de: A
ngay: 2026-11-20
muc_do: uu-tien
phat_thanh:
  tu_ngay: 2026-11-23
  den_ngay: 2026-12-23
  thu: [2, thứ tư, CN]
  buoi: sang
  cum_loa: [cum-1]
  thon: ben-da
  so_lan: 2
"""
    write(content, "tin-tuc/tin.md", article(head))
    (found,) = (a for a in load_content(content, renderer).library.articles if a.slug == "tin")
    assert found.airing is not None
    assert found.priority is Priority.PRIORITY
    assert found.airing.weekdays == (0, 2, 6)
    assert (found.airing.slots, found.airing.clusters, found.airing.villages) == (
        ("sang",),
        ("cum-1",),
        ("ben-da",),
    )
    assert found.airing.times == 2
