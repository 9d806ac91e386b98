"""What holds of every plan, over random libraries and stations."""

from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from audio.broadcast.bulletin import Bulletin
from audio.broadcast.planning import plan
from audio.broadcast.wishes import Candidate
from audio.broadcast.wording import link_text
from newsroom.airing import airs_from, airs_until, is_heard_in
from newsroom.article import Airing
from newsroom.kinds import Kind, Priority
from newsroom.rules import EVERY_DAY, OnHolidays, Relay, RelayPlace, Rules
from newsroom.session_lengths import USUAL_LENGTHS
from newsroom.station import Cluster, Slot, Station
from tests.audio.broadcast.library import MONDAY, article, at, station

RANK = {Priority.EMERGENCY: 0, Priority.PRIORITY: 1, Priority.ROUTINE: 2}
VILLAGES = ("ben-da", "cau-tre")
AROUND_MS = USUAL_LENGTHS.signature_ms + USUAL_LENGTHS.greeting_ms + USUAL_LENGTHS.closing_ms

weekdays = st.one_of(st.just(EVERY_DAY), st.sets(st.integers(0, 6), min_size=1).map(tuple))
relays = st.builds(Relay, st.just("Đài tỉnh"), st.integers(1, 20), st.sampled_from(RelayPlace))
moments = st.builds(
    lambda days, hour: at(MONDAY + timedelta(days), time(hour)), st.integers(-70, 20), st.integers(0, 23)
)
some_days = st.lists(st.integers(-5, 12).map(lambda n: MONDAY + timedelta(n)), max_size=4).map(tuple)
airings = st.one_of(
    st.just(Airing()),
    st.builds(
        Airing,
        days=some_days,
        weekdays=st.sets(st.integers(0, 6), max_size=3).map(tuple),
        slots=st.sampled_from([(), ("s0",), ("s1",)]),
        clusters=st.sampled_from([(), ("c0",), ("c1",)]),
        times=st.sampled_from([None, 1, 2, 3]),
    ),
)


@st.composite
def stations(draw: st.DrawFn) -> Station:
    hours = draw(st.lists(st.integers(5, 20), min_size=1, max_size=3, unique=True))
    slots = [
        Slot(f"s{n}", f"Buổi {n}", time(hour), draw(st.integers(1, 45)), draw(weekdays),
             tuple(draw(st.lists(relays, max_size=2))))
        for n, hour in enumerate(hours)
    ]  # fmt: skip
    clusters = [
        Cluster(f"c{n}", f"Cụm {n}", tuple(draw(st.sets(st.sampled_from(VILLAGES), min_size=1))))
        for n in range(draw(st.integers(1, 2)))
    ]
    rules = Rules(weekdays=draw(weekdays), on_holidays=draw(st.sampled_from(OnHolidays)))
    return replace(station(slots, clusters, rules), plays_signature=draw(st.booleans()))


@st.composite
def candidates(draw: st.DrawFn, most: int = 12) -> list[Candidate]:
    found = []
    for n in range(draw(st.integers(0, most))):
        published = draw(moments)
        made = article(
            f"bai-{n}",
            draw(st.sampled_from(Kind)),
            draw(st.sampled_from(Priority)),
            published,
            published + timedelta(draw(st.integers(1, 60))) if draw(st.booleans()) else None,
            draw(st.sampled_from([(), ("ben-da",), ("cau-tre",)])),
            draw(st.one_of(st.none(), airings)),
        )
        is_recorded = draw(st.integers(0, 9)) > 0
        length = draw(st.integers(5_000, 900_000))
        found.append(Candidate(made, length) if is_recorded else Candidate(made, 0, "chưa có bản đọc"))
    return found


spans = st.tuples(st.integers(-3, 10).map(lambda n: MONDAY + timedelta(n)), st.integers(1, 6))


def first_heard(bulletin: Bulletin) -> list[str]:
    return [item.slug for item in bulletin.items if item.slug and item.hearing == 1]


