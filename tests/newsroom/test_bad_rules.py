# ruff: noqa: E501 - a case of the table below reads best on one line
"""Every session that breaks a rule of its station is told with the rule's name, its line and a remedy."""

from pathlib import Path

import pytest

from newsroom.markdown import Renderer
from tests.loading import load_content
from tests.newsroom.writing import problems, write

SLOT = "- {ma: sang, ten: Buổi sáng, bat_dau: 05:30, thoi_luong_phut: 30}"
NOON = "- {ma: trua, ten: Buổi trưa, bat_dau: 11:00, thoi_luong_phut: 30}"

BAD = {
    "too early": (SLOT, "quy_tac_phat: {bat_dau_som_nhat: 06:00}", '22: khung_gio: Buổi sáng bắt đầu lúc 05:30, trái quy tắc "bat_dau_som_nhat: 06:00" — bắt đầu muộn hơn, hoặc sửa quy tắc'),
    "too late": (SLOT, "quy_tac_phat: {bat_dau_muon_nhat: 05:00}", '22: khung_gio: Buổi sáng bắt đầu lúc 05:30, trái quy tắc "bat_dau_muon_nhat: 05:00" — bắt đầu sớm hơn, hoặc sửa quy tắc'),
    "too long": (SLOT, "quy_tac_phat: {phut_moi_buoi: 15}", '22: khung_gio: Buổi sáng dài 30 phút, trái quy tắc "phut_moi_buoi: 15" — bớt thoi_luong_phut, hoặc sửa quy tắc'),
    "too many": (f"{SLOT}\n  {NOON}", "quy_tac_phat: {buoi_moi_ngay: 1}", '23: khung_gio: có 2 buổi một ngày, trái quy tắc "buoi_moi_ngay: 1" — bỏ bớt khung giờ, hoặc sửa quy tắc'),
    "quiet hours": (SLOT, "quy_tac_phat: {gio_yen_lang: [{tu: 21:00, den: 05:45}]}", '22: khung_gio: Buổi sáng phát từ 05:30 đến 06:00, trái quy tắc "gio_yen_lang: 21:00 đến 05:45" — dời giờ phát, hoặc sửa quy tắc'),
    "a weekday of rest": (SLOT.replace("}", ", thu: [cn]}"), "quy_tac_phat: {thu: [2, 3, 4, 5, 6]}", '22: khung_gio: Buổi sáng phát Chủ nhật, trái quy tắc "thu" của quy_tac_phat — bỏ thứ ấy, hoặc thêm vào quy tắc'),
    "overlapping": (f"{SLOT}\n  {NOON.replace('11:00', '05:45')}", "", "23: khung_gio: Buổi trưa chồng giờ với Buổi sáng — dời giờ bắt đầu, hoặc bớt thoi_luong_phut"),
    "past midnight": (SLOT.replace("05:30", "23:45"), "", "22: khung_gio: Buổi sáng kéo sang ngày hôm sau — bắt đầu sớm hơn, hoặc bớt thoi_luong_phut"),
    "a relay that fills it": (SLOT.replace("}", ", tiep_song: [{ten: Đài tỉnh, phut: 30}]}"), "", "22: khung_gio: Buổi sáng tiếp sóng 30 phút, thêm nhạc hiệu, lời chào, lời dẫn và lời kết thì không vừa 30 phút của buổi — bớt ít nhất 2 phút tiếp sóng, hoặc tăng thoi_luong_phut lên 32"),
    "a relay that leaves too little": (SLOT.replace("}", ", tiep_song: [{ten: Đài tỉnh, phut: 29}]}"), "", "22: khung_gio: Buổi sáng tiếp sóng 29 phút, thêm nhạc hiệu, lời chào, lời dẫn và lời kết thì không vừa 30 phút của buổi — bớt ít nhất 1 phút tiếp sóng, hoặc tăng thoi_luong_phut lên 31"),
    "two relays that leave too little": (SLOT.replace("}", ", tiep_song: [{ten: Đài tỉnh, phut: 14}, {ten: Đài khu vực, phut: 15}]}"), "nhac_hieu: không", "22: khung_gio: Buổi sáng tiếp sóng 29 phút, thêm lời chào, lời dẫn và lời kết thì không vừa 30 phút của buổi — bớt ít nhất 1 phút tiếp sóng, hoặc tăng thoi_luong_phut lên 31"),
    "nothing fits": (SLOT.replace("phut: 30", "phut: 1"), "", "22: khung_gio: Buổi sáng chỉ có 1 phút, không đủ cho nhạc hiệu, lời chào và một bài — tăng thoi_luong_phut"),
    "two sessions of one name": ("- {ma: sang-som, ten: Buổi sớm, bat_dau: 04:30, thoi_luong_phut: 15}\n  " + SLOT + "\ncum_loa:\n  - {ma: ben-da, ten: Cụm Bến Đá, thon: [ben-da]}\n  - {ma: som-ben-da, ten: Cụm Bến Sớm, thon: [cau-tre]}", "", '24: cum_loa: mã khung giờ "sang" nối với mã cụm loa "som-ben-da" thành "sang-som-ben-da", trùng với "sang-som" nối "ben-da", nên hai buổi phát chung một tên — đổi mã cụm loa "som-ben-da", ví dụ cum-2'),
    "two tunes": (SLOT, "nhac_hieu: [media/a.mp3, media/b.mp3]", "23: nhac_hieu: có 2 nhạc hiệu, một đài chỉ có một — giữ lại một tệp"),
    "the tune twice": (SLOT, "nhac_hieu: co\nnhac_hieu: media/a.mp3", '24: tệp: khoá "nhac_hieu" viết hai lần — giữ lại một dòng'),
    "a tune that is not there": (SLOT, "nhac_hieu: media/a.mp3", '23: nhac_hieu: không có tệp "media/a.mp3" — xem lại tên tệp; tính từ thư mục content'),
    "a tune from outside": (SLOT, "nhac_hieu: ../a.mp3", '23: nhac_hieu: "../a.mp3" ra ngoài thư mục content — chép tệp vào content/media'),
    "nobody approves": (SLOT, "duyet_bai: mot-nguoi", "23: duyet_bai: cần duyệt bài mà chưa ghi ai được duyệt — thêm nguoi_duyet, mỗi người một mã và họ tên; hoặc viết duyet_bai: khong"),
    "two people of one id": (SLOT, "nguoi_duyet: [{ma: a, ten: A}, {ma: a, ten: B}]", '23: nguoi_duyet: mã "a" dùng hai lần — đặt mã khác nhau'),
    "a holiday rule that is none": (SLOT, "quy_tac_phat: {ngay_le: tùy}", '23: quy_tac_phat.ngay_le: không có giá trị "tuy" — viết một trong: phat, nghi'),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_rules(content: Path, renderer: Renderer, case: str) -> None:
    slots, rules, expected = BAD[case]
    text = (content / "station.yml").read_text(encoding="utf-8")
    if "cum_loa:" in slots:
        text = text.replace("cum_loa:\n  - {ma: cum-1, ten: Cụm 1, thon: [ben-da, cau-tre]}\n", "")
    text = text.replace(SLOT, slots).replace("giong_doc: espeak\n", f"{rules}\n" if rules else "")
    write(content, "station.yml", text)
    assert problems(content, renderer) == [f"content/station.yml:{expected}"]


def test_a_relay_that_just_fits(content: Path, renderer: Renderer) -> None:
    """Of 30 minutes 70 seconds go to the tune, the words around and the lead-in; without a tune, 53."""
    text = (content / "station.yml").read_text(encoding="utf-8")
    for minutes, tune in ((28, "có"), (29, "không")):
        slot = SLOT.replace("}", f", tiep_song: [{{ten: Đài tỉnh, phut: {minutes}}}]}}")
        write(content, "station.yml", text.replace(SLOT, slot) + f"nhac_hieu: {tune}\n")
        (relay,) = load_content(content, renderer).station.slots[0].relays
        assert relay.minutes == minutes


def test_a_station_that_keeps_its_rules(content: Path, renderer: Renderer) -> None:
    rules = """\
quy_tac_phat:
  bat_dau_som_nhat: 05:00
  bat_dau_muon_nhat: 20:00
  phut_moi_buoi: 45
  buoi_moi_ngay: 2
  gio_yen_lang: [{tu: 21:00, den: 05:00}, {tu: 11:30, den: 13:30}]
  ngay_le: nghi
  ngay_nghi: 2026-12-01
nhac_hieu: không
duyet_bai: hai-nguoi
nguoi_duyet: [{ma: a, ten: Nguyễn Văn A}]
"""
    text = (content / "station.yml").read_text(encoding="utf-8")
    slots = SLOT.replace("}", ", thu: [2, 4, cn], tiep_song: [{ten: Đài tỉnh, phut: 15, vi_tri: đầu}]}")
    write(content, "station.yml", text.replace(SLOT, slots) + rules)
    station = load_content(content, renderer).station
    assert not station.plays_signature
    assert station.slots[0].weekdays == (0, 2, 6)
    assert station.slots[0].relays[0].place == "dau"
    assert station.rules.days_off[0].isoformat() == "2026-12-01"
