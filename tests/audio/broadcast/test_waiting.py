"""Nobody starves: how long a routine item waits at most, with however many others beside it."""

from dataclasses import replace
from datetime import date, time, timedelta
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.broadcast.bulletin import Bulletin
from audio.broadcast.planning import plan
from audio.broadcast.wishes import Candidate
from newsroom.airing import airs_from, airs_until
from newsroom.article import Airing
from newsroom.kinds import Kind, Priority
from newsroom.session_lengths import USUAL_LENGTHS
from newsroom.station import Slot
from tests.audio.broadcast.library import EVENING, MONDAY, MORNING, article, at, station

AROUND_MS = USUAL_LENGTHS.signature_ms + USUAL_LENGTHS.greeting_ms + USUAL_LENGTHS.closing_ms
PERIOD_DAYS = 28
BEGINS = date(2026, 11, 2)
"""The first day of a period."""
LASTING = Airing(last=MONDAY + timedelta(4000))
PART_OF_WEEK = st.sampled_from([(), (), (0, 3), (5, 6)])
ODD_SLOTS = st.sampled_from([(), (), ("sang",), ("chieu",)])


def heard_first(bulletin: Bulletin) -> list[str]:
    return [item.slug for item in bulletin.items if item.slug and item.hearing == 1]


@st.composite
def libraries(draw: st.DrawFn) -> list[Candidate]:
    """Make routine items that last, come, pass, or name days, and some that must be in."""
    found = []
    for n in range(draw(st.integers(1, 40))):
        is_urgent = draw(st.integers(0, 9)) == 0
        days = draw(st.sampled_from([(), (), (), (BEGINS + timedelta(3), BEGINS + timedelta(9))]))
        airing = replace(LASTING, weekdays=draw(PART_OF_WEEK), slots=draw(ODD_SLOTS), days=days)
        made = article(
            f"bai-{n:02}",
            draw(st.sampled_from(Kind)),
            Priority.PRIORITY if is_urgent else Priority.ROUTINE,
            at(BEGINS + timedelta(draw(st.integers(-60, 14))), time(draw(st.integers(0, 23)))),
            draw(st.sampled_from([None, None, at(BEGINS + timedelta(20))])),
            airing=airing,
        )
        found.append(Candidate(made, draw(st.integers(20_000, 800_000))))
    return found


def could_hold(bulletin: Bulletin, item: Candidate) -> bool:
    """Tell whether an item may be heard in a session, and fits beside what must be in."""
    wished, until = item.article.airing, airs_until(item.article)
    ends = bulletin.starts + timedelta(minutes=bulletin.slot.length_min)
    routine_ms = sum(i.duration_ms for i in bulletin.items if i.slug and i.priority is Priority.ROUTINE)
    must_ms = bulletin.duration_ms - routine_ms if bulletin.items else AROUND_MS
    return (
        wished is not None
        and airs_from(item.article) <= bulletin.starts
        and (until is None or ends <= until)
        and wished.wants(bulletin.day, bulletin.slot.id)
        and must_ms + item.duration_ms <= bulletin.limit_ms
    )


@settings(max_examples=150, deadline=None)
@given(
    libraries(), st.sampled_from([(MORNING,), (MORNING, EVENING), (replace(MORNING, weekdays=(0, 3, 6)),)])
)
def test_an_item_is_heard_by_the_session_after_as_many_as_there_are_others(
    library: list[Candidate], slots: tuple[Slot, ...]
) -> None:
    bulletins = plan(station(slots), library, BEGINS, PERIOD_DAYS)
    routine = [each for each in library if each.article.priority is Priority.ROUTINE]

    def goes_before(other: Candidate) -> int:
        wished = other.article.airing
        assert wished
        return sum(b.day in wished.days for b in bulletins) if wished.days else 1

    for item in routine:
        if item.article.airing and not item.article.airing.days:
            most = sum(goes_before(other) for other in routine if other is not item) + 1
            possible = [bulletin for bulletin in bulletins if could_hold(bulletin, item)]
            if len(possible) >= most:
                assert any(item.article.slug in heard_first(bulletin) for bulletin in possible[:most])


