"""Name espeak-ng's data folder so that its C code can open it, in our own copy and in Piper's."""

import contextlib
import os
import sys
from pathlib import Path

from newsroom.errors import VoiceUnavailable

# espeak copies the path of its data into a buffer of 160 bytes and adds "/espeak-ng-data".
_LONGEST_BYTES = 140


def path_for_espeak(folder: Path) -> bytes:
    """Write a data folder in a form espeak can open; raise VoiceUnavailable where there is none.

    Its C code opens files by their ANSI names on Windows, so a user called Nguyễn needs the path from
    the working folder, which is also the shorter one. Piper's copy ends the whole process where it
    finds nothing.
    """
    forms = [str(folder)]
    with contextlib.suppress(ValueError):  # it is on another Windows drive
        forms.append(os.path.relpath(folder))
    for form in forms:
        if len(os.fsencode(form)) <= _LONGEST_BYTES and (sys.platform != "win32" or form.isascii()):
            return os.fsencode(form)
    raise VoiceUnavailable(
        "espeak-ng không mở được thư mục có đường dẫn dài hoặc có dấu",
        f"{folder}; chuyển dự án sang thư mục ngắn, không dấu, ví dụ C:\\loaxa",
    )
