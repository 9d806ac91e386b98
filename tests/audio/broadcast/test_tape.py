"""A session put on tape: times from frames, an end on the second, one tape for those who hear the same."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.broadcast.bulletin import Bulletin, Item, Part
from audio.broadcast.tape import alike, put_on_tape, relay_frames
from audio.broadcast.wording import link_text, session_title
from audio.studio.frames import FRAME_S, silence
from newsroom.errors import BroadcastError
from newsroom.station import Cluster
from tests.audio.broadcast.planned import CLUSTERS, planned, small_station


@settings(deadline=None)
@given(st.lists(st.integers(1, 300), min_size=1, max_size=12))
def test_times_follow_from_frames_and_the_end_from_whole_seconds(counts: list[int]) -> None:
    bulletin = planned(*(Item(Part.ARTICLE, "Bài", 7, 7, slug=f"bai-{n}") for n, _ in enumerate(counts)))
    tape = put_on_tape(replace(bulletin, limit_ms=10**9), CLUSTERS, [silence(n) for n in counts])
    items = tape.bulletin.items
    assert items[0].start_ms == 0
    assert all(one.end_ms == two.start_ms for one, two in pairwise(items))
    whole = tape.whole
    assert sum(piece.count for piece in tape.pieces) == whole.count
    assert abs(tape.bulletin.duration_ms - whole.duration_s * 1000) <= 0.5
    short_of_second_s = -whole.duration_s % 1
    assert short_of_second_s < FRAME_S
    for item, piece in zip(items, tape.pieces, strict=True):
        assert abs(item.duration_ms - piece.duration_s * 1000) <= 1


def test_a_session_longer_than_its_slot_is_an_error_with_figures() -> None:
    bulletin = replace(planned(Item(Part.ARTICLE, "Bài", 0, 0, slug="bai")), limit_ms=60_000)
    assert put_on_tape(bulletin, CLUSTERS, [silence(int(60 / FRAME_S))]).bulletin.duration_ms <= 60_000
    with pytest.raises(BroadcastError) as error:
        put_on_tape(bulletin, CLUSTERS, [silence(int(75 / FRAME_S))])
    assert str(error.value) == (
        "Buổi sáng ngày 24/11/2026, Cụm Một: bản ghi dài 1,2 phút, khung giờ chỉ có 1 phút;"
        " bớt bài hoặc tăng thoi_luong_phut trong content/station.yml"
    )


def test_a_relay_keeps_its_time() -> None:
    relay = Item(Part.RELAY, "Đài tỉnh", 0, 900_000)
    assert abs(relay_frames(relay).duration_s - 900) < FRAME_S


def test_clusters_that_hear_the_same_share_a_tape() -> None:
    one, two, three = (Cluster(f"cum-{n}", f"Cụm {n}", ()) for n in "123")
    item = Item(Part.ARTICLE, "Bài", 0, 0, slug="bai")
    bulletins = [
        replace(planned(item), cluster=one),
        replace(planned(item, item), cluster=two),
        replace(planned(item), cluster=three, left_out=()),
        replace(planned(item, hour=17), cluster=one),
    ]
    assert [[b.cluster.id for b in group] for group in alike(bulletins)] == [
        ["cum-1", "cum-3"],
        ["cum-2"],
        ["cum-1"],
    ]


def test_what_is_said_between_articles_follows_from_what_comes() -> None:
    first, second = (Item(Part.ARTICLE, "Bài", 0, 0, slug="bai", hearing=n) for n in (1, 2))
    lead_in = Item(Part.LEAD_IN, "Lời dẫn", 0, 0)
    bulletin = planned(
        Item(Part.SIGNATURE, "Nhạc hiệu", 0, 0), lead_in, first, lead_in, second, lead_in,
        Item(Part.RELAY, "Thời sự Đài tỉnh", 0, 60_000), Item(Part.CLOSING, "Lời kết", 0, 0),
    )  # fmt: skip
    assert [link_text(bulletin, n, "Đài xã Thử") for n in range(8)] == [
        "",
        "Đài xã Thử kính chào bà con. Sau đây là bản tin buổi sáng, thứ Ba, ngày 24 tháng 11 năm 2026.",
        "",
        "Sau đây, mời bà con nghe lại.",
        "",
        "Tiếp theo, mời bà con nghe chương trình: Thời sự Đài tỉnh.",
        "",
        "Bản tin buổi sáng đến đây là hết. Đài xã Thử xin cảm ơn bà con đã lắng nghe."
        " Xin kính chào và hẹn gặp lại.",
    ]


def test_a_session_is_called_by_its_clusters_only_where_others_hear_something_else() -> None:
    station = small_station()
    bulletin: Bulletin = planned()
    assert session_title(bulletin, station.clusters, station) == "Buổi sáng, thứ Ba 24/11/2026"
    assert session_title(bulletin, station.clusters[:1], station) == (
        "Buổi sáng, thứ Ba 24/11/2026 – Cụm Một"
    )
