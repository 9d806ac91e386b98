"""What stands where a voice is not to be had, or not any more."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audio.voices.clip import Clip
from newsroom.errors import VoiceUnavailable

if TYPE_CHECKING:
    from audio.voices import Voice


@dataclass(frozen=True, slots=True)
class AbsentVoice:
    """A voice that spoke once: what it said then is found by its identity, but it says nothing new."""

    identity: str
    reason: VoiceUnavailable

    def speak(self, text: str) -> Clip:
        raise VoiceUnavailable(self.reason.reason, self.reason.remedy)


@dataclass(slots=True)
class FusedVoice:
    """A voice that is not asked again once it has gone: a dead service is waited for once a run."""

    voice: "Voice"
    _gone: VoiceUnavailable | None = field(default=None, init=False)

    @property
    def identity(self) -> str:
        return self.voice.identity

    def speak(self, text: str) -> Clip:
        if self._gone:
            raise VoiceUnavailable(self._gone.reason, self._gone.remedy)
        try:
            return self.voice.speak(text)
        except VoiceUnavailable as error:
            self._gone = error
            raise
