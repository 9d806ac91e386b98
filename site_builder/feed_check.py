"""Check a feed where it lies: a file, or an address on the web."""

from pathlib import Path

import requests

from feeds.validate import check_feed
from newsroom.errors import FeedError, Problem

_SECONDS = (10, 30)
"""To connect, and between two pieces of an answer."""
_MOST_BYTES = 5_000_000
_MEDIA_TYPES = frozenset(
    "application/rss+xml application/atom+xml application/xml text/xml application/feed+json application/json"
    " text/x-opml".split()
)


def check_source(source: str) -> list[Problem]:
    """Check a file or what is found at an address; raise FeedError or OSError where nothing can be read."""
    if not source.startswith(("http://", "https://")):
        return check_feed(Path(source).read_bytes(), source)
    content, media_type = _fetch(source)
    found = check_feed(content, source)
    if media_type not in _MEDIA_TYPES:
        remedy = "máy chủ cần gửi application/xml (RSS, Atom) hoặc application/feed+json (JSON Feed)"
        found.insert(0, Problem(source, 1, "Content-Type", f'đang là "{media_type}"', remedy))
    return found


def _fetch(url: str) -> tuple[bytes, str]:
    """Fetch at most `_MOST_BYTES`; return them and the media type."""
    try:
        with requests.get(
            url, timeout=_SECONDS, stream=True, headers={"User-Agent": "loaxa feeds --check"}
        ) as answer:
            if answer.status_code != requests.codes.ok:
                raise FeedError(
                    f"{url}: máy chủ trả lời {answer.status_code} {answer.reason}; xem lại địa chỉ."
                )
            content = b""
            for piece in answer.iter_content(1 << 16):
                content += piece
                if len(content) > _MOST_BYTES:
                    raise FeedError(f"{url}: nặng quá {_MOST_BYTES // 1_000_000} MB, không phải nguồn tin.")
            return content, answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    except requests.RequestException as error:
        raise FeedError(
            f"{url}: không tải được ({type(error).__name__}); xem lại địa chỉ và mạng."
        ) from error
