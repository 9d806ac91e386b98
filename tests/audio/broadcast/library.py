"""Stations and articles made up for planning."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from newsroom.article import Airing, Article, Details
from newsroom.kinds import Kind, Priority
from newsroom.rules import Rules
from newsroom.station import Cluster, Slot, Station
from newsroom.station_model import StationModel
from newsroom.yaml_source import parse_yaml
from tests.conftest import STATION

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = date(2026, 11, 23)
MORNING = Slot("sang", "Buổi sáng", time(5, 30), 15)
EVENING = Slot("chieu", "Buổi chiều", time(17, 0), 15)
_AS_USUAL = Airing()
ALL = Cluster("tat-ca", "Cụm loa xã", ("ben-da", "cau-tre"))


def station(
    slots: Sequence[Slot] = (MORNING, EVENING),
    clusters: Sequence[Cluster] = (ALL,),
    rules: Rules | None = None,
) -> Station:
    usual = StationModel.model_validate(parse_yaml(STATION).data).station()
    return replace(usual, slots=tuple(slots), clusters=tuple(clusters), rules=rules or Rules())


def at(day: date, clock: time = time()) -> datetime:
    return datetime.combine(day, clock, ZONE)


def article(
    slug: str,
    kind: Kind = Kind.GUIDE,
    priority: Priority = Priority.ROUTINE,
    published: datetime | None = None,
    expires: datetime | None = None,
    villages: tuple[str, ...] = (),
    airing: Airing | None = _AS_USUAL,
    details: Details | None = None,
) -> Article:
    published = published or at(MONDAY - timedelta(days=60))
    return Article(
        slug, kind, f"Bài {slug}", "", "Nội dung.\n", 5, published, published, expires, (), (), villages,
        priority, None, None, False, details, None, f"{kind}/{slug}.md", None, airing,
    )  # fmt: skip
