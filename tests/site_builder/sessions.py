"""Sessions planned by hand, for tests of what becomes of them."""

from collections.abc import Sequence
from datetime import date, datetime

from audio.broadcast.bulletin import Bulletin, Item, LeftOut, Part
from newsroom.article import Article
from newsroom.kinds import Priority
from newsroom.station import Cluster, Slot, Station


def item(part: Part, title: str, duration_ms: int = 1000, article: Article | None = None, n: int = 1) -> Item:
    return Item(
        part, title, 0, duration_ms,
        slug=article.slug if article else None,
        priority=article.priority if article else None,
        hearing=n,
    )  # fmt: skip


def bulletin(
    day: date,
    slot: Slot,
    cluster: Cluster,
    station: Station,
    articles: Sequence[Article],
    *,
    relay_ms: int = 0,
    left_out: Sequence[Article] = (),
) -> Bulletin:
    """Plan tune, greeting, articles, the first of them again if it is no routine, a relay, closing."""
    starts = datetime.combine(day, slot.starts, station.timezone)
    items = [item(Part.SIGNATURE, "Nhạc hiệu"), item(Part.LEAD_IN, "Lời chào")]
    items += [item(Part.ARTICLE, article.title, article=article) for article in articles]
    if articles and articles[0].priority is not Priority.ROUTINE:
        items.append(item(Part.LEAD_IN, "Nhắc lại"))
        items.append(item(Part.ARTICLE, articles[0].title, article=articles[0], n=2))
    if relay_ms:
        items.append(item(Part.LEAD_IN, "Dẫn vào tiếp sóng"))
        items.append(item(Part.RELAY, "Tiếp sóng đài tỉnh", relay_ms))
    items.append(item(Part.CLOSING, "Lời kết"))
    return Bulletin(
        day, slot, cluster, starts, slot.length_min * 60_000, tuple(items),
        tuple(
            LeftOut(a.slug, a.title, a.priority, "hết giờ của buổi", starts.replace(hour=17))
            for a in left_out
        ),
    )  # fmt: skip
