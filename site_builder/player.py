"""The player of a page, as HTML that plays without any script; `theme/assets/player.js` makes more of it."""

from html import escape

from newsroom.broadcast import Broadcast
from newsroom.recording import Recording
from site_builder.markup import anchor, href, length_in_words, size_in_words


def article_player(web: Recording, loa: Recording | None, title: str, path: str) -> str:
    """Let the article be heard on its staged page at `path`."""
    size = size_in_words(web.size_bytes)
    downloads = f'<a href="{href(web.path, path)}" download>Tải bản nghe (MP3, {size})</a>'
    if loa:
        downloads += f' · <a href="{href(loa.path, path)}" download>Tải bản cho loa</a>'
    about = f"{length_in_words(web.duration_s)} · {size} · {_voice(web)}"
    track = _captions(web, path)
    return _figure("Nghe bài này", about, title, web.path, web.duration_s, path, track, downloads)


def short_player(recording: Recording, title: str, path: str) -> str:
    """Let an article be heard from a listing, without leaving it."""
    about = f"{length_in_words(recording.duration_s)} · {size_in_words(recording.size_bytes)}"
    return _figure("Nghe", about, title, recording.path, recording.duration_s, path, "", "", "lx-short")


def session_player(session: Broadcast, pages: dict[str, str], path: str) -> str:
    """Let a session be heard again, with its parts; `pages` holds staged paths of articles by slug."""
    length, size = length_in_words(session.duration_s), size_in_words(session.size_bytes)
    about = f"{session.starts:%H:%M} · {length} · {size}"
    parts = "\n".join(
        f'<li data-start="{chapter.start_ms / 1000:g}">'
        + (
            anchor(chapter.title, pages[chapter.slug], path)
            if chapter.slug and chapter.slug in pages
            else escape(chapter.title)
        )
        + "</li>"
        for chapter in session.chapters
        if chapter.slug
    )
    inside = (
        f"<details><summary>Có gì trong buổi này</summary>\n<ol>\n{parts}\n</ol>\n</details>" if parts else ""
    )
    figure = _figure(
        session.title, about, session.title, session.path, session.duration_s, path, "", inside, "lx-short"
    )
    # Sessions are put on tape days ahead; a script keeps them back until they have been on the air.
    return f'<div class="lx-session" data-starts="{session.starts.isoformat()}">\n{figure}\n</div>'


def _figure(
    caption: str,
    about: str,
    title: str,
    sound: str,
    duration_s: float,
    path: str,
    track: str,
    below: str,
    look: str = "",
) -> str:
    kind = f"lx-frame lx-player {look}".rstrip()
    return (
        f'<figure class="{kind}" data-title="{escape(title)}" data-duration="{duration_s:g}">\n'
        f"<figcaption><strong>{escape(caption)}</strong> <small>{about}</small></figcaption>\n"
        f'<audio controls preload="none" aria-label="Bản nghe: {escape(title)}" src="{href(sound, path)}">'
        f"{track}</audio>\n" + (f'<div class="lx-downloads">{below}</div>\n' if below else "") + "</figure>"
    )


def _captions(recording: Recording, path: str) -> str:
    if not recording.cues:
        return ""
    # Not "default": it is fetched only for one who listens.
    source = href(recording.captions_path, path)
    return f'<track kind="captions" srclang="vi" label="Lời đọc" src="{source}">'


def _voice(recording: Recording) -> str:
    if recording.is_read_by_a_person:
        return "giọng đọc của đài"
    others = "; ".join(f"{each.voice}: {each.reason}" for each in recording.passed_over)
    return escape(f"giọng máy {recording.voice_name}" + (f" – {others}" if others else ""))
