"""What editors teach the voice: a line of YAML adds a reading, a slip is told where it stands."""

from pathlib import Path

import pytest

import audio.speech
from audio.speech import Lexicon, Speaker, check, to_spoken

SHIPPED = Path(audio.speech.__file__).with_name("lexicon.yml")
SPEAKER = Speaker(Lexicon.load())


def test_a_commune_adds_and_replaces_readings() -> None:
    taught = {
        "viet_tat": {"XYZ": "xóm Yên Dũng", "TT": "trưởng thôn", "CT01": "tờ khai cư trú"},
        "don_vi": {"gánh2": "gánh đôi"},
    }
    speaker = Speaker(Lexicon.load().overlay(taught))
    assert speaker.speak("TT XYZ nhận 3 gánh2").text == "Trưởng thôn xóm Yên Dũng nhận ba gánh đôi"
    assert speaker.speak("nộp CT01").text == "Nộp tờ khai cư trú"
    assert to_spoken("TT") == "Trung tâm"


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("viet_tat:\n  UBND: [a, b]", 2, "viet_tat.UBND"),
        ("viet_tat:\n  A1: đọc 1 lần", 2, "viet_tat.A1"),
        ('ky_hieu:\n  "+": a1\n  "-": ""', 2, "ky_hieu.+"),
        ("viet_tat: UBND", 1, "viet_tat"),
        ("danh_van: QR", 1, "danh_van"),
        ("viettat:\n  A: a", 1, "viettat"),
        ("don_vi:\n  km: ki lô mét\ndon_vi:\n  m: mét", 3, "tệp"),
        ("- a\n- b", 1, "tệp"),
        ("viet_tat: {", 2, "tệp"),
        ("ngu_canh:\n  ngay: sáng", 2, "ngu_canh.ngay"),
    ],
)
def test_a_slip_is_told_with_its_line(text: str, line: int, key: str) -> None:
    (problem,) = check(text, "lexicon.yml")
    assert (problem.path, problem.line, problem.field) == ("lexicon.yml", line, key)
    assert problem.problem.isascii() is problem.remedy.isascii() is False


def test_what_yaml_takes_for_something_else_stays_text() -> None:
    assert check("viet_tat:\n  NO: nợ\n  1A: một a\ndau_so: [0113, 114]\n", "") == []


def test_all_slips_are_told_at_once() -> None:
    assert [p.field for p in check("viet_tat:\n  A1: 1\n  B2: 2\n", "")] == ["viet_tat.A1", "viet_tat.B2"]


def test_an_empty_file_is_fine() -> None:
    assert check("", "") == [] == check("viet_tat:\n", "")


def test_every_shipped_reading_is_said_as_it_stands() -> None:
    lexicon = Lexicon.load()
    assert check(SHIPPED.read_text(encoding="utf-8"), "") == []
    tables = [lexicon.abbreviations, lexicon.prefixes, lexicon.documents, lexicon.units]
    tables += [lexicon.money, lexicon.symbols, lexicon.foreign, lexicon.hosts]
    changed = {r: s for t in tables for r in t.values() if (s := to_spoken(r)).lower() != r.lower()}
    assert not changed


@pytest.mark.parametrize(
    ("text", "token", "section"),
    [
        ("xã có WQK mới", "WQK", "viet_tat"),
        ("Quyết định 12/QĐ-WQK", "WQK", "van_ban"),
        ("dùng eZyPay", "eZyPay", "phien_am"),
        ("a ⊕ b", "⊕", "ky_hieu"),
        ("chữ 中", "中", "ky_hieu"),
        # Short forms of several meanings, of which no word beside them tells which.
        *((f"họp {form} xã", form, "viet_tat") for form in ("HN", "HT", "XN", "NST", "TĐ", "VK")),
    ],
)
def test_what_nobody_taught_is_reported_with_its_remedy(text: str, token: str, section: str) -> None:
    (unknown,) = SPEAKER.speak(text).unknown
    assert (unknown.token, unknown.start) == (token, text.index(token))
    entry, _, where = unknown.remedy.partition("  # ")
    assert section in where
    taught = f"{section}:\n{entry}".replace("…", "dấu lạ")
    assert check(taught, "") == []


@pytest.mark.parametrize(
    "text", ["ỦY BAN NHÂN DÂN", "MỤC ĐÍCH", "CA NGỢI", "XI MĂNG", "Y Bhin", "mã QR, OTP", "👍 Tốt lắm"]
)
def test_words_known_letters_and_emoji_are_not_unknown(text: str) -> None:
    assert SPEAKER.speak(text).unknown == ()


def test_a_span_tells_what_was_changed_and_why() -> None:
    spoken = SPEAKER.speak("UBND họp 7h30.")
    assert [(s.written, s.spoken, s.kind) for s in spoken.spans] == [
        ("UBND", "ủy ban nhân dân", "word"),
        ("7h30", "bảy giờ ba mươi phút", "clock"),
    ]
