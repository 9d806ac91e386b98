"""The kinds of article and the levels of urgency, with their wire values and Vietnamese names."""

from enum import StrEnum


class Kind(StrEnum):
    """What an article is; the value names its folder under `content/`."""

    NOTICE = "thong-bao"
    NEWS = "tin-tuc"
    GUIDE = "huong-dan"
    EVENT = "su-kien"
    DOCUMENT = "van-ban"
    QUESTION = "hoi-dap"
    CAMPAIGN = "chien-dich"
    GOOD_PRACTICE = "guong-hay"

    @property
    def label(self) -> str:
        return _KIND_LABELS[self]


_KIND_LABELS = {
    Kind.NOTICE: "Thông báo",
    Kind.NEWS: "Tin tức",
    Kind.GUIDE: "Hướng dẫn",
    Kind.EVENT: "Sự kiện",
    Kind.DOCUMENT: "Văn bản",
    Kind.QUESTION: "Hỏi đáp",
    Kind.CAMPAIGN: "Chiến dịch",
    Kind.GOOD_PRACTICE: "Gương hay",
}


class Priority(StrEnum):
    """Urgency of a broadcast item, the three levels of Thông tư 39/2020/TT-BTTTT."""

    ROUTINE = "thuong"
    PRIORITY = "uu-tien"
    EMERGENCY = "khan-cap"

    @property
    def label(self) -> str:
        return _PRIORITY_LABELS[self]


_PRIORITY_LABELS = {
    Priority.ROUTINE: "Thông thường",
    Priority.PRIORITY: "Ưu tiên",
    Priority.EMERGENCY: "Khẩn cấp",
}
