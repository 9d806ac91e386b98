"""ID3v2.3 of a session's files: titles, order, and chapters in the whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from mutagen.id3 import CHAP, CTOC, ID3, TALB, TDRC, TIT2, TLAN, TLEN, TPE1, TRCK, CTOCFlags, Frame

from audio.broadcast.bulletin import Item
from audio.studio.frames import Frames

_UTF16 = 1  # version 2.3 knows no UTF-8
_NO_OFFSET = 0xFFFFFFFF  # ID3v2 Chapter Frame Addendum: use the times


@dataclass(frozen=True, slots=True)
class SessionTags:
    """What players show of all files of a session."""

    title: str
    station: str
    day: date


def tag_part(frames: Frames, item: Item, number: int, count: int, tags: SessionTags) -> bytes:
    """Make the file of one part, one of `count`."""
    return _tagged(
        frames,
        [
            TIT2(encoding=_UTF16, text=item.title),
            TALB(encoding=_UTF16, text=tags.title),
            TRCK(encoding=0, text=f"{number}/{count}"),
            *_common(tags),
        ],
    )


def tag_whole(frames: Frames, items: Sequence[Item], tags: SessionTags) -> bytes:
    """Make the file of the whole session, a chapter for each part."""
    ids = [f"chp{n}" for n in range(1, len(items) + 1)]
    return _tagged(
        frames,
        [
            TIT2(encoding=_UTF16, text=tags.title),
            TALB(encoding=_UTF16, text="Bản tin phát thanh"),
            TLEN(encoding=0, text=str(round(frames.duration_s * 1000))),
            *_common(tags),
            CTOC(
                element_id="toc",
                flags=CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED,
                child_element_ids=ids,
                sub_frames=[],
            ),
            *(
                CHAP(
                    element_id=id_,
                    start_time=item.start_ms,
                    end_time=item.end_ms,
                    start_offset=_NO_OFFSET,
                    end_offset=_NO_OFFSET,
                    sub_frames=[TIT2(encoding=_UTF16, text=item.title)],
                )
                for id_, item in zip(ids, items, strict=True)
            ),
        ],
    )


def _common(tags: SessionTags) -> list[Frame]:
    return [
        TPE1(encoding=_UTF16, text=tags.station),
        TDRC(encoding=_UTF16, text=tags.day.isoformat()),
        TLAN(encoding=_UTF16, text="vie"),
    ]


def _tagged(frames: Frames, all_: Sequence[Frame]) -> bytes:
    id3 = ID3()
    for frame in all_:
        id3.add(frame)
    id3.update_to_v23()
    file = BytesIO(frames.content)
    id3.save(file, v1=0, v2_version=3, padding=lambda info: 0)
    return file.getvalue()
