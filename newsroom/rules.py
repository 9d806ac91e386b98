"""A station's rules of broadcasting: when sessions may be, when it rests, who clears what is said."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from newsroom.holiday import holiday_on

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
"""Weekdays as Python counts them: Monday is 0."""


class RelayPlace(StrEnum):
    """Where in a session a relay is heard."""

    BEGINNING = "dau"
    END = "cuoi"


@dataclass(frozen=True, slots=True)
class Relay:
    """Another station's programme that a session carries."""

    name: str
    minutes: int
    place: RelayPlace


class OnHolidays(StrEnum):
    """What a station does on public holidays."""

    PLAY = "phat"
    REST = "nghi"


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours of the day in which nothing is played; past midnight where `until` is not after `since`."""

    since: time
    until: time


@dataclass(frozen=True, slots=True)
class Rules:
    """What sessions must keep to; None where a station sets no such rule."""

    earliest_start: time | None = None
    latest_start: time | None = None
    most_minutes: int | None = None
    """Of one session."""
    most_sessions: int | None = None
    """Of one day."""
    weekdays: tuple[int, ...] = EVERY_DAY
    quiet: tuple[Quiet, ...] = ()
    on_holidays: OnHolidays = OnHolidays.PLAY
    days_off: tuple[date, ...] = ()
    """The commune's own."""

    def rests_on(self, day: date) -> bool:
        """Tell whether only emergencies are played on this day."""
        if day.weekday() not in self.weekdays or day in self.days_off:
            return True
        return self.on_holidays is OnHolidays.REST and holiday_on(day) is not None


NO_RULES = Rules()


class Clearance(StrEnum):
    """How many people stand behind what is published and played."""

    NONE = "khong"
    ONE_PERSON = "mot-nguoi"
    TWO_PEOPLE = "hai-nguoi"
    """The approver is not the author."""


@dataclass(frozen=True, slots=True)
class Approver:
    """Somebody who may clear articles."""

    id: str
    name: str
