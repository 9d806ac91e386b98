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
    yield from _same_names(station)
    yield from check_rules(station)
    for i, name in enumerate(station.voices):
        if name not in VOICE_NAMES:
            meant = {known: known for known in VOICE_NAMES}
            yield ("giong_doc", i), f'không có giọng đọc "{name}"', offer(name, meant)


def _same_names(station: Station) -> Iterator[Finding]:
    """Find clusters whose sessions would be called like others: a session is named by slot and cluster."""
    named: dict[str, tuple[str, str]] = {}
    for i, cluster in enumerate(station.clusters):
        for slot in station.slots:
            pair, name = (slot.id, cluster.id), f"{slot.id}-{cluster.id}"
            other = named.setdefault(name, pair)
            if other != pair:
                yield (
                    ("cum_loa", i),
                    f'mã khung giờ "{slot.id}" nối với mã cụm loa "{cluster.id}" thành "{name}", trùng với'
                    f' "{other[0]}" nối "{other[1]}", nên hai buổi phát chung một tên',
                    f'đổi mã cụm loa "{cluster.id}", ví dụ cum-{i + 1}',
                )
