"""Editorial checks of one article's front matter beyond the form of each value."""

import re
from collections.abc import Iterator, Sequence

from newsroom.air_marks import FORMS
from newsroom.article import Article, CampaignDetails, EventDetails
from newsroom.folding import DEVICES, offer
from newsroom.station import Cluster, Slot, Station, Term

RESERVED = DEVICES | {"index"}
"""What no article's file can be called: Windows takes the names of devices, listings are called `index`."""

# What a word processor makes of the quotes that YAML would have taken off.
_QUOTED = re.compile("[“”][^“”]*[“”]")

Finding = tuple[tuple[str | int, ...], str, str]
"""Where (keys of the front matter), problem, remedy."""


def check_article(article: Article, station: Station | None) -> Iterator[Finding]:
    """Check order of dates, and the ids against the station where it is known."""
    if not article.slug:
        yield ("tieu_de",), "tên tệp không có chữ hay số nào", "đặt tên tệp như hop-thon.md"
    if article.slug in RESERVED:
        yield ("tieu_de",), f'không đặt tên tệp là "{article.slug}" được', "đặt tên khác, như hop-thon.md"
    if not any(map(str.isalnum, article.title)):
        yield ("tieu_de",), "không có chữ nào", "viết tiêu đề bài"
    # Site generators print titles as they are.
    for key, text in (("tieu_de", article.title), ("tom_tat", article.summary)):
        if re.search("[<>]", text):
            yield (key,), "có dấu < hoặc >", "viết bằng chữ"
        if _QUOTED.fullmatch(text):
            yield (key,), "nằm trọn trong dấu “ ”", "bỏ hai dấu ấy: trang in tiêu đề và tóm tắt đúng như viết"
        if re.search(rf"\{{\s*({FORMS})\b", text, re.IGNORECASE):
            yield (
                (key,),
                "có dấu {đọc: …}",
                "chỉ dùng trong nội dung bài; ở đây thì dạy từ ấy trong lexicon.yml",
            )
    if article.former_slug == "":
        yield ("ten_cu",), "không có chữ hay số nào", "ghi tên tệp lúc mới đăng, như hop-thon.md"
    if article.former_slug == article.slug:
        yield ("ten_cu",), "trùng tên tệp bây giờ", "bỏ dòng này"
    if article.updated < article.published:
        yield ("cap_nhat",), 'sớm hơn "ngay"', "xem lại hai ngày này"
    if article.expires and article.expires <= article.published:
        yield ("het_han",), 'sớm hơn "ngay"', "ghi ngày cuối cùng bài còn giá trị"
    match article.details:
        case EventDetails(starts=starts, ends=ends) if ends and ends <= starts:
            yield ("ket_thuc",), 'không sau "bat_dau"', "xem lại giờ bắt đầu và giờ kết thúc"
        case CampaignDetails(starts=starts, ends=ends) if ends < starts:
            yield ("den_ngay",), 'sớm hơn "tu_ngay"', "xem lại ngày đầu và ngày cuối"
    if station:
        yield from unknown_ids(("chuyen_muc",), "chuyên mục", article.topics, station.topics)
        yield from unknown_ids(("doi_tuong",), "đối tượng", article.audiences, station.audiences)
        yield from unknown_ids(("thon",), "thôn", article.villages, station.villages)


def unknown_ids(
    where: tuple[str, ...], noun: str, ids: Sequence[str], known: Sequence[Term | Cluster | Slot]
) -> Iterator[Finding]:
    """Tell of ids that are none of the station's, and which may have been meant."""
    meant = {term.id: term.id for term in known} | {term.name: term.id for term in known}
    for i, id_ in enumerate(ids):
        if id_ not in meant.values():
            yield (*where, i), f'không có {noun} "{id_}" trong station.yml', offer(id_, meant)
