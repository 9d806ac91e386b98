"""Put what was chosen for a session in its order, and time it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from audio.broadcast.bulletin import Item, Part
from audio.broadcast.choice import Choice
from audio.broadcast.wishes import Wish
from newsroom.rules import Relay, RelayPlace
from newsroom.session_lengths import Lengths


def items_of(choice: Choice, wishes: Sequence[Wish], lengths: Lengths, signature: bool) -> tuple[Item, ...]:
    """Return a session's items without gaps; none where nothing is to be played.

    The order is: tune, emergencies, greeting if anything else follows, relays that come first, priority and
    routine items, repeats, relays that come last, closing.
    """
    if not choice.chosen and not choice.relays:
        return ()
    return tuple(_timed(_untimed(choice, wishes, lengths, signature)))


def _untimed(choice: Choice, wishes: Sequence[Wish], lengths: Lengths, signature: bool) -> Iterator[Item]:
    if signature:
        yield Item(Part.SIGNATURE, "Nhạc hiệu", 0, lengths.signature_ms)
    yield from (_article(wishes[place], 1) for place in choice.emergencies)
    if choice.others or choice.relays:
        yield Item(Part.LEAD_IN, "Lời chào", 0, lengths.greeting_ms)
    yield from _relays(choice.relays, RelayPlace.BEGINNING, lengths)
    yield from (_article(wishes[place], 1) for place in choice.others)
    for place, hearing in choice.again:
        yield Item(Part.LEAD_IN, "Mời nghe lại", 0, lengths.again_ms)
        yield _article(wishes[place], hearing)
    yield from _relays(choice.relays, RelayPlace.END, lengths)
    yield Item(Part.CLOSING, "Lời kết", 0, lengths.closing_ms)


def _article(wish: Wish, hearing: int) -> Item:
    return Item(Part.ARTICLE, wish.title, 0, wish.duration_ms, wish.slug, wish.priority, hearing)


def _relays(relays: Sequence[Relay], place: RelayPlace, lengths: Lengths) -> Iterator[Item]:
    for relay in relays:
        if relay.place is place:
            yield Item(Part.LEAD_IN, "Lời dẫn tiếp sóng", 0, lengths.relay_intro_ms)
            yield Item(Part.RELAY, relay.name, 0, relay.minutes * 60_000)


def _timed(items: Iterable[Item]) -> Iterator[Item]:
    passed_ms = 0
    for item in items:
        yield replace(item, start_ms=passed_ms)
        passed_ms += item.duration_ms
