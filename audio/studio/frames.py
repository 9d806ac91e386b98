"""MP3 frames of our masters: joined without encoding again, so that lengths are exact and nothing is lost.

A file of ours starts with an empty bit reservoir and ends in silence, therefore any two may be joined. Each
keeps its encoder's delay, a few hundredths of a second of silence.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from newsroom.errors import StudioError

RATE_HZ, BITRATE_KBPS = 44_100, 64
"""MPEG-1 Layer III, which every browser and the USB players of loudspeaker amplifiers decode; the 22,050 Hz
of most voices would make it MPEG-2, which some of those players refuse."""

# ISO/IEC 11172-3, 2.4.1.3: MPEG-1 Layer III without CRC, 64 kbit/s, 44.1 kHz, one channel, original.
_SYNC, _FORMAT, _MODE = b"\xff\xfb", 0x50, 0xC4
_PADDED = 0x02
_BITRATE_BPS = 1000 * BITRATE_KBPS
_SAMPLES = 1152
# How long a frame with a header of ours is; the last four bits are copyright, original and emphasis.
_LENGTHS = {
    _SYNC + bytes([_FORMAT | padded, _MODE & 0xF0 | rest]): _SAMPLES // 8 * _BITRATE_BPS // RATE_HZ
    + bool(padded)
    for padded in (0, _PADDED)
    for rest in range(16)
}
_HEADER_BYTES, _SIDE_BYTES = 4, 17
_ID3_HEADER_BYTES = 10
_NOTE, _NOTE_HAS_FRAMES_AND_BYTES = b"Info", 3
_ENCODER, _BYTES_BEFORE_ENDS = b"LAME3.100", 21

DELAY_SAMPLES = 576
"""By how much LAME delays what it encodes; decoders know their own delay."""

FRAME_S = Fraction(_SAMPLES, RATE_HZ)
"""How long a frame is heard."""


@dataclass(frozen=True, slots=True)
class Frames:
    """Whole frames of mono MP3 at 64 kbit/s, without tags."""

    content: bytes
    count: int

    @property
    def duration_s(self) -> Fraction:
        return self.count * FRAME_S


def parse_frames(mp3: bytes) -> Frames:
    """Take the sound out of a master, leaving tags and encoder's note; raise StudioError on other files."""
    first = at = _after_id3(mp3)
    count = 0
    while at < len(mp3):
        length = _LENGTHS.get(mp3[at : at + _HEADER_BYTES])
        if length is None:
            raise StudioError("bản ghi không phải MP3 một kênh 44,1 kHz, 64 kbit/s của Loa Xã")
        if at + length > len(mp3):
            raise StudioError("bản ghi bị cụt; làm lại bằng lệnh loaxa build")
        if at == first and _is_note(mp3, at):
            first = at + length
        else:
            count += 1
        at += length
    return Frames(mp3[first:], count)


def _after_id3(mp3: bytes) -> int:
    if mp3[:3] != b"ID3":
        return 0
    size = 0
    for seven_bits in mp3[6:_ID3_HEADER_BYTES]:
        size = size << 7 | seven_bits
    return _ID3_HEADER_BYTES + size


def _is_note(mp3: bytes, at: int) -> bool:
    """Tell whether a frame holds the note on the file, which is silence to players that do not know it."""
    note = at + _HEADER_BYTES + _SIDE_BYTES
    return mp3[note : note + len(_NOTE)] == _NOTE


def with_note(frames: Frames, heard_samples: int) -> bytes:
    """Put a silent frame in front that tells players where the sound of a file begins and ends.

    The note is Xing's for files of constant bit rate, with what LAME adds; its checksums, which players do
    not ask for, are left out. `heard_samples` is what was encoded, without delay and filling-up.
    """
    header = _SYNC + bytes([_FORMAT, _MODE])
    length = _LENGTHS[header]
    figures = struct.pack(">III", _NOTE_HAS_FRAMES_AND_BYTES, frames.count, length + len(frames.content))
    filled_up = frames.count * _SAMPLES - DELAY_SAMPLES - heard_samples
    ends = (DELAY_SAMPLES << 12 | filled_up).to_bytes(3, "big")
    note = header + bytes(_SIDE_BYTES) + _NOTE + figures + _ENCODER.ljust(_BYTES_BEFORE_ENDS, b"\0") + ends
    return note.ljust(length, b"\0") + frames.content


def silence(count: int) -> Frames:
    """Make frames of digital silence."""
    frames = bytearray()
    for n in range(count):
        # Padding keeps the bit rate constant: players without a clock of their own count bytes.
        padded = (n + 1) * _SAMPLES // 8 * _BITRATE_BPS % RATE_HZ < n * _SAMPLES // 8 * _BITRATE_BPS % RATE_HZ
        header = _SYNC + bytes([_FORMAT | (_PADDED if padded else 0), _MODE])
        frames += header.ljust(_LENGTHS[header], b"\0")
    return Frames(bytes(frames), count)


def join(pieces: Iterable[Frames]) -> Frames:
    """Put pieces one after another."""
    pieces = list(pieces)
    return Frames(b"".join(piece.content for piece in pieces), sum(piece.count for piece in pieces))
