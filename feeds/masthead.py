"""Who speaks in the feeds: what every feed of a station says of it."""

from dataclasses import dataclass

from feeds.addresses import absolute
from feeds.characters import legal
from newsroom.station import Station

LANGUAGE = "vi"


@dataclass(frozen=True, slots=True)
class Masthead:
    """The station, fit for feeds."""

    site_url: str
    """Absolute, ends with a slash."""
    commune: str
    publisher: str
    """The broadcasting station's name."""
    email: str
    about: str
    hub_url: str | None
    """WebSub hub that is told of new entries, if the station has one."""

    @classmethod
    def of(cls, station: Station) -> "Masthead":
        return cls(
            site_url=absolute(station.site_url, ""),
            commune=legal(station.commune),
            publisher=legal(station.name),
            email=station.contact.email,
            about=legal(" ".join(station.about.split())),
            hub_url=absolute(station.hub_url, "") if station.hub_url else None,
        )

    @property
    def cover_url(self) -> str:
        return self.site_url + COVER_PATH


COVER_PATH = "feeds/cover.png"
"""POSIX path from the site's root of the picture that podcast apps show: a square of 1400 to 3000 pixels."""
