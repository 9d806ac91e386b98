"""Plan sessions: what each cluster plays in each slot, in which order, and what is left out, and why.

Emergencies head every session, priority items must be in, and routine items fill what is left: those first
that have been due longest. One that was heard is due again after a rest of its kind (`REST_DAYS`).

A plan is a function of library, station and lengths alone. When an item is due is known from the sessions
planned before; so that the plan of a day does not depend on the range that is asked for, planning begins at
fixed days, four weeks apart, at which all that is there is due: first what came in the week before, then the
rest, in an order that is turned each time by the golden section of the list.

So none starves. Say that in one cluster n routine items are open in a period beside item x. Each session
into which x could go beside what must be in, and that yet leaves it out, plays one that was due before it,
and that comes behind x thereby. Hence x, once due, is heard by the (n + 1)th such session; an item that
names days goes first on them, and counts once for each session. If a period has only s such sessions, fewer
than n + 1, the first s items of the order are heard for certain, and while the list stays as it is the
golden section brings x among them in fewer than 2 (n + 1) / s periods, for no gap between m of its multiples
is as long as 2 / m.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby
from math import floor

from audio.broadcast.bulletin import Bulletin, LeftOut
from audio.broadcast.choice import Choice, Sitting, choose
from audio.broadcast.running_order import items_of
from audio.broadcast.wishes import Candidate, Wish, wishes_of
from newsroom.kinds import Priority
from newsroom.session_lengths import USUAL_LENGTHS, Lengths
from newsroom.station import Cluster, Station

_PERIOD_DAYS = 28
_FIRST_PERIOD = date(2024, 1, 1)
"""A Monday."""

_LOOKAHEAD_DAYS = 14
"""How far beyond the range it is looked when something airs next."""

_TURN_S = 0.001
"""Keeps items of one session in their order, though all count as heard at its start."""

_NEW_S = 7 * 24 * 60 * 60
_LONG_S = 2 * _PERIOD_DAYS * 24 * 60 * 60
"""Brings what is new, until the end of a period, before all that was there when it began."""

_GOLDEN = (5**0.5 - 1) / 2


def plan(
    station: Station,
    candidates: Sequence[Candidate],
    first: date,
    days: int,
    lengths: Lengths = USUAL_LENGTHS,
    clusters: Sequence[Cluster] | None = None,
) -> tuple[Bulletin, ...]:
    """Plan every session of `days` days from `first`, by start, then in the station's order of clusters.

    `clusters` are all of the station's where none are given. A day on which the station rests has sessions
    only where there are emergencies. A session in which nothing is played has no items.
    """
    last = first + timedelta(days=days - 1)
    sittings = list(_sittings(station, first, last))
    everything = wishes_of(candidates)
    planned: list[Bulletin] = []
    for cluster in station.clusters if clusters is None else clusters:
        wishes = [wish for wish in everything if wish.is_heard_in(cluster)]
        choices = list(_choices(sittings, wishes, lengths, station))
        of_cluster = list(_bulletins(choices, wishes, cluster, lengths, station))
        planned += (bulletin for bulletin in reversed(of_cluster) if _is_held(bulletin, station))
    return tuple(sorted(planned, key=lambda bulletin: bulletin.starts))


def _is_held(bulletin: Bulletin, station: Station) -> bool:
    return bool(bulletin.items or bulletin.left_out) or not station.rules.rests_on(bulletin.day)


def _sittings(station: Station, first: date, last: date) -> Iterator[Sitting]:
    """List every session from the beginning of the first day's period until beyond the last day."""
    slots = sorted(station.slots, key=lambda slot: (slot.starts, slot.id))
    day = _begins(_period_of(first))
    while day <= last + timedelta(days=_LOOKAHEAD_DAYS):
        rests = station.rules.rests_on(day)
        for slot in slots:
            if day.weekday() in slot.weekdays:
                starts, ends = slot.span_on(day, station.timezone)
                is_told = first <= day <= last
                yield Sitting(day, slot, starts, starts.timestamp(), ends.timestamp(), rests, is_told)
        day += timedelta(days=1)


def _period_of(day: date) -> int:
    return (day - _FIRST_PERIOD).days // _PERIOD_DAYS


def _begins(period: int) -> date:
    return _FIRST_PERIOD + timedelta(days=period * _PERIOD_DAYS)


def _choices(
    sittings: Sequence[Sitting], wishes: Sequence[Wish], lengths: Lengths, station: Station
) -> Iterator[tuple[Sitting, Choice]]:
    """Choose for one session after another, noting when each item is due again."""
    for period, group in groupby(sittings, key=lambda sitting: _period_of(sitting.day)):
        begins_s, ends_s = (
            datetime.combine(_begins(number), time(), station.timezone).timestamp()
            for number in (period, period + 1)
        )
        open_places = [
            place for place, wish in enumerate(wishes) if wish.from_s < ends_s and wish.until_s > begins_s
        ]
        due = _due_at_first(wishes, open_places, period, begins_s)
        for sitting in group:
            choice = choose(sitting, wishes, open_places, due, lengths, station.plays_signature)
            for turn, place in enumerate(choice.chosen):
                due[place] = sitting.starts_s + wishes[place].rest_s + turn * _TURN_S
            yield sitting, choice


def _due_at_first(
    wishes: Sequence[Wish], open_places: Sequence[int], period: int, begins_s: float
) -> dict[int, float]:
    """Say since when each open wish is due, as a period begins.

    What is new goes before what was there, the longer new the earlier; that is due within the second before.
    """
    due = {
        place: wishes[place].from_s - _LONG_S
        for place in open_places
        if wishes[place].from_s > begins_s - _NEW_S
    }
    old = [place for place in open_places if place not in due]
    turn = floor(period * _GOLDEN % 1 * len(old))
    return due | {place: begins_s - 1 + (rank - turn) % len(old) / len(old) for rank, place in enumerate(old)}


def _bulletins(
    choices: Sequence[tuple[Sitting, Choice]],
    wishes: Sequence[Wish],
    cluster: Cluster,
    lengths: Lengths,
    station: Station,
) -> Iterator[Bulletin]:
    """Word what was asked for of a cluster, the last first: each tells when what it left out comes next."""
    next_airs: dict[int, datetime] = {}
    next_relayed: dict[str, datetime] = {}
    for sitting, choice in reversed(choices):
        if sitting.is_told:
            relays = (
                LeftOut(None, relay.name, Priority.ROUTINE, reason, next_relayed.get(relay.name))
                for relay, reason in choice.relays_left
            )
            yield Bulletin(
                day=sitting.day,
                slot=sitting.slot,
                cluster=cluster,
                starts=sitting.starts,
                limit_ms=sitting.slot.length_min * 60_000,
                items=items_of(choice, wishes, lengths, station.plays_signature),
                left_out=(*_left_out(choice, wishes, next_airs), *relays),
            )
        for place in choice.chosen:
            next_airs[place] = sitting.starts
        for relay in choice.relays:
            next_relayed[relay.name] = sitting.starts


def _left_out(choice: Choice, wishes: Sequence[Wish], next_airs: Mapping[int, datetime]) -> Iterator[LeftOut]:
    for place, reason in choice.left:
        article = wishes[place].article
        yield LeftOut(article.slug, article.title, article.priority, reason, next_airs.get(place))
