"""The page about the commune and how to reach it."""

from collections.abc import Sequence
from html import escape

from newsroom.station import Hotline, Station
from site_builder.broadcasts import CONSOLE_PATH
from site_builder.feed_page import FEED_PAGE
from site_builder.markup import anchor, button, literal, phone_link
from site_builder.output import OutputFile
from site_builder.page_frame import Frame, framed_page

_PATH = "gioi-thieu.md"


def contact_page(station: Station) -> OutputFile:
    """Stage the page about the commune: contacts, hotlines, hours of broadcast, loudspeakers."""
    contact = station.contact
    villages = {village.id: village.name for village in station.villages}
    rows = [
        ("Địa chỉ", escape(contact.address)),
        ("Điện thoại", phone_link(contact.phone)),
        ("Thư điện tử", f'<a href="mailto:{escape(contact.email)}">{escape(contact.email)}</a>'),
        ("Giờ làm việc", escape(contact.hours)),
    ]
    said = "\n".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>" for label, value in rows)
    parts = [
        literal(station.about),
        "## Liên hệ",
        f'<div class="lx-facts">\n<dl>\n{said}\n</dl>\n</div>',
        "## Đường dây nóng",
        hotlines(station.hotlines),
        "## Giờ phát thanh",
        "\n".join(
            f"- **{literal(slot.name)}:** {slot.starts:%H:%M}, dài nhất {slot.length_min} phút"
            for slot in station.slots
        ),
        "## Cụm loa",
        "\n".join(
            f"- **{literal(cluster.name)}:** {literal(', '.join(villages[v] for v in cluster.villages))}"
            for cluster in station.clusters
        ),
        "## Nghe và theo dõi",
        "<p>Bài mới tự đến máy của bà con: xem cách làm ở trang "
        f"{anchor('Theo dõi tin', FEED_PAGE, _PATH)}.</p>",
        "## Dành cho người vận hành loa",
        button("Mở bảng phát loa", CONSOLE_PATH, _PATH),
    ]
    frame = Frame(
        station, None, kind="gioi-thieu", description=f"Liên hệ, đường dây nóng của {station.commune}"
    )
    return framed_page(_PATH, "Giới thiệu và liên hệ", "\n\n".join(parts), frame)


def hotlines(lines: Sequence[Hotline]) -> str:
    """List telephone numbers, each to be dialled with one tap."""
    items = "\n".join(
        f"<li>{phone_link(line.number)} <span>{escape(line.name)}</span></li>" for line in lines
    )
    return f'<ul class="lx-list lx-hotlines">\n{items}\n</ul>'
