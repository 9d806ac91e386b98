"""The one door to pydub, which warns of things that are no concern of ours while it is imported."""

import warnings

with warnings.catch_warnings():
    # It misses an ffmpeg on PATH (we hand ours its work ourselves), and audioop calls itself deprecated.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment
    from pydub.silence import detect_leading_silence

__all__ = ["AudioSegment", "detect_leading_silence"]
