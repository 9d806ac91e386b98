"""Sessions as operators will play them: right order, never too long, nothing forgotten without a word."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from audio.broadcast.bulletin import Bulletin, Part
from audio.broadcast.planning import plan
from audio.broadcast.wishes import Candidate
from newsroom.article import Airing, EventDetails
from newsroom.kinds import Kind, Priority
from newsroom.rules import OnHolidays, Relay, RelayPlace, Rules
from newsroom.session_lengths import USUAL_LENGTHS, Lengths
from newsroom.station import Cluster, Slot
from tests.audio.broadcast.library import ALL, EVENING, MONDAY, MORNING, article, at, station

MINUTE = 60_000
EMERGENCY, PRIORITY, ROUTINE = Priority.EMERGENCY, Priority.PRIORITY, Priority.ROUTINE


def heard(bulletin: Bulletin) -> list[str]:
    return [item.slug for item in bulletin.items if item.slug]


def reasons(bulletin: Bulletin) -> dict[str | None, str]:
    return {left.slug: left.reason for left in bulletin.left_out}


def one(*candidates: Candidate, day: date = MONDAY, slot: Slot = MORNING) -> Bulletin:
    (bulletin,) = plan(station([slot]), candidates, day, 1)
    return bulletin


def test_the_order_of_a_session() -> None:
    slot = replace(
        MORNING,
        length_min=40,
        relays=(Relay("Đài tỉnh", 5, RelayPlace.END), Relay("Đài khu vực", 5, RelayPlace.BEGINNING)),
    )
    bulletin = one(
        Candidate(article("thuong"), MINUTE),
        Candidate(article("uu-tien", priority=PRIORITY), MINUTE),
        Candidate(article("khan-cap", priority=EMERGENCY), MINUTE),
        slot=slot,
    )
    assert [(item.part, item.title, item.hearing) for item in bulletin.items] == [
        (Part.SIGNATURE, "Nhạc hiệu", 1),
        (Part.ARTICLE, "Bài khan-cap", 1),
        (Part.LEAD_IN, "Lời chào", 1),
        (Part.LEAD_IN, "Lời dẫn tiếp sóng", 1),
        (Part.RELAY, "Đài khu vực", 1),
        (Part.ARTICLE, "Bài uu-tien", 1),
        (Part.ARTICLE, "Bài thuong", 1),
        (Part.LEAD_IN, "Mời nghe lại", 1),
        (Part.ARTICLE, "Bài khan-cap", 2),
        (Part.LEAD_IN, "Lời dẫn tiếp sóng", 1),
        (Part.RELAY, "Đài tỉnh", 1),
        (Part.CLOSING, "Lời kết", 1),
    ]
    ends = [0, *(item.end_ms for item in bulletin.items)]
    assert [item.start_ms for item in bulletin.items] == ends[:-1]
    assert bulletin.starts == at(MONDAY, time(5, 30))


def test_a_station_without_a_tune() -> None:
    silent = replace(station([MORNING]), plays_signature=False)
    (bulletin,) = plan(silent, [Candidate(article("a"), MINUTE)], MONDAY, 1)
    assert bulletin.items[0].part is Part.LEAD_IN


def test_nothing_to_say() -> None:
    assert one().items == ()


def test_urgent_items_push_out_relays_and_routine() -> None:
    slot = replace(MORNING, relays=(Relay("Đài tỉnh", 10, RelayPlace.END),))
    bulletin = one(
        Candidate(article("a", priority=PRIORITY), 13 * MINUTE),
        Candidate(article("b"), 3 * MINUTE),
        slot=slot,
    )
    assert heard(bulletin) == ["a"]
    assert reasons(bulletin) == {
        "b": "hết giờ: bài 3 phút, chỉ còn 1 phút 5 giây",
        None: "nhường giờ cho bài ưu tiên",
    }


@pytest.mark.parametrize(
    ("relays", "urgent_min", "reason"),
    [
        ([("Đài tỉnh", 14)], 0, "dài hơn cả buổi: cần 14 phút 15 giây, buổi chỉ có 14 phút 5 giây"),
        ([("Đài khu vực", 8), ("Đài tỉnh", 9)], 0, "hết giờ: cần 9 phút 15 giây, chỉ còn 5 phút 50 giây"),
        ([("Đài tỉnh", 13)], 2, "nhường giờ cho bài khẩn cấp"),
    ],
)
def test_why_a_relay_is_left_out(relays: list[tuple[str, int]], urgent_min: int, reason: str) -> None:
    slot = replace(MORNING, relays=tuple(Relay(*each, RelayPlace.END) for each in relays))
    urgent = [Candidate(article("a", priority=EMERGENCY), urgent_min * MINUTE)] if urgent_min else []
    (left,) = one(*urgent, slot=slot).left_out
    assert (left.title, left.reason, left.next_airs) == ("Đài tỉnh", reason, None)


def test_a_relay_that_gave_way_tells_when_it_is_heard_next() -> None:
    slot = replace(MORNING, relays=(Relay("Đài tỉnh", 10, RelayPlace.END),))
    morning = at(MONDAY, time(5, 30))
    urgent = article("a", priority=EMERGENCY, expires=morning + timedelta(hours=30))
    (left,) = one(Candidate(urgent, 8 * MINUTE), slot=slot).left_out
    assert left.next_airs == morning + timedelta(days=2)


def test_a_priority_item_that_does_not_fit_gives_way_to_one_that_does() -> None:
    bulletin = one(
        Candidate(article("a", priority=PRIORITY), 9 * MINUTE),
        Candidate(article("b", priority=PRIORITY), 8 * MINUTE),
        Candidate(article("c", priority=PRIORITY), 2 * MINUTE),
    )
    assert len(heard(bulletin)) == 2
    assert "c" in heard(bulletin)


def test_two_priority_items_that_never_fit_together_take_turns() -> None:
    both = [Candidate(article(slug, priority=PRIORITY), 9 * MINUTE) for slug in "ab"]
    bulletins = plan(station(), both, MONDAY, 2)
    assert [heard(b)[0] for b in bulletins] in (["a", "b", "a", "b"], ["b", "a", "b", "a"])
    assert [b.left_out[0].next_airs for b in bulletins[:-1]] == [b.starts for b in bulletins[1:]]


def test_what_can_never_be_played_is_told() -> None:
    bulletin = one(
        Candidate(article("dai", priority=PRIORITY), 16 * MINUTE),
        Candidate(article("chua-doc"), 0, "chưa có bản đọc"),
        Candidate(article("sap-het", expires=at(MONDAY, time(5, 40))), MINUTE),
    )
    assert heard(bulletin) == []
    assert reasons(bulletin) == {
        "dai": "dài hơn cả buổi: bài 16 phút, buổi chỉ có 14 phút 5 giây cho bài",
        "chua-doc": "chưa có bản đọc",
        "sap-het": "hết giá trị trước khi buổi này kết thúc",
    }
    assert {left.next_airs for left in bulletin.left_out} == {None}


def test_clusters_hear_what_is_for_their_villages() -> None:
    clusters = [Cluster("1", "Cụm 1", ("ben-da",)), Cluster("2", "Cụm 2", ("cau-tre",))]
    candidates = [
        Candidate(article("ca-xa"), MINUTE),
        Candidate(article("ben-da", villages=("ben-da",)), MINUTE),
        Candidate(article("cum-2", villages=("ben-da",), airing=Airing(clusters=("2",))), MINUTE),
    ]
    bulletins = plan(station([MORNING], clusters), candidates, MONDAY, 1)
    assert [sorted(heard(b)) for b in bulletins] == [["ben-da", "ca-xa"], ["ca-xa", "cum-2"]]


@pytest.mark.parametrize(
    ("airing", "expected"),
    [
        (Airing(days=(date(2026, 11, 25),)), ["23", "25"]),
        (Airing(weekdays=(5, 6)), ["28", "29"]),
        (Airing(first=date(2026, 11, 26), last=date(2026, 11, 27), slots=("chieu",)), ["26", "27"]),
        (None, []),
    ],
)
def test_what_an_editor_asks_for(airing: Airing | None, expected: list[str]) -> None:
    asked = Candidate(article("a", airing=airing), MINUTE)
    bulletins = plan(station([MORNING, EVENING]), [asked], MONDAY, 7)
    days = {f"{b.day:%d}" for b in bulletins if heard(b)}
    assert days == set(expected) - {"23"}


@pytest.mark.parametrize(
    ("kind", "priority", "days"),
    [
        (Kind.NOTICE, ROUTINE, [0, 1, 2, 3, 4, 5, 6]),
        (Kind.NOTICE, PRIORITY, [0, 1, 2, 3, 4, 5, 6]),
        (Kind.NEWS, ROUTINE, [0, 2, 4, 6]),
        (Kind.GUIDE, ROUTINE, [0, 7, 14]),
        (Kind.DOCUMENT, ROUTINE, [0, 14]),
        (Kind.GUIDE, EMERGENCY, [*range(20)]),
    ],
)
def test_what_kind_and_priority_suggest(kind: Kind, priority: Priority, days: list[int]) -> None:
    start = date(2026, 11, 9)
    candidate = Candidate(article("a", kind, priority, published=at(start)), MINUTE)
    bulletins = plan(station([MORNING]), [candidate], start, 20)
    assert [(b.day - start).days for b in bulletins if heard(b)] == days


def test_an_event_is_told_until_it_begins() -> None:
    begins = at(MONDAY + timedelta(days=1), time(14, 0))
    event = article("a", Kind.EVENT, PRIORITY, details=EventDetails(begins, None, "Nhà văn hóa", None))
    bulletins = plan(station(), [Candidate(event, MINUTE)], MONDAY, 3)
    assert [b.starts.isoformat()[:13] for b in bulletins if heard(b)] == [
        "2026-11-23T05",
        "2026-11-23T17",
        "2026-11-24T05",
    ]


def test_expiry_is_a_hard_stop_for_an_emergency_too() -> None:
    emergency = article("a", priority=EMERGENCY, expires=at(MONDAY, time(12, 0)))
    bulletins = plan(station(), [Candidate(emergency, MINUTE)], MONDAY, 1)
    assert [heard(b) for b in bulletins] == [["a", "a"], []]


def test_on_days_of_rest_only_emergencies_are_heard() -> None:
    tet = date(2027, 2, 6)
    rules = Rules(weekdays=(0, 1, 2, 3, 4, 5), on_holidays=OnHolidays.REST)
    routine = Candidate(article("a", priority=PRIORITY, expires=at(date(2027, 6, 1))), MINUTE)
    assert plan(station([MORNING], rules=rules), [routine], tet, 2) == ()
    emergency = Candidate(article("b", priority=EMERGENCY), MINUTE)
    bulletins = plan(station([MORNING], rules=rules), [routine, emergency], tet, 2)
    assert [heard(b) for b in bulletins] == [["b", "b"], ["b", "b"]]


def test_a_slot_of_some_weekdays() -> None:
    bulletins = plan(station([replace(MORNING, weekdays=(0, 2))]), [], MONDAY, 7)
    assert [b.day.weekday() for b in bulletins] == [0, 2]


def test_a_plan_does_not_depend_on_the_range_asked_for() -> None:
    candidates = [Candidate(article(f"bai-{n}"), (2 + n % 5) * MINUTE) for n in range(20)]
    whole = plan(station(), candidates, date(2026, 11, 20), 40)
    for first, days in ((date(2026, 12, 1), 1), (date(2026, 12, 5), 9)):
        part = plan(station(), candidates, first, days)
        assert [(b.starts, b.items) for b in part] == [
            (b.starts, b.items) for b in whole if first <= b.day < first + timedelta(days)
        ]


def test_an_article_offered_twice_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="twice"):
        one(Candidate(article("a"), MINUTE), Candidate(article("a"), MINUTE))


def test_lengths_are_the_callers() -> None:
    lengths = Lengths(1, 2, 3, 4, 5)
    (bulletin,) = plan(station([MORNING]), [Candidate(article("a"), 10)], MONDAY, 1, lengths, [ALL])
    assert bulletin.duration_ms == 18
    assert lengths != USUAL_LENGTHS
    assert isinstance(bulletin.ends, datetime)
