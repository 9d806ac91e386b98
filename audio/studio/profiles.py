"""What a recording is mastered for, as data."""

from dataclasses import dataclass, replace
from enum import Enum


class Opening(Enum):
    """What is heard before the first sentence."""

    SIGNATURE = "signature"
    """The station's tune, quiet: the listener has already pressed play."""
    CHIME = "chime"
    """Three rising strokes: people in the fields stop talking before the first word is said."""
    NONE = "none"
    """Nothing: what is heard before it in a session has opened it."""


@dataclass(frozen=True, slots=True)
class Presence:
    """A broad lift where consonants live (RBJ peaking equaliser)."""

    centre_hz: float
    gain_db: float
    q: float


@dataclass(frozen=True, slots=True)
class Compressor:
    """Feed-forward compression of the short-term level, on speech brought to −20 LUFS."""

    threshold_dbfs: float
    ratio: float
    attack_ms: float
    release_ms: float


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of master: its sound, its figures, and where its files lie in the site."""

    name: str
    folder: str
    """POSIX path of its recordings from the site's root."""
    opening: Opening
    head_ms: int
    """Silence before the opening: amplifiers wake up, and browsers fade in, within a quarter of a second."""
    tail_ms: int
    """Silence after the last sentence."""
    high_pass_hz: float
    presence: Presence | None
    compressor: Compressor | None
    target_lufs: float
    tolerance_lu: float
    ceiling_dbtp: float
    encoder_margin_db: float
    """What 64 kbit/s usually add to the peaks of limited speech."""

    def path(self, slug: str) -> str:
        """Name a recording's place in the site."""
        return f"{self.folder}/{slug}.mp3"


WEB = Profile(
    name="web",
    folder="audio",
    opening=Opening.SIGNATURE,
    head_ms=300,
    tail_ms=500,
    high_pass_hz=70,
    presence=None,
    compressor=None,
    target_lufs=-16.0,
    tolerance_lu=0.5,
    ceiling_dbtp=-1.0,
    encoder_margin_db=0.8,
)
"""For phones, headphones and podcast programs; −16 LUFS is what they expect of speech."""

LOA = Profile(
    name="loa",
    folder="audio/loa",
    opening=Opening.CHIME,
    head_ms=500,
    tail_ms=1500,
    # A horn passes nothing below 350 Hz, but six tones live low: a gentle slope from 220 Hz keeps them.
    high_pass_hz=220,
    presence=Presence(centre_hz=2800, gain_db=5.0, q=0.8),
    compressor=Compressor(threshold_dbfs=-28, ratio=4, attack_ms=5, release_ms=120),
    target_lufs=-15.0,
    tolerance_lu=1.0,
    ceiling_dbtp=-1.5,
    encoder_margin_db=1.4,
)
"""For a horn 300 m away: these figures raised intelligibility in noise from 0.45 to 0.59 ESTOI."""

PROFILES = (WEB, LOA)

LINK = replace(LOA, name="loi-dan", folder="", opening=Opening.NONE, head_ms=200, tail_ms=700)
"""What an announcer says between articles; heard in sessions alone."""

TUNE = replace(
    LINK, name="nhac-hieu", head_ms=500, presence=None, compressor=None, target_lufs=-18.0, tolerance_lu=1.5
)
"""The signature tune of a session, a little quieter than speech: music must not make anyone turn it down."""
