"""Rules of the podcast namespace's JSON chapters, version 1.2."""

from collections.abc import Iterator
from typing import Any

from feeds.validate.values import Finding, is_web_address


def check_chapters(told: dict[str, Any]) -> Iterator[Finding]:
    """Check the content of a file of chapters."""
    if not str(told.get("version", "")).startswith("1."):
        yield 1, "version", f'không có bản "{told.get("version")}"', 'ghi "1.2.0"'
    chapters = told["chapters"]
    if not isinstance(chapters, list) or not all(isinstance(each, dict) for each in chapters):
        yield 1, "chapters", "cần danh sách các đoạn", 'viết như [{"startTime": 0, "title": "…"}]'
        return
    before = -1.0
    for number, chapter in enumerate(chapters, start=1):
        start = chapter.get("startTime")
        if not isinstance(start, int | float) or start <= before:
            yield 1, "startTime", f"đoạn {number} không bắt đầu sau đoạn trước", "ghi số giây từ đầu bản ghi"
        else:
            before = start
        if not isinstance(chapter.get("title", ""), str):
            yield 1, "title", f"tên đoạn {number} không phải chữ", "viết tên đoạn trong ngoặc kép"
        for key in ("url", "img"):
            if key in chapter and not is_web_address(str(chapter[key])):
                yield 1, key, f"đoạn {number} cần địa chỉ đầy đủ", "bắt đầu bằng https://"
