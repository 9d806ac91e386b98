"""ID3v2.3, the version that the players of loudspeaker amplifiers and Windows read."""

from pathlib import Path

from mutagen.id3 import APIC, ID3, TALB, TDRC, TIT2, TLAN, TPE1, PictureType

from audio.studio.cover import cover_png
from audio.studio.tags import Tags

_UTF16 = 1  # version 2.3 knows no UTF-8


def write_tags(file: Path, tags: Tags) -> None:
    """Put tags and cover in front of an MP3 that has none; equal tags give equal bytes."""
    id3 = ID3()
    id3.add(TIT2(encoding=_UTF16, text=tags.title))
    id3.add(TPE1(encoding=_UTF16, text=tags.artist))
    id3.add(TALB(encoding=_UTF16, text=tags.album))
    id3.add(TDRC(encoding=_UTF16, text=tags.date.isoformat()))
    id3.add(TLAN(encoding=_UTF16, text="vie"))
    id3.add(APIC(mime="image/png", type=PictureType.COVER_FRONT, data=cover_png()))
    id3.update_to_v23()
    id3.save(file, v1=0, v2_version=3, padding=lambda info: 0)
