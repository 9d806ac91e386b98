"""What an announcer says around an article: how the item is opened, what is said again, how it is closed."""

import re
from collections.abc import Iterator, Sequence
from datetime import time

from audio.blocks import Block, Role
from audio.speech import Speaker
from audio.speech.alphabet import UPPER
from newsroom.article import Article
from newsroom.kinds import Kind, Priority

Facts = Sequence[tuple[str, str]]

_INTRODUCED = {
    Kind.NOTICE: "thông báo",
    Kind.NEWS: "bản tin",
    Kind.GUIDE: "bài hướng dẫn",
    Kind.EVENT: "tin sự kiện",
    Kind.DOCUMENT: "phần giới thiệu văn bản",
    Kind.QUESTION: "mục hỏi đáp",
    Kind.CAMPAIGN: "tin chiến dịch",
    Kind.GOOD_PRACTICE: "câu chuyện gương hay",
}
_CLOSINGS = {
    Priority.ROUTINE: "Xin cảm ơn bà con đã lắng nghe.",
    Priority.PRIORITY: "Bà con nghe được xin nhắn lại cho người nhà và hàng xóm. Xin cảm ơn bà con.",
    Priority.EMERGENCY: "Bà con nghe được xin báo ngay cho hàng xóm, người già và người sống một mình.",
}
_AGAIN = "Xin nhắc lại."

_MOST_CALLS = 2
# Items such as "Thời gian: …", as notices list them.
_KEY_ITEM = re.compile(
    r"(?:thời gian|lúc|ngày|giờ|hạn|địa điểm|nơi|ở đâu|mang theo|chuẩn bị|liên hệ|hỏi thêm|điện thoại)\b"
    r"[^:.]{0,20}:",
    re.IGNORECASE,
)
_SENTENCE = re.compile(rf".+?(?:[.!?…](?=\s+[{UPPER}\d])|$)", re.DOTALL)
_WHEN = frozenset({"date", "clock"})
_CALL = frozenset({"phone"})


def opening(article: Article, station: str, at: time | None) -> Block:
    """Greet in the station's name and say what follows; `at` is the local time of the broadcast if known."""
    introduced = _INTRODUCED[article.kind]
    hour = f" {_part_of_day(at)}" if at else ""
    greeting = f"{station} kính chào bà con{hour}."
    match article.priority:
        case Priority.EMERGENCY:
            text = f"{station} phát tin khẩn cấp. Mời bà con dừng tay, chú ý lắng nghe."
        case Priority.PRIORITY:
            text = f"{greeting} Sau đây là {introduced} quan trọng, mời bà con chú ý lắng nghe."
        case Priority.ROUTINE:
            text = f"{greeting} Mời bà con nghe {introduced}."
    return Block(text, Role.HEADING)


def _part_of_day(at: time) -> str:
    if 4 <= at.hour < 11:
        return "buổi sáng"
    if 11 <= at.hour < 13:
        return "buổi trưa"
    return "buổi chiều" if 13 <= at.hour < 18 else "buổi tối"


def reminder(article: Article, facts: Facts, body: Sequence[Block], speaker: Speaker) -> Iterator[Block]:
    """Say again what must not be missed of a notice, an event or an emergency, where there is such a thing.

    That is the facts; of what has no facts of its own, the summary or else the first sentence with a date or
    an hour; the items of the body that name when, where, what to bring or whom to call; and whom to call.
    """
    if article.kind not in (Kind.NOTICE, Kind.EVENT) and article.priority is not Priority.EMERGENCY:
        return
    sentences = [
        Block(m[0].strip(), Role.TEXT, block.readings)
        for block in body
        if block.role in (Role.TEXT, Role.ITEM)
        for m in _SENTENCE.finditer(block.text)
    ]
    gist = [Block(f"{label}: {value}", Role.TEXT) for label, value in facts]
    if article.details is None:
        dated = (s for s in sentences if _has(s, _WHEN, speaker))
        first = Block(article.summary, Role.TEXT) if article.summary else next(dated, None)
        gist = [first, *gist] if first else gist
    gist += [block for block in body if block.role is Role.ITEM and _KEY_ITEM.match(block.text)]
    said = "".join(_digits(block.text) for block in gist)
    calls = [s for s in sentences if _has(s, _CALL, speaker) and _digits(s.text) not in said]
    gist += calls[:_MOST_CALLS]
    if gist:
        yield Block(_AGAIN, Role.HEADING)
        yield from dict.fromkeys(gist)


def _has(sentence: Block, kinds: frozenset[str], speaker: Speaker) -> bool:
    return any(span.kind in kinds for span in speaker.speak(sentence.text).spans)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def closing(article: Article) -> Block:
    """Thank, or ask to pass on what is urgent."""
    return Block(_CLOSINGS[article.priority], Role.HEADING)
