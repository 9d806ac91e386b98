"""The home page, and the page about the commune and how to reach it."""

from newsroom.kinds import Kind, Priority
from newsroom.library import Library
from newsroom.recording import Recordings
from newsroom.station import Station
from site_builder.feed_page import FEED_PAGE
from site_builder.links import staged_path
from site_builder.listing_pages import article_list
from site_builder.markup import link, literal, page
from site_builder.output import OutputFile

_HOME = "index.md"
_ABOUT = "gioi-thieu.md"
_LATEST = 8


def home_page(library: Library, station: Station, recordings: Recordings) -> OutputFile:
    """Stage the home page: emergencies first, then what must not be missed, the skills, and the latest."""
    emergencies = library.where(lambda a: a.priority is Priority.EMERGENCY).articles
    urgent = library.where(lambda a: a.priority is Priority.PRIORITY).articles
    latest = library.where(lambda a: a.priority is Priority.ROUTINE).articles[:_LATEST]
    parts = [_banner(a.title, staged_path(a), a.summary) for a in emergencies]
    if urgent:
        parts += ["## Cần biết ngay", article_list(urgent, recordings, _HOME)]
    parts += ["## Kỹ năng số", _skills(station)]
    parts += ["## Mới đăng", article_list(latest, recordings, _HOME)]
    parts += [" · ".join(link(kind.label, f"{kind}/index.md", _HOME) for kind in Kind)]
    parts += ["## Gọi khi cần", _hotlines(station), link("Giới thiệu và liên hệ", _ABOUT, _HOME)]
    about = f"Trang thông tin và truyền thanh {station.commune}, {station.province}"
    return OutputFile(_HOME, page(station.commune, "\n\n".join([literal(about), *parts]), description=about))


def about_page(station: Station) -> OutputFile:
    """Stage the page about the commune: contacts, hotlines, hours of broadcast, loudspeakers."""
    contact = station.contact
    villages = {village.id: village.name for village in station.villages}
    parts = [
        literal(station.about),
        "## Liên hệ",
        f"- **Địa chỉ:** {literal(contact.address)}\n"
        f"- **Điện thoại:** [{literal(contact.phone)}](tel:{_dialled(contact.phone)})\n"
        f"- **Thư điện tử:** [{literal(contact.email)}](mailto:{contact.email})\n"
        f"- **Giờ làm việc:** {literal(contact.hours)}",
        "## Đường dây nóng",
        _hotlines(station),
        "## Giờ phát thanh",
        "\n".join(
            f"- **{literal(slot.name)}:** {slot.starts:%H:%M}, {slot.length_min} phút"
            for slot in station.slots
        ),
        "## Cụm loa",
        "\n".join(
            f"- **{literal(cluster.name)}:** {literal(', '.join(villages[v] for v in cluster.villages))}"
            for cluster in station.clusters
        ),
        "## Nghe và theo dõi",
        f"Bài mới tự đến máy của bà con: xem cách làm ở trang {link('Theo dõi tin', FEED_PAGE, _ABOUT)}.",
    ]
    return OutputFile(_ABOUT, page("Giới thiệu và liên hệ", "\n\n".join(parts)))


def _banner(title: str, target: str, summary: str) -> str:
    return f'!!! danger "Khẩn cấp"\n    **{link(title, target, _HOME)}**\n\n    {literal(summary)}'


def _skills(station: Station) -> str:
    skills = (topic for topic in station.topics if topic.skill)
    return "\n".join(f"- {link(topic.name, f'chuyen-muc/{topic.id}.md', _HOME)}" for topic in skills)


def _hotlines(station: Station) -> str:
    return "\n".join(
        f"- {literal(hotline.name)}: [**{literal(hotline.number)}**](tel:{_dialled(hotline.number)})"
        for hotline in station.hotlines
    )


def _dialled(number: str) -> str:
    return "".join(c for c in number if c.isdigit() or c == "+")
