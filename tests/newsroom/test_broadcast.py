"""The index of broadcast sessions reads back as it was, in one order."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from newsroom.broadcast import Broadcast, Chapter, dump_broadcasts, parse_broadcasts

MORNING = Broadcast(
    id="2026-11-24-sang-trung-tam",
    starts=datetime.fromisoformat("2026-11-24T05:30:00+07:00"),
    slot="sang",
    clusters=("trung-tam", "ven-song"),
    title="Buổi sáng 24/11/2026",
    path="audio/ban-tin/2026-11-24-sang-trung-tam.mp3",
    duration_s=812.345,
    size_bytes=6_500_000,
    sha256="0" * 64,
    chapters=(Chapter(0, "Nhạc hiệu", None), Chapter(9_500, "Lịch tiêm chủng", "lich-tiem-chung")),
)


def test_reads_back_newest_first_whatever_the_order() -> None:
    evening = replace(MORNING, id="2026-11-24-chieu-trung-tam", starts=MORNING.starts + timedelta(hours=11))
    written = dump_broadcasts([MORNING, evening])
    assert written == dump_broadcasts([evening, MORNING])
    assert parse_broadcasts(written) == (evening, MORNING)


@pytest.mark.parametrize("content", [b"", b"[]", b'{"broadcasts": [{}]}', b'{"broadcasts": [1]}'])
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        parse_broadcasts(content)
