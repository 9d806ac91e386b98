"""The playlist of a session: extended M3U in UTF-8, with paths from where it lies."""

from collections.abc import Iterable

from audio.broadcast.bulletin import Item


def render_m3u8(title: str, items: Iterable[Item], names: Iterable[str]) -> bytes:
    """List the parts with their lengths in seconds, to the millisecond."""
    lines = ["#EXTM3U", f"#PLAYLIST:{title}"]
    for item, name in zip(items, names, strict=True):
        # A comma ends the length, and only there; a line break would end the entry.
        lines += [f"#EXTINF:{item.duration_ms / 1000:.3f},{' '.join(item.title.split())}", name]
    return ("\n".join(lines) + "\n").encode()
