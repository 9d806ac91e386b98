"""What is said and when, as WebVTT: for players that show it and programs that search it."""

from newsroom.recording import Recording
from site_builder.output import OutputFile


def captions_file(recording: Recording) -> OutputFile:
    """Write a recording's sentences as WebVTT (W3C), one cue each."""
    cues = [
        f"{number}\n{_clock(cue.start_ms)} --> {_clock(cue.end_ms)}\n{_escape(cue.text)}\n"
        for number, cue in enumerate(recording.cues, start=1)
    ]
    return OutputFile(recording.captions_path, "\n".join(["WEBVTT\nLanguage: vi\n", *cues]).encode())


def _clock(at_ms: int) -> str:
    """Write a moment as WebVTT does.

    >>> _clock(3_723_004)
    '01:02:03.004'
    """
    seconds, ms = divmod(at_ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{ms:03}"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
