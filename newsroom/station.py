"""The commune and its station, as `content/station.yml` describes them."""

from dataclasses import dataclass
from datetime import time
from zoneinfo import ZoneInfo

from newsroom.voicing import OnVoiceFailure


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of one of the station's own lists: a topic, an audience or a village."""

    id: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Topic(Term):
    """A subject articles are filed under; `skill` marks the basic digital skills."""

    skill: bool


@dataclass(frozen=True, slots=True)
class Cluster:
    """Loudspeakers that play together, and the villages that hear them."""

    id: str
    name: str
    villages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A daily broadcast session, in the station's local time."""

    id: str
    name: str
    starts: time
    length_min: int


@dataclass(frozen=True, slots=True)
class Contact:
    """How residents reach the commune."""

    address: str
    phone: str
    email: str
    hours: str


@dataclass(frozen=True, slots=True)
class Hotline:
    """A telephone number residents should know."""

    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Station:
    """Everything the house knows of the commune it serves."""

    commune: str
    province: str
    name: str
    """Name of the broadcasting station, as it is spoken."""
    site_url: str
    """Absolute, ends with a slash; the root of every permalink."""
    timezone: ZoneInfo
    about: str
    contact: Contact
    hotlines: tuple[Hotline, ...]
    topics: tuple[Topic, ...]
    audiences: tuple[Term, ...]
    villages: tuple[Term, ...]
    clusters: tuple[Cluster, ...]
    slots: tuple[Slot, ...]
    syllables_per_min: int
    """How fast it is read aloud."""
    voices: tuple[str, ...]
    """Names of voices, the preferred one first."""
    on_voice_failure: OnVoiceFailure
    hub_url: str | None = None
    """WebSub hub that passes new entries of the feeds on at once."""
