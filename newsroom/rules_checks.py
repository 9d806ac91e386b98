"""Checks of a station's sessions against its own rules, and of what it says of clearance."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from newsroom.article_checks import Finding
from newsroom.rules import EVERY_DAY, Clearance, Quiet
from newsroom.session_lengths import USUAL_LENGTHS
from newsroom.station import Slot, Station

LEAST_MINUTES = 3
"""What an announcer says around the articles takes more than one minute."""

_SOME_DAY = date(2024, 1, 1)
_WEEKDAY_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def check_rules(station: Station) -> Iterator[Finding]:
    """Check every session by every rule: a breach names the rule as `station.yml` writes it."""
    for i, slot in enumerate(station.slots):
        for key, problem, remedy in _breaches(slot, station):
            yield ("khung_gio", i, *([key] if key else [])), f"{slot.name} {problem}", remedy
        for earlier in station.slots[:i]:
            if _meet(slot, earlier):
                yield (
                    ("khung_gio", i, "bat_dau"),
                    f"{slot.name} chồng giờ với {earlier.name}",
                    "dời giờ bắt đầu, hoặc bớt thoi_luong_phut",
                )
    yield from _check_number(station)
    if station.clearance is not Clearance.NONE and not station.approvers:
        yield (
            ("duyet_bai",),
            "cần duyệt bài mà chưa ghi ai được duyệt",
            "thêm nguoi_duyet, mỗi người một mã và họ tên; hoặc viết duyet_bai: khong",
        )


def _breaches(slot: Slot, station: Station) -> Iterator[tuple[str, str, str]]:
    rules = station.rules
    starts, ends = _span(slot)
    if ends.date() > _SOME_DAY and ends.time() > time():
        yield "bat_dau", "kéo sang ngày hôm sau", "bắt đầu sớm hơn, hoặc bớt thoi_luong_phut"
    if slot.length_min < LEAST_MINUTES:
        yield (
            "thoi_luong_phut",
            f"chỉ có {slot.length_min} phút, không đủ cho nhạc hiệu, lời chào và một bài",
            "tăng thoi_luong_phut",
        )
    elif slot.relays and (short := _missing_minutes(slot, station.plays_signature)) > 0:
        relayed = sum(relay.minutes for relay in slot.relays)
        around = "nhạc hiệu, lời chào" if station.plays_signature else "lời chào"
        yield (
            "tiep_song",
            f"tiếp sóng {relayed} phút, thêm {around}, lời dẫn và lời kết thì không vừa"
            f" {slot.length_min} phút của buổi",
            f"bớt ít nhất {short} phút tiếp sóng, hoặc tăng thoi_luong_phut lên {slot.length_min + short}",
        )
    if rules.earliest_start and slot.starts < rules.earliest_start:
        yield (
            "bat_dau",
            f'bắt đầu lúc {slot.starts:%H:%M}, trái quy tắc "bat_dau_som_nhat: {rules.earliest_start:%H:%M}"',
            "bắt đầu muộn hơn, hoặc sửa quy tắc",
        )
    if rules.latest_start and slot.starts > rules.latest_start:
        yield (
            "bat_dau",
            f'bắt đầu lúc {slot.starts:%H:%M}, trái quy tắc "bat_dau_muon_nhat: {rules.latest_start:%H:%M}"',
            "bắt đầu sớm hơn, hoặc sửa quy tắc",
        )
    if rules.most_minutes and slot.length_min > rules.most_minutes:
        yield (
            "thoi_luong_phut",
            f'dài {slot.length_min} phút, trái quy tắc "phut_moi_buoi: {rules.most_minutes}"',
            "bớt thoi_luong_phut, hoặc sửa quy tắc",
        )
    for weekday in sorted(set(slot.weekdays) - set(rules.weekdays)) if slot.weekdays != EVERY_DAY else ():
        yield (
            "thu",
            f'phát {_WEEKDAY_NAMES[weekday]}, trái quy tắc "thu" của quy_tac_phat',
            "bỏ thứ ấy, hoặc thêm vào quy tắc",
        )
    for quiet in rules.quiet:
        if _is_disturbed(quiet, starts, ends):
            yield (
                "bat_dau",
                f"phát từ {starts:%H:%M} đến {ends:%H:%M}, trái quy tắc"
                f' "gio_yen_lang: {quiet.since:%H:%M} đến {quiet.until:%H:%M}"',
                "dời giờ phát, hoặc sửa quy tắc",
            )


def _missing_minutes(slot: Slot, signature: bool) -> int:
    """Count the minutes, begun ones whole, that a session with all its relays and no article lacks."""
    needed_ms = USUAL_LENGTHS.around_ms(signature) + USUAL_LENGTHS.relayed_ms(slot.relays)
    return -((slot.length_min * 60_000 - needed_ms) // 60_000)


def _check_number(station: Station) -> Iterator[Finding]:
    if not (most := station.rules.most_sessions):
        return
    for weekday in range(7):
        that_day = [i for i, slot in enumerate(station.slots) if weekday in slot.weekdays]
        if len(that_day) > most:
            yield (
                ("khung_gio", that_day[most]),
                f'có {len(that_day)} buổi một ngày, trái quy tắc "buoi_moi_ngay: {most}"',
                "bỏ bớt khung giờ, hoặc sửa quy tắc",
            )
            return


def _span(slot: Slot) -> tuple[datetime, datetime]:
    starts = datetime.combine(_SOME_DAY, slot.starts)
    return starts, starts + timedelta(minutes=slot.length_min)


def _meet(one: Slot, other: Slot) -> bool:
    (one_starts, one_ends), (other_starts, other_ends) = _span(one), _span(other)
    return not set(one.weekdays).isdisjoint(other.weekdays) and (
        one_starts < other_ends and other_starts < one_ends
    )


def _is_disturbed(quiet: Quiet, starts: datetime, ends: datetime) -> bool:
    """Tell whether a session falls into the quiet hours of its own day or of the night before."""
    since = datetime.combine(_SOME_DAY, quiet.since)
    until = datetime.combine(_SOME_DAY, quiet.until)
    until += timedelta(days=1) if until <= since else timedelta()
    return any(starts < until - shift and since - shift < ends for shift in (timedelta(), timedelta(days=1)))
