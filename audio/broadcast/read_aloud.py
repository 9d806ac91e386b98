"""The words of a session for an announcer who must read them from paper."""

from audio.script import AudioScript

# A silence this long parts thoughts: the script gives it after headings, paragraphs and list items.
_PARAGRAPH_MS = 1000
_FEW_WORDS = 10


def paragraphs(script: AudioScript) -> tuple[str, ...]:
    """Put a script into paragraphs, as it is written rather than as it is spoken."""
    found: list[list[str]] = [[]]
    for line in script.lines:
        found[-1].append(line.written.strip() or line.text)
        if line.pause_ms >= _PARAGRAPH_MS:
            found.append([])
    return tuple(" ".join(" ".join(paragraph).split()) for paragraph in found if paragraph)


def first_words(text: str) -> str:
    """Quote how a text begins.

    >>> first_words("Mời bà con nghe thông báo. Lịch tiêm chủng thường xuyên tháng 12.")
    'Mời bà con nghe thông báo. Lịch tiêm chủng thường …'
    """
    words = text.split()
    return " ".join(words) if len(words) <= _FEW_WORDS else f"{' '.join(words[:_FEW_WORDS])} …"


def last_words(text: str) -> str:
    """Quote how a text ends.

    >>> last_words("Mời bà con nghe thông báo. Lịch tiêm chủng thường xuyên tháng 12.")
    '… nghe thông báo. Lịch tiêm chủng thường xuyên tháng 12.'
    """
    words = text.split()
    return " ".join(words) if len(words) <= _FEW_WORDS else f"… {' '.join(words[-_FEW_WORDS:])}"
