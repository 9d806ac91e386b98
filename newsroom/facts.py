"""The facts of an article beside its text, worded once for page, feed and loudspeaker."""

from datetime import date, datetime

from newsroom.article import Article, CampaignDetails, DocumentDetails, EventDetails
from newsroom.station import Station

Facts = tuple[tuple[str, str], ...]
"""Label and value, in the order they are shown and said."""


def facts_of(article: Article, station: Station) -> Facts:
    """Word the details of an event, document or campaign, and the villages an article is for."""
    match article.details:
        case EventDetails(starts, ends, place, bring):
            rows = [("Thời gian", _when(starts, ends)), ("Địa điểm", place), ("Mang theo", bring)]
        case DocumentDetails(number, issued, issuer):
            rows = [("Số hiệu", number), ("Ngày ban hành", day(issued)), ("Cơ quan ban hành", issuer)]
        case CampaignDetails(starts, ends) as campaign:
            rows = [("Thời gian", f"từ ngày {day(starts)} đến ngày {day(ends)}, {campaign.days} ngày")]
        case None:
            rows = []
    names = {village.id: village.name for village in station.villages}
    rows.append(("Dành cho", ", ".join(names[v] for v in article.villages)))
    return tuple((label, value) for label, value in rows if value)


def day(moment: date | datetime) -> str:
    """Write a date as residents read it.

    >>> day(date(2026, 3, 5))
    '05/3/2026'
    """
    # Nghị định 30/2020/NĐ-CP, Phụ lục I: two digits for days below 10 and for months 1 and 2.
    return (
        f"{moment.day:02}/{moment.month:02}/{moment.year}"
        if moment.month < 3
        else f"{moment.day:02}/{moment.month}/{moment.year}"
    )


def _when(starts: datetime, ends: datetime | None) -> str:
    if ends is None:
        return f"{clock(starts)} ngày {day(starts)}"
    if ends.date() == starts.date():
        return f"từ {clock(starts)} đến {clock(ends)} ngày {day(starts)}"
    return f"từ {clock(starts)} ngày {day(starts)} đến {clock(ends)} ngày {day(ends)}"


def clock(moment: datetime) -> str:
    """Write an hour as residents read it, e.g. `7 giờ 30`."""
    return f"{moment.hour} giờ {moment.minute:02}" if moment.minute else f"{moment.hour} giờ"
