"""Planned sessions of a small station."""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from audio.broadcast.bulletin import Bulletin, Item
from newsroom.station import Cluster, Slot, Station
from newsroom.station_model import StationModel
from newsroom.yaml_source import parse_yaml
from tests.conftest import STATION

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
CLUSTERS = (Cluster("cum-1", "Cụm Một", ("ben-da",)), Cluster("cum-2", "Cụm Hai", ("cau-tre",)))
SLOT = Slot("sang", "Buổi sáng", time(5, 30), 30)
DAY = date(2026, 11, 24)


def small_station() -> Station:
    usual = StationModel.model_validate(parse_yaml(STATION).data).station()
    return replace(usual, name="Đài xã Thử", clusters=CLUSTERS, slots=(SLOT,))


def planned(*items: Item, hour: int = 5) -> Bulletin:
    slot = SLOT if hour == 5 else replace(SLOT, id="chieu", name="Buổi chiều", starts=time(hour))
    starts = datetime.combine(DAY, slot.starts, ZONE)
    return Bulletin(DAY, slot, CLUSTERS[0], starts, slot.length_min * 60_000, items, ())
