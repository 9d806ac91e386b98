"""All sessions as an iCalendar (RFC 5545) by the icalendar library."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from icalendar import Calendar, Event


@dataclass(frozen=True, slots=True)
class Appointment:
    """A session as a calendar shows it."""

    id: str
    """Unique and for ever."""
    starts: datetime
    duration_ms: int
    """Rounded up to whole seconds: calendars know no less."""
    title: str
    place: str
    lines: tuple[str, ...]
    """What is on, one thing a line."""
    changed: datetime
    """When what it is made of last changed; never the clock."""


def render_calendar(name: str, host: str, appointments: Iterable[Appointment]) -> bytes:
    """Write sessions in order of time; equal sessions give equal bytes.

    `host` makes identifiers unique in the world, so that a calendar read again replaces what it showed.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Loa Xã//Lịch phát thanh//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    for each in sorted(appointments, key=lambda a: (a.starts, a.id)):
        event = Event()
        event.add("uid", f"{each.id}@{host}")
        event.add("dtstamp", each.changed)
        event.add("dtstart", each.starts)
        event.add("duration", timedelta(seconds=-(-each.duration_ms // 1000)))
        event.add("summary", each.title)
        event.add("location", each.place)
        event.add("description", "\n".join(each.lines))
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
