"""The index of broadcast sessions reads back as it was, in one order."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from newsroom.broadcast import Broadcast, Chapter, Replay, dump_broadcasts, parse_broadcasts

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


def test_who_hears_a_session_again_hears_no_relay() -> None:
    assert MORNING.for_residents is MORNING
    replay = Replay("audio/ban-tin/x-nghe-lai.mp3", 12.0, 96_000, "1" * 64, MORNING.chapters[1:])
    relaying = replace(MORNING, replay=replay)
    assert parse_broadcasts(dump_broadcasts([relaying])) == (relaying,)
    again = relaying.for_residents
    assert (again.path, again.duration_s, again.chapters) == (replay.path, 12.0, replay.chapters)
    assert (again.id, again.replay) == (MORNING.id, None)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"broadcasts": 1}',
        b'{"broadcasts": [1]}',
        b'{"broadcasts": [[]]}',
        b'{"broadcasts": [{}]}',
    ],
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"no index of sessions|Expecting value"):
        parse_broadcasts(content)
