"""The commune and its station, as `content/station.yml` describes them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from newsroom.rules import EVERY_DAY, NO_RULES, Approver, Clearance, Relay, Rules
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
class Audience(Term):
    """People an article is for; `audio_first` where they would rather hear than read."""

    audio_first: bool


@dataclass(frozen=True, slots=True)
class Member:
    """One of a village's Community Digital Team; `phone` is empty where it is not to be published."""

    name: str
    role: str
    phone: str


@dataclass(frozen=True, slots=True)
class Village(Term):
    """A village and its Community Digital Team."""

    team: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Loudspeakers that play together, and the villages that hear them."""

    id: str
    name: str
    villages: tuple[str, ...]


URGENT = "khan-cap"
"""Begins the ids of slots for emergencies alone, which belong to no plan."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A broadcast session of every day, or of some weekdays, in the station's local time."""

    id: str
    """None of `station.yml` is `URGENT`, nor begins with it and a hyphen."""
    name: str
    starts: time
    length_min: int
    weekdays: tuple[int, ...] = EVERY_DAY
    """Monday is 0."""
    relays: tuple[Relay, ...] = ()

    def span_on(self, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Return when the session of a day starts, and when it must be over."""
        starts = datetime.combine(day, self.starts, zone)
        return starts, starts + timedelta(minutes=self.length_min)


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
    audiences: tuple[Audience, ...]
    villages: tuple[Village, ...]
    clusters: tuple[Cluster, ...]
    slots: tuple[Slot, ...]
    syllables_per_min: int
    """How fast it is read aloud."""
    voices: tuple[str, ...]
    """Names of voices, the preferred one first."""
    on_voice_failure: OnVoiceFailure
    plays_signature: bool = True
    signature_file: str | None = None
    """POSIX path from `content/` of the station's own tune; None for ours."""
    rules: Rules = NO_RULES
    clearance: Clearance = Clearance.NONE
    approvers: tuple[Approver, ...] = ()
    hub_url: str | None = None
    """WebSub hub that passes new entries of the feeds on at once."""
