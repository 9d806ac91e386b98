"""Checks of `station.yml` beyond the form of each value."""

from collections.abc import Iterator

from newsroom.article_checks import Finding
from newsroom.folding import offer
from newsroom.rules import Approver
from newsroom.rules_checks import check_rules
from newsroom.station import URGENT, Cluster, Slot, Station, Term
from newsroom.voicing import VOICE_NAMES


def check_station(station: Station) -> Iterator[Finding]:
    """Check that ids are unique and not our own, and that clusters and voices name what there is."""
    lists: dict[str, tuple[Term | Cluster | Slot | Approver, ...]] = {
        "chuyen_muc": station.topics,
        "doi_tuong": station.audiences,
        "thon": station.villages,
        "cum_loa": station.clusters,
        "khung_gio": station.slots,
        "nguoi_duyet": station.approvers,
    }
    for key, entries in lists.items():
        seen: set[str] = set()
        for i, entry in enumerate(entries):
            if entry.id in seen:
                yield (key, i), f'mã "{entry.id}" dùng hai lần', "đặt mã khác nhau"
            seen.add(entry.id)
    villages = {village.id: village.id for village in station.villages}
    for i, cluster in enumerate(station.clusters):
        for id_ in cluster.villages:
            if id_ not in villages:
                yield ("cum_loa", i, "thon"), f'không có thôn "{id_}"', offer(id_, villages)
    for i, slot in enumerate(station.slots):
        if slot.id == URGENT or slot.id.startswith(f"{URGENT}-"):
            yield (
                ("khung_gio", i),
                f'mã "{slot.id}" dành cho các buổi tin khẩn cấp',
                "đặt mã khác, ví dụ sang",
            )
    yield from check_rules(station)
    for i, name in enumerate(station.voices):
        if name not in VOICE_NAMES:
            meant = {known: known for known in VOICE_NAMES}
            yield ("giong_doc", i), f'không có giọng đọc "{name}"', offer(name, meant)
