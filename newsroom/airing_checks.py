"""Checks of what an article asks of the air: that the station has it, and that it is ever heard."""

from collections.abc import Iterator
from datetime import date, timedelta

from newsroom.airing import airs_from, airs_until, is_heard_in
from newsroom.article import Airing, Article
from newsroom.article_checks import Finding, unknown_ids
from newsroom.kinds import Priority
from newsroom.station import Station

_AHEAD_DAYS = 366
"""A year holds every weekday and every holiday."""

_KEYS = {"ngay": "days", "thu": "weekdays", "buoi": "slots"}


def check_airing(article: Article, station: Station | None) -> Iterator[Finding]:
    """Check `phat_thanh` against the station where it is known."""
    if (airing := article.airing) is None or airing == Airing():
        return
    found = list(_contradictions(article, airing))
    if station:
        for key, noun, ids, known in (
            ("buoi", "khung giờ", airing.slots, station.slots),
            ("cum_loa", "cụm loa", airing.clusters, station.clusters),
            ("thon", "thôn", airing.villages, station.villages),
        ):
            found += unknown_ids(("phat_thanh", key), noun, ids, known)
    yield from found
    if station and not found:
        yield from _never_heard(article, airing, station)


def _contradictions(article: Article, airing: Airing) -> Iterator[Finding]:
    if airing.first and airing.last and airing.last < airing.first:
        yield ("phat_thanh", "den_ngay"), "den_ngay sớm hơn tu_ngay", "xem lại ngày đầu và ngày cuối"
    if article.priority is Priority.EMERGENCY:
        for key, name in _KEYS.items():
            if getattr(airing, name):
                yield (
                    ("phat_thanh", key),
                    f'tin khẩn cấp phát mọi buổi, không chọn "{key}"',
                    f'xoá dòng "{key}"; muốn thôi phát thì ghi het_han hoặc phat_thanh: khong',
                )


def _never_heard(article: Article, airing: Airing, station: Station) -> Iterator[Finding]:
    if not any(is_heard_in(article, cluster) for cluster in station.clusters):
        yield (
            ("phat_thanh",),
            "không cụm loa nào phát bài này",
            "xem lại cum_loa và thon: cụm loa ấy phải đến được các thôn ấy",
        )
        return
    starts, ends = airs_from(article), airs_until(article)
    days: tuple[date, ...] = airing.days
    if not days:
        last = (ends - timedelta(microseconds=1)).date() if ends else starts.date() + timedelta(_AHEAD_DAYS)
        length = min((last - starts.date()).days, _AHEAD_DAYS)
        days = tuple(starts.date() + timedelta(n) for n in range(length + 1))
    for day in days:
        for slot in station.slots:
            at, over = slot.span_on(day, station.timezone)
            is_open = starts <= at and (ends is None or over <= ends)
            is_held = article.priority is Priority.EMERGENCY or not station.rules.rests_on(day)
            if is_open and is_held and airing.wants(day, slot.id) and day.weekday() in slot.weekdays:
                return
    yield (
        ("phat_thanh",),
        "không có buổi nào để phát bài này",
        "xem lại ngày, thứ, buổi; bài chỉ phát sau ngay, trước het_han và khi việc chưa qua",
    )
