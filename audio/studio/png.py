"""Small pictures without a picture library."""

import struct
import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Rgb = tuple[int, int, int]


def encode_png(pixels: npt.NDArray[np.uint8], palette: Sequence[Rgb]) -> bytes:
    """Write rows of palette indices as PNG (ISO/IEC 15948, colour type 3)."""
    height, width = pixels.shape
    rows = np.insert(pixels, 0, 0, axis=1)  # filter "none" before every row
    return b"".join(
        [
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", bytes(value for colour in palette for value in colour)),
            _chunk(b"IDAT", zlib.compress(rows.tobytes())),
            _chunk(b"IEND", b""),
        ]
    )


def blend(first: Rgb, second: Rgb, steps: int) -> list[Rgb]:
    """Make a palette that leads from one colour to another in `steps` colours."""
    ways = [step / (steps - 1) for step in range(steps)]
    return [
        (
            round(first[0] + way * (second[0] - first[0])),
            round(first[1] + way * (second[1] - first[1])),
            round(first[2] + way * (second[2] - first[2])),
        )
        for way in ways
    ]


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)
