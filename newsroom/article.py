"""An article as the rest of the house sees it: immutable, checked, with aware times."""

from dataclasses import dataclass
from datetime import date, datetime

from newsroom.kinds import Kind, Priority


@dataclass(frozen=True, slots=True)
class Source:
    """Who vouches for the facts of an article."""

    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class EventDetails:
    """When and where an event takes place, and what to bring."""

    starts: datetime
    ends: datetime | None
    place: str
    bring: str | None


@dataclass(frozen=True, slots=True)
class DocumentDetails:
    """What identifies a legal document: its number, date and issuing body."""

    number: str
    issued: date
    issuer: str


@dataclass(frozen=True, slots=True)
class CampaignDetails:
    """First and last day of a campaign, both included."""

    starts: date
    ends: date

    @property
    def days(self) -> int:
        return (self.ends - self.starts).days + 1


Details = EventDetails | DocumentDetails | CampaignDetails


@dataclass(frozen=True, slots=True)
class AirText:
    """A shorter text for the loudspeaker, and the line of the source file on which it begins, 1-based."""

    body: str
    line: int


@dataclass(frozen=True, slots=True)
class Article:
    """One Markdown source, parsed and checked."""

    slug: str
    """Unique in the library; ASCII lower case, digits and hyphens; never changes once published."""
    kind: Kind
    title: str
    summary: str
    """One or two sentences of plain text; empty where the editor gave none."""
    body: str
    """Markdown, NFC, LF line ends, without the front matter."""
    body_line: int
    """Line of the source file on which `body` begins, 1-based."""
    published: datetime
    updated: datetime
    """Never before `published`."""
    expires: datetime | None
    """First instant at which the article is no longer valid."""
    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    """Audience ids; empty means everybody."""
    villages: tuple[str, ...]
    """Village ids; empty means the whole commune."""
    priority: Priority
    source: Source | None
    author: str | None
    draft: bool
    details: Details | None
    """Set for events, legal documents and campaigns; None for the other kinds."""
    air: AirText | None
    """What is read aloud instead of `body`; None where `body` itself is read."""
    path: str
    """POSIX path from `content/`, e.g. `thong-bao/tiem-chung.md`."""
    reading: str | None = None
    """POSIX path from `content/` of the sound file in which a person reads the article."""
    former_slug: str | None = None
    """Slug under which it was first published, where its file was renamed since."""

    def is_public(self, at: datetime) -> bool:
        """Tell whether residents may see and hear the article at this instant."""
        return not self.draft and self.published <= at and not self.is_over(at)

    def is_over(self, at: datetime) -> bool:
        """Tell whether the article's last day is past."""
        return self.expires is not None and self.expires <= at

    @property
    def lasting_name(self) -> str:
        """Slug by which feeds have known the article from its first day on."""
        return self.former_slug or self.slug

    @property
    def page_path(self) -> str:
        """POSIX path of the article's page from the site's root."""
        return f"{self.kind}/{self.slug}.html"
