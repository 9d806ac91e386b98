"""Captions as WebVTT readers take them."""

from newsroom.recording import Cue, Recording
from site_builder.captions import captions_file

RECORDING = Recording(
    slug="hop", profile="web", path="audio/hop.mp3", duration_s=9.0, size_bytes=1, sha256="", voice="v",
    loudness_lufs=-16.0, true_peak_dbtp=-1.2,
    cues=(Cue(3_300, 4_500, "Thông báo."), Cue(5_000, 61_001, "A & B <c>.")),
)  # fmt: skip


def test_one_cue_a_sentence() -> None:
    captions = captions_file(RECORDING)
    assert captions.path == "audio/hop.vtt"
    assert captions.content == (
        b"WEBVTT\nLanguage: vi\n\n"
        b"1\n00:00:03.300 --> 00:00:04.500\nTh\xc3\xb4ng b\xc3\xa1o.\n\n"
        b"2\n00:00:05.000 --> 00:01:01.001\nA &amp; B &lt;c&gt;.\n"
    )
