"""How long the parts around a session's articles take: checks and planning reserve the same time."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.rules import Relay


@dataclass(frozen=True, slots=True)
class Lengths:
    """What the parts around the articles take at most, in any session."""

    signature_ms: int
    greeting_ms: int
    again_ms: int
    """Asking to listen again, before a repeat."""
    relay_intro_ms: int
    closing_ms: int

    def around_ms(self, signature: bool) -> int:
        """Add up what opens and closes a session."""
        return self.greeting_ms + self.closing_ms + (self.signature_ms if signature else 0)

    def relayed_ms(self, relays: Sequence[Relay]) -> int:
        """Add up relays, each with what leads into it."""
        return sum(self.relay_intro_ms + relay.minutes * 60_000 for relay in relays)


USUAL_LENGTHS = Lengths(
    signature_ms=17_000, greeting_ms=20_000, again_ms=8_000, relay_intro_ms=15_000, closing_ms=18_000
)
"""A tune of 15 s between silences, words spoken slowly."""
