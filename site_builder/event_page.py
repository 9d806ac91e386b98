"""What an event's page has more than others: the event as a calendar file (RFC 5545)."""

from datetime import UTC, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from newsroom.article import Article, EventDetails
from newsroom.station import Station
from site_builder.links import staged_path
from site_builder.markup import href
from site_builder.output import OutputFile

_USUAL_LENGTH = timedelta(hours=2)


def calendar_path(article: Article) -> str:
    """Name an event's calendar file: beside its page, POSIX path from the site's root."""
    return staged_path(article).removesuffix(".md") + ".ics"


def calendar_link(article: Article, path: str) -> str:
    """Offer the event to a telephone's calendar, on its staged page at `path`."""
    target = href(calendar_path(article), path)
    return f'<p><a class="lx-button" href="{target}">Thêm vào lịch điện thoại</a></p>'


def calendar_file(article: Article, details: EventDetails, station: Station) -> OutputFile:
    """Write an event for calendars; equal articles give equal bytes."""
    event = Event()
    event.add("uid", f"{article.slug}@{urlsplit(station.site_url).hostname}")
    event.add("dtstamp", article.updated.astimezone(UTC))
    # UTC needs no description of time zones, and calendars show it in the reader's own.
    event.add("dtstart", details.starts.astimezone(UTC))
    event.add("dtend", (details.ends or details.starts + _USUAL_LENGTH).astimezone(UTC))
    event.add("summary", article.title)
    event.add("location", details.place)
    said = [article.summary, f"Mang theo: {details.bring}" if details.bring else ""]
    event.add("description", "\n".join(filter(None, said)))
    event.add("url", station.site_url + article.page_path)
    calendar = Calendar()
    calendar.add("prodid", "-//Loa Xã//vi")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return OutputFile(calendar_path(article), calendar.to_ical())
