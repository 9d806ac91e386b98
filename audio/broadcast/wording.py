"""What an announcer says between the articles of a session, and how a session is called."""

from collections.abc import Sequence
from datetime import date

from audio.announcer import part_of_day
from audio.broadcast.bulletin import Bulletin, Part
from newsroom.facts import day
from newsroom.station import Cluster, Station

PART_LABELS = {
    Part.SIGNATURE: "Nhạc hiệu",
    Part.LEAD_IN: "Lời dẫn",
    Part.ARTICLE: "Bài",
    Part.RELAY: "Tiếp sóng",
    Part.CLOSING: "Lời kết",
}
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def link_text(bulletin: Bulletin, position: int, station: str) -> str:
    """Word a lead-in by what follows it, or the closing; empty for parts that need no words of ours.

    What leads into neither a relay nor a repeat greets, once a session.
    """
    item = bulletin.items[position]
    time_of_day = part_of_day(bulletin.starts.time())
    if item.part is Part.CLOSING:
        return (
            f"Bản tin {time_of_day} đến đây là hết. {station} xin cảm ơn bà con đã lắng nghe."
            " Xin kính chào và hẹn gặp lại."
        )
    if item.part is not Part.LEAD_IN:
        return ""
    following = bulletin.items[position + 1] if position + 1 < len(bulletin.items) else None
    if following and following.part is Part.RELAY:
        return f"Tiếp theo, mời bà con nghe chương trình: {following.title}."
    if following and following.hearing > 1:
        return "Sau đây, mời bà con nghe lại."
    return f"{station} kính chào bà con. Sau đây là bản tin {time_of_day}, {spoken_day(bulletin.day)}."


def spoken_day(when: date) -> str:
    """Write a day so that it can be read aloud.

    >>> spoken_day(date(2026, 11, 24))
    'thứ Ba, ngày 24 tháng 11 năm 2026'
    """
    return f"{WEEKDAYS[when.weekday()]}, ngày {when.day} tháng {when.month} năm {when.year}"


def session_title(bulletin: Bulletin, clusters: Sequence[Cluster], station: Station) -> str:
    """Call a session by slot and day, and by its clusters where others hear something else."""
    when = f"{bulletin.slot.name}, {WEEKDAYS[bulletin.day.weekday()]} {day(bulletin.day)}"
    if len(clusters) == len(station.clusters):
        return when
    return f"{when} – {', '.join(cluster.name for cluster in clusters)}"
