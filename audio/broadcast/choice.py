"""Choose what one session plays: emergencies, what must be in, relays, and routine items by their waiting."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from audio.broadcast.wishes import Wish, in_words
from newsroom.kinds import Priority
from newsroom.rules import Relay
from newsroom.session_lengths import Lengths
from newsroom.station import Slot

OUT_OF_TIME = "hết giờ"
"""How the reason begins where others took the time."""

_TOLERANCE_S = 60
"""Something heard at 5:30 is due again at 5:30."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One slot of one day."""

    day: date
    slot: Slot
    starts: datetime
    starts_s: float
    """POSIX seconds."""
    ends_s: float
    rests: bool
    """Only emergencies are played."""
    is_told: bool
    """Somebody asked for this session, so that what it leaves out is explained."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a session plays of some wishes, each named by its place among them, and what it does not."""

    emergencies: tuple[int, ...]
    others: tuple[int, ...]
    """Priority items, then routine ones."""
    again: tuple[tuple[int, int], ...]
    """Repeats, with the number of the hearing."""
    relays: tuple[Relay, ...]
    left: tuple[tuple[int, str], ...]
    """Wishes left out, the urgent ones first, and why."""
    relays_left: tuple[tuple[Relay, str], ...]
    """With the reason why."""

    @property
    def chosen(self) -> tuple[int, ...]:
        return self.emergencies + self.others


def choose(
    sitting: Sitting,
    wishes: Sequence[Wish],
    open_places: Iterable[int],
    due: Mapping[int, float],
    lengths: Lengths,
    signature: bool,
) -> Choice:
    """Choose by priority, and within it what has been due longest.

    `open_places` are the wishes that may be looked at, `due` is since when each is due (POSIX seconds).

    What must be in comes before relays, relays before routine items, which give way. Of these, what its
    editor wants on this very day comes first.
    """
    room = _Room(sitting.slot.length_min * 60_000 - lengths.around_ms(signature), sitting, wishes)
    now = sitting.starts_s
    urgent: dict[Priority, list[tuple[float, float, int]]] = {level: [] for level in Priority}
    routine: list[tuple[bool, float, int]] = []
    for place in open_places:
        wish = wishes[place]
        if wish.from_s > now or wish.until_s <= now:
            continue
        if wish.priority is not Priority.EMERGENCY and (
            sitting.rests or not (wish.asked is None or wish.asked.wants(sitting.day, sitting.slot.id))
        ):
            continue
        if wish.priority is not Priority.ROUTINE:
            urgent[wish.priority].append((due[place], -wish.from_s, place))
        elif wish.asked:
            routine.append((not wish.asked.days, due[place], place))
        elif due[place] <= now + _TOLERANCE_S:
            routine.append((True, due[place], place))

    emergencies = room.take([place for *_, place in sorted(urgent[Priority.EMERGENCY])])
    priorities = room.take([place for *_, place in sorted(urgent[Priority.PRIORITY])])
    wanted_relays = () if sitting.rests else sitting.slot.relays
    relays, relays_left = room.take_relays(wanted_relays, emergencies, priorities, lengths)
    again = room.take_again(emergencies + priorities, lengths)
    routine.sort()
    fillers = room.take([place for *_, place in routine])
    again += room.take_again(fillers, lengths)
    return Choice(
        # Of what is urgent, the newest is told first.
        tuple(sorted(emergencies, key=lambda place: (-wishes[place].from_s, place))),
        (*sorted(priorities, key=lambda place: (-wishes[place].from_s, place)), *fillers),
        tuple(again),
        tuple(relays),
        tuple(room.left),
        tuple(relays_left),
    )


class _Room:
    """The time of a session that is not yet given away."""

    def __init__(self, free_ms: int, sitting: Sitting, wishes: Sequence[Wish]) -> None:
        self.whole_ms = self.free_ms = free_ms
        self.ends_s, self.is_told, self.wishes = sitting.ends_s, sitting.is_told, wishes
        self.left: list[tuple[int, str]] = []

    @property
    def whole(self) -> str:
        return in_words(max(0, self.whole_ms))

    @property
    def free(self) -> str:
        return in_words(max(0, self.free_ms))

    def take(self, places: Sequence[int]) -> list[int]:
        """Take in this order whatever fits; note of the others why not."""
        taken: list[int] = []
        for place in places:
            wish = self.wishes[place]
            fits = wish.duration_ms <= self.free_ms and wish.until_s >= self.ends_s
            if fits and not wish.hindrance:
                taken.append(place)
                self.free_ms -= wish.duration_ms
            elif self.is_told:
                self.left.append((place, self.why_not(wish)))
        return taken

    def why_not(self, wish: Wish) -> str:
        if wish.hindrance:
            return wish.hindrance
        if wish.until_s < self.ends_s:
            return "hết giá trị trước khi buổi này kết thúc"
        if wish.duration_ms > self.whole_ms:
            return f"dài hơn cả buổi: bài {wish.length}, buổi chỉ có {self.whole} cho bài"
        return f"{OUT_OF_TIME}: bài {wish.length}, chỉ còn {self.free}"

    def take_relays(
        self, relays: Sequence[Relay], emergencies: Sequence[int], priorities: Sequence[int], lengths: Lengths
    ) -> tuple[list[Relay], list[tuple[Relay, str]]]:
        """Take the relays that fit beside what must be in; return also the others, and why not."""
        taken: list[Relay] = []
        left: list[tuple[Relay, str]] = []
        urgent_ms = self.whole_ms - self.free_ms
        went_first = [("khẩn cấp", emergencies), ("ưu tiên", priorities)]
        urgent = ", ".join(level for level, places in went_first if places)
        for relay in relays:
            needed_ms = lengths.relayed_ms([relay])
            if needed_ms <= self.free_ms:
                self.free_ms -= needed_ms
                taken.append(relay)
            elif needed_ms > self.whole_ms:
                left.append((relay, f"dài hơn cả buổi: cần {in_words(needed_ms)}, buổi chỉ có {self.whole}"))
            elif needed_ms <= self.free_ms + urgent_ms:
                left.append((relay, f"nhường giờ cho bài {urgent}"))
            else:
                left.append((relay, f"{OUT_OF_TIME}: cần {in_words(needed_ms)}, chỉ còn {self.free}"))
        return taken, left

    def take_again(self, places: Sequence[int], lengths: Lengths) -> list[tuple[int, int]]:
        """Take second and third hearings, so long as they fit."""
        again = []
        for place in places:
            wish = self.wishes[place]
            for hearing in range(2, wish.times + 1):
                needed_ms = lengths.again_ms + wish.duration_ms
                if needed_ms > self.free_ms:
                    break
                self.free_ms -= needed_ms
                again.append((place, hearing))
        return again