@settings(max_examples=300, deadline=None)
@given(stations(), candidates(), spans)
def test_whatever_is_planned(commune: Station, library: list[Candidate], span: tuple[date, int]) -> None:
    by_slug = {each.article.slug: each for each in library}
    for bulletin in plan(commune, library, *span):
        assert bulletin.duration_ms <= bulletin.limit_ms
        assert sum(item.duration_ms for item in bulletin.items) == bulletin.duration_ms
        played = first_heard(bulletin)
        assert len(set(played)) == len(played)
        left = [each.slug for each in bulletin.left_out if each.slug]
        assert set(played).isdisjoint(left)
        assert len(set(left)) == len(left)
        assert all(each.reason for each in bulletin.left_out)

        said = [link_text(bulletin, n, commune.name) for n in range(len(bulletin.items))]
        assert sum("kính chào bà con" in words for words in said) <= 1

        ranks = [RANK[by_slug[slug].article.priority] for slug in played]
        assert ranks == sorted(ranks)
        hearings = Counter(item.slug for item in bulletin.items if item.slug)
        for item in bulletin.items:
            if item.slug:
                assert item.hearing <= hearings[item.slug]
                assert item.duration_ms == by_slug[item.slug].duration_ms > 0

        for each in library:
            asked = each.article.airing
            until = airs_until(each.article)
            is_its_time = (
                asked is not None
                and airs_from(each.article) <= bulletin.starts
                and (until is None or bulletin.starts < until)
                and is_heard_in(each.article, bulletin.cluster)
            )
            if each.article.slug in played:
                assert is_its_time
                assert until is None or bulletin.starts + timedelta(minutes=bulletin.slot.length_min) <= until
            match each.article.priority:
                case Priority.EMERGENCY:
                    must = is_its_time
                case Priority.PRIORITY:
                    is_asked = asked is not None and asked.wants(bulletin.day, bulletin.slot.id)
                    must = is_its_time and is_asked and not commune.rules.rests_on(bulletin.day)
                case _:
                    must = False
            if must:
                assert each.article.slug in {*played, *left}


@settings(max_examples=150, deadline=None)
@given(stations(), candidates(), spans)
def test_what_must_be_in_is_left_out_only_where_it_cannot_fit(
    commune: Station, library: list[Candidate], span: tuple[date, int]
) -> None:
    by_slug = {each.article.slug: each for each in library}
    around_ms = AROUND_MS - (0 if commune.plays_signature else USUAL_LENGTHS.signature_ms)
    for bulletin in plan(commune, library, *span):
        urgent_ms = sum(
            item.duration_ms
            for item in bulletin.items
            if item.slug and item.hearing == 1 and item.priority is not Priority.ROUTINE
        )
        for left in bulletin.left_out:
            if left.slug and left.priority is not Priority.ROUTINE:
                missing = by_slug[left.slug]
                until = airs_until(missing.article)
                ends = bulletin.starts + timedelta(minutes=bulletin.slot.length_min)
                is_over = until is not None and until < ends
                is_full = urgent_ms + missing.duration_ms + around_ms > bulletin.limit_ms
                assert missing.hindrance or is_over or is_full
        # Relays give way to nothing but what must be in, and to one another.
        intro_ms = USUAL_LENGTHS.relay_intro_ms
        relays_ms = sum(intro_ms + relay.minutes * 60_000 for relay in bulletin.slot.relays)
        if any(left.slug is None for left in bulletin.left_out):
            assert urgent_ms + around_ms + relays_ms > bulletin.limit_ms


@settings(max_examples=60, deadline=None)
@given(stations(), candidates(), spans, st.randoms(use_true_random=False), st.integers(0, 6))
def test_same_input_same_plan(
    commune: Station, library: list[Candidate], span: tuple[date, int], random: object, more: int
) -> None:
    planned = plan(commune, library, *span)
    assert planned == plan(commune, list(reversed(library)), *span)
    first, days = span
    longer = plan(commune, library, first - timedelta(more), days + 2 * more)
    last = first + timedelta(days - 1)
    assert [(b.starts, b.cluster, b.items) for b in longer if first <= b.day <= last] == [
        (b.starts, b.cluster, b.items) for b in planned
    ]