@pytest.mark.parametrize("shift", range(6))
def test_what_may_rest_long_is_not_outrun_by_what_is_soon_due_again(shift: int) -> None:
    whole_ms = MORNING.length_min * 60_000 - AROUND_MS
    notices = [Candidate(article(f"bai-{n:02}", Kind.NOTICE, airing=LASTING), whole_ms) for n in range(26)]
    law = Candidate(article("luat", Kind.DOCUMENT, airing=LASTING), whole_ms)
    first = BEGINS + timedelta(PERIOD_DAYS * shift)
    bulletins = plan(station([MORNING]), [*notices, law], first, len(notices) + 1)
    assert any("luat" in heard_first(bulletin) for bulletin in bulletins)


@settings(max_examples=100, deadline=None)
@given(libraries())
def test_what_is_wanted_on_a_day_goes_before_what_may_wait(library: list[Candidate]) -> None:
    by_slug = {each.article.slug: each for each in library}
    for bulletin in plan(station(), library, BEGINS, PERIOD_DAYS):
        order = [by_slug[slug].article for slug in heard_first(bulletin)]
        named = [bool(a.airing and a.airing.days) for a in order if a.priority is Priority.ROUTINE]
        assert named == sorted(named, reverse=True)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 60), st.sampled_from([(0,), (0, 3), (0, 2, 4, 6)]), st.integers(0, 60))
def test_of_more_items_than_a_period_has_sessions_each_comes_in_its_turn(
    count: int, weekdays: tuple[int, ...], shift: int
) -> None:
    """Let no two fit into one session, so that a period hears as few as can be."""
    slot = replace(MORNING, weekdays=weekdays)
    whole_ms = slot.length_min * 60_000 - AROUND_MS
    lasting = [
        Candidate(
            article(f"bai-{n:02}", Kind.GUIDE, published=at(BEGINS - timedelta(900)), airing=LASTING),
            whole_ms,
        )
        for n in range(count)
    ]
    sessions = len(weekdays) * PERIOD_DAYS // 7
    periods = max(1, ceil(2 * count / sessions))
    first = BEGINS + timedelta(PERIOD_DAYS * shift)
    bulletins = plan(station([slot]), lasting, first, PERIOD_DAYS * periods)
    assert {slug for b in bulletins for slug in heard_first(b)} == {each.article.slug for each in lasting}


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 30), st.integers(60, 400))
def test_who_waits_longer_goes_first(count: int, length_s: int) -> None:
    """Within a period, equals are heard in turn: nobody a second time before everybody a first time."""
    equals = [
        Candidate(article(f"bai-{n:02}", Kind.NEWS, airing=LASTING), length_s * 1000) for n in range(count)
    ]
    order = [slug for b in plan(station([MORNING]), equals, BEGINS, PERIOD_DAYS) for slug in heard_first(b)]
    rounds = [order[n : n + count] for n in range(0, len(order), count)]
    assert all(len(set(each)) == len(each) for each in rounds)


@pytest.mark.parametrize("published", [date(2026, 11, 1), date(2026, 11, 2), date(2026, 11, 12)])
def test_news_is_told_before_a_hundred_guides_that_wait(published: date) -> None:
    """Also where it came the day before waiting begins anew, and is told for a week alone."""
    guides = [Candidate(article(f"bai-{n:03}", Kind.GUIDE), 200_000) for n in range(100)]
    news = Candidate(article("tin-moi", Kind.NEWS, published=at(published, time(6))), 200_000)
    (bulletin,) = plan(station([EVENING]), [*guides, news], max(published, BEGINS), 1)
    assert heard_first(bulletin)[0] == "tin-moi"
