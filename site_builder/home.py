"""The home page: emergencies, what is new, what is on air, the skills, the campaign, villages, contacts."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

from newsroom.article import CampaignDetails, EventDetails
from newsroom.broadcast import Broadcast
from newsroom.kinds import Kind, Priority
from newsroom.library import Library
from newsroom.recording import Recordings
from newsroom.station import Station
from site_builder.campaign_page import campaign_progress
from site_builder.contact_page import hotlines
from site_builder.emergency import emergency_banner
from site_builder.links import staged_path
from site_builder.listing_pages import cards
from site_builder.markup import anchor, href
from site_builder.output import OutputFile
from site_builder.page_frame import Frame, framed_page
from site_builder.player import session_player

HOME = "index.md"
_NOTICES, _EVENTS, _LATEST, _SESSIONS, _HOTLINES = 4, 3, 4, 16, 6


def home_page(
    public: Library, station: Station, recordings: Recordings, broadcasts: Sequence[Broadcast]
) -> OutputFile:
    """Stage the home page of a library of public articles and of the sessions on tape."""
    emergencies = public.where(lambda a: a.priority is Priority.EMERGENCY).articles
    about = f"Trang thông tin và truyền thanh {station.commune}, {station.province}"
    parts = [
        f'<p class="lx-frame lx-tagline">{escape(about)}</p>',
        *(emergency_banner(article, HOME) for article in emergencies),
        _notices(public, recordings),
        _on_air(public, station, broadcasts),
        _skills(station),
        _campaigns(public),
        _events(public, recordings),
        _latest(public, recordings),
        _audiences(station),
        _villages(station),
        _contacts(station),
    ]
    updated = max((a.updated for a in public.articles), default=None)
    frame = Frame(station, updated, kind="trang-chu", description=about)
    return framed_page(HOME, station.commune, "\n\n".join(filter(None, parts)), frame)


def _section(title: str, inside: str, kind: str, more: str = "") -> str:
    foot = f'\n<p class="lx-more">{more}</p>' if more else ""
    return f'<section class="lx-section lx-{kind}">\n<h2>{escape(title)}</h2>\n{inside}{foot}\n</section>'


def _notices(public: Library, recordings: Recordings) -> str:
    """Show what must not be missed first, then the newest notices."""
    urgent = [a for a in public.articles if a.priority is Priority.PRIORITY]
    plain = [a for a in public.articles if a.kind is Kind.NOTICE and a.priority is Priority.ROUTINE]
    chosen = [*urgent, *plain][: max(_NOTICES, len(urgent))]
    more = anchor("Tất cả thông báo", f"{Kind.NOTICE}/index.md", HOME)
    return _section("Thông báo mới", cards(chosen, recordings, HOME, heading=3), "notices", more)


def _on_air(public: Library, station: Station, broadcasts: Sequence[Broadcast]) -> str:
    """Tell when the loudspeakers speak; a script adds which session is next."""
    slots = "\n".join(
        f'<li data-slot="{slot.starts:%H:%M}" data-length-min="{slot.length_min}">'
        f"<strong>{slot.starts:%H:%M}</strong> {escape(slot.name)}</li>"
        for slot in station.slots
    )
    inside = (
        '<p class="lx-next" hidden></p>\n<p>Loa của xã phát mỗi ngày:</p>\n'
        f'<ul class="lx-list lx-slots">\n{slots}\n</ul>'
    )
    latest = sorted(broadcasts, key=lambda each: (-each.starts.timestamp(), each.id))[:_SESSIONS]
    if latest:
        pages = {article.slug: staged_path(article) for article in public.articles}
        inside += "\n<h3>Nghe lại</h3>\n" + "\n".join(session_player(each, pages, HOME) for each in latest)
    return _section("Buổi phát tới", inside, "on-air")


def _skills(station: Station) -> str:
    skills = [topic for topic in station.topics if topic.skill]
    if not skills:
        return ""
    items = "\n".join(
        f'<li><a class="lx-skill" href="{href(f"chuyen-muc/{topic.id}.md", HOME)}">'
        f"<strong>{escape(topic.name)}</strong> <span>{escape(topic.description)}</span></a></li>"
        for topic in skills
    )
    return _section("Kỹ năng số cho mọi nhà", f'<ol class="lx-list lx-skills">\n{items}\n</ol>', "learn")


def _campaigns(public: Library) -> str:
    """Count down the campaigns; a script takes away those that are over."""
    items = "\n".join(
        '<li class="lx-campaign">\n'
        f'<p class="lx-lead">{anchor(article.title, staged_path(article), HOME)}</p>\n'
        f"{campaign_progress(article.details)}</li>"
        for article in public.articles
        if isinstance(article.details, CampaignDetails)
    )
    return _section("Chiến dịch", f'<ul class="lx-list">\n{items}\n</ul>', "campaigns") if items else ""


def _events(public: Library, recordings: Recordings) -> str:
    """Show the next events, as of the newest article's day; a script takes away what is over."""
    newest = max((a.updated for a in public.articles), default=None)
    coming = sorted(
        (a.details.starts, a.slug, a)
        for a in public.articles
        if isinstance(a.details, EventDetails) and newest and _lasts_beyond(a.details, newest.date())
    )
    chosen = [article for _, _, article in coming[:_EVENTS]]
    if not chosen:
        return ""
    more = anchor("Tất cả sự kiện", f"{Kind.EVENT}/index.md", HOME)
    return _section("Sắp diễn ra", cards(chosen, recordings, HOME, heading=3, brief=True), "events", more)


def _lasts_beyond(event: EventDetails, day: date) -> bool:
    return (event.ends or event.starts).date() >= day - timedelta(days=1)


def _latest(public: Library, recordings: Recordings) -> str:
    kinds = (Kind.NEWS, Kind.GOOD_PRACTICE, Kind.QUESTION)
    chosen = [a for a in public.articles if a.kind in kinds][:_LATEST]
    if not chosen:
        return ""
    more = anchor("Tất cả tin tức", f"{Kind.NEWS}/index.md", HOME)
    return _section("Mới đăng", cards(chosen, recordings, HOME, heading=3, brief=True), "latest", more)


def _chips(entries: Sequence[tuple[str, str]]) -> str:
    items = "\n".join(f"<li>{anchor(name, path, HOME)}</li>" for name, path in entries)
    return f'<ul class="lx-list lx-chips">\n{items}\n</ul>'


def _audiences(station: Station) -> str:
    """Offer a way in for everyone, those first who would rather hear."""
    in_order = sorted(station.audiences, key=lambda audience: not audience.audio_first)
    return _section("Dành cho", _chips([(a.name, f"doi-tuong/{a.id}.md") for a in in_order]), "audiences")


def _villages(station: Station) -> str:
    return _section(
        "Thôn của bạn", _chips([(v.name, f"thon/{v.id}.md") for v in station.villages]), "villages"
    )


def _contacts(station: Station) -> str:
    more = anchor("Mọi số điện thoại và địa chỉ", "gioi-thieu.md", HOME)
    return _section("Gọi khi cần", hotlines(station.hotlines[:_HOTLINES]), "contacts", more)
