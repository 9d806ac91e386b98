"""The page that tells residents how news comes to them by itself."""

from collections.abc import Sequence
from itertools import groupby
from urllib.parse import urljoin

from feeds import OPML_PATH, Offer
from newsroom.station import Station
from site_builder.markup import literal, page, relative
from site_builder.output import OutputFile

FEED_PAGE = "theo-doi.md"
_PODCAST = "Podcast"


def feed_page(offers: Sequence[Offer], station: Station) -> OutputFile:
    """Stage the page on subscribing: what it is good for, how it is done, and every address."""
    podcasts = [offer for offer in offers if offer.addresses[0].format == _PODCAST]
    texts = [offer for offer in offers if offer not in podcasts]
    everything, *parts = texts
    body = [
        "Bà con không phải ngày nào cũng mở trang xã xem có gì mới: bài mới **tự đến** điện thoại "
        "hoặc máy tính. Không mất tiền, không cần tài khoản; muốn thôi thì xóa trong ứng dụng là xong.",
        *(_listening(podcasts, station) if podcasts else []),
        "## Đọc tin",
        "1. Cài một ứng dụng đọc tin RSS, ví dụ **Feeder** (Android) hoặc **NetNewsWire** (iPhone); "
        "trên máy tính, **Thunderbird** cũng đọc được.\n"
        "2. Trong ứng dụng, chọn thêm nguồn tin rồi dán địa chỉ này:",
        _address(everything, station),
        "Chỉ cần một phần, ví dụ tin của thôn mình, thì dán địa chỉ của phần ấy trong danh sách dưới đây. "
        "Ít nhất nên theo dõi **tin khẩn cấp**.",
        f"[Tải mọi địa chỉ (tệp OPML)]({relative(OPML_PATH, FEED_PAGE)}){{ .md-button download }}",
        "Nhập tệp OPML vào ứng dụng một lần là có đủ các mục, rồi bỏ bớt những mục không cần.",
        *(_family(family, list(listed)) for family, listed in groupby(parts, key=lambda o: o.group.family)),
        "## Dành cho người làm kỹ thuật",
        f"Mỗi mục có ba dạng: {_links(everything, 'RSS')}. Mỗi nguồn tin giữ 50 bài mới nhất; "
        "bản RSS và Atom của mọi tin dẫn tới kho lưu trữ đủ các bài (RFC 5005). "
        "Bản Atom báo cả bài đã hết hạn (RFC 6721). Soát một nguồn tin: `loaxa feeds --check ĐỊA_CHỈ`.",
    ]
    described = f"Cách theo dõi tin mới của {station.commune} trên điện thoại và máy tính"
    return OutputFile(FEED_PAGE, page("Theo dõi tin", "\n\n".join(body), description=described))


def _listening(podcasts: Sequence[Offer], station: Station) -> list[str]:
    return [
        "## Nghe tin",
        "1. Mở ứng dụng nghe podcast: **Apple Podcasts** có sẵn trên iPhone; "
        "trên Android có thể cài **AntennaPod**.\n"
        "2. Chọn thêm chương trình bằng địa chỉ (URL, RSS) rồi dán địa chỉ sau:",
        *(
            f"**{literal(offer.group.name)}** – {literal(offer.group.about)}\n\n{_address(offer, station)}"
            for offer in podcasts
        ),
    ]


def _address(offer: Offer, station: Station) -> str:
    path = offer.addresses[0].path
    return f"[{literal(urljoin(station.site_url, path))}]({relative(path, FEED_PAGE)})"


def _family(family: str, offers: Sequence[Offer]) -> str:
    rows = "\n".join(f"- {_links(offer, literal(offer.group.name))}" for offer in offers)
    return f"## {literal(family)}\n\n{rows}"


def _links(offer: Offer, name: str) -> str:
    """Let the name itself lead to RSS, which every application reads."""
    first, *others = offer.addresses
    rest = ", ".join(f"[{each.format}]({relative(each.path, FEED_PAGE)})" for each in others)
    return f"[**{name}**]({relative(first.path, FEED_PAGE)}) ({rest})"
