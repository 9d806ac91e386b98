"""Google's voice through gTTS: good, but only where there is a network, and on sufferance.

What the service does is not documented; what is said of it here was observed, see gTTS 2.5.4's own
source. The client sends with `verify=False` and retries nothing.
"""

import binascii
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

import requests
from gtts import gTTS, gTTSError

from audio.voices.clauses import pack_clauses
from audio.voices.clip import Clip, join, trim
from audio.voices.decoding import decode
from audio.voices.patience import Backoff, Throttle
from newsroom.errors import VoiceError, VoiceUnavailable

_RATE_HZ = 24_000  # what the service sends
_PAUSE_MS = 120  # between the pieces of one sentence
_TIMEOUT_S = (5.0, 20.0)  # to connect, and between two pieces of an answer
_INTERVAL_S = 0.4

# A reply that plays shorter or longer than anybody speaks is cut off or not speech at all.
_SHORTEST_S_PER_SYLLABLE = 0.1
_LONGEST_S_PER_SYLLABLE = 1.2
_SPARE_S = 2.0

_WAIT = "chờ một lúc rồi chạy lại loaxa build, hoặc đặt giọng khác lên trước trong giong_doc"
_NETWORK = "xem lại mạng, hoặc địa chỉ proxy trong biến HTTPS_PROXY, rồi chạy lại"


class _Busy(Exception):
    """Something that may be gone when asked again."""

    def __init__(self, reason: str, remedy: str, asked_s: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.remedy, self.asked_s = reason, remedy, asked_s


@dataclass(frozen=True, slots=True)
class GttsVoice:
    """Speaks through Google's translation service; shares its turns between threads."""

    throttle: Throttle
    backoff: Backoff
    timeout_s: tuple[float, float] = _TIMEOUT_S
    """To connect, and between two pieces of an answer."""

    @property
    def identity(self) -> str:
        # Not the client's version: the voice is the service's.
        return f"gtts vi pieces={gTTS.GOOGLE_TTS_MAX_CHARS} pause={_PAUSE_MS}"

    def speak(self, text: str) -> Clip:
        """Speak a sentence, whole or not at all; raise VoiceError.

        Raises VoiceUnavailable when the service cannot be reached or refuses, which will not change soon.
        """
        pieces = pack_clauses(unicodedata.normalize("NFC", text), gTTS.GOOGLE_TTS_MAX_CHARS)
        said = [piece for piece in pieces if any(map(str.isalnum, piece))]
        if not said:
            raise VoiceError("gtts không phát ra tiếng nào")
        return join([self._insist(piece) for piece in said], _PAUSE_MS)

    def _insist(self, piece: str) -> Clip:
        failures = 0
        while True:
            self.throttle.wait()
            try:
                return _check(piece, self._ask(piece))
            except _Busy as busy:
                failures += 1
                wait_s = self.backoff.wait_s(failures, busy.asked_s)
                if wait_s is None:
                    raise VoiceUnavailable(busy.reason, busy.remedy) from busy
                self.throttle.hold(wait_s)

    def _ask(self, piece: str) -> bytes:
        """Send one request: a piece of up to 100 characters is never cut by the client's own tokenizer."""
        client = gTTS(piece, lang="vi", lang_check=False, pre_processor_funcs=[], timeout=self.timeout_s)
        try:
            return b"".join(client.stream())
        except gTTSError as error:
            raise _explain(error) from error
        except (binascii.Error, UnicodeError) as error:
            raise _Busy("âm thanh của Google về không trọn", _NETWORK) from error


def open_gtts() -> GttsVoice:
    """Make Google's voice ready; whether there is a network shows when it speaks."""
    return GttsVoice(Throttle(_INTERVAL_S), Backoff())


def _check(piece: str, mp3: bytes) -> Clip:
    """Decode a reply and judge it by its length."""
    if not mp3:
        # Not the service's form at all: a page of the provider's, or a captcha served with status 200.
        raise VoiceUnavailable("câu trả lời nhận được không phải của dịch vụ đọc", _WAIT)
    try:
        clip = trim(decode(mp3, _RATE_HZ))
    except VoiceUnavailable:
        raise
    except VoiceError as error:
        raise _Busy("âm thanh của Google về không trọn", _NETWORK) from error
    syllables = len(piece.split())
    shortest_s = _SHORTEST_S_PER_SYLLABLE * syllables
    if not shortest_s <= clip.duration_s <= _LONGEST_S_PER_SYLLABLE * syllables + _SPARE_S:
        raise _Busy("âm thanh của Google về không trọn", _NETWORK)
    return clip


def _explain(error: Any) -> Exception:
    """Tell what a gTTSError means: to be asked again, a voice that is gone, or a sentence it won't say."""
    response = error.rsp
    if response is None:
        return _explain_connection(error.__context__)
    if "/sorry/" in response.url:
        return VoiceUnavailable("Google đòi xác nhận không phải máy (captcha)", _WAIT)
    if response.status_code == 429:
        return _Busy("Google báo hỏi quá nhiều (429)", _WAIT, retry_after_s(response.headers))
    if response.status_code >= 500:
        reason = f"dịch vụ đọc của Google đang lỗi ({response.status_code})"
        return _Busy(reason, _WAIT, retry_after_s(response.headers))
    if response.status_code >= 400:
        return VoiceUnavailable(f"Google từ chối ({response.status_code})", _WAIT)
    return VoiceError("Google không đọc câu này")


def _explain_connection(cause: BaseException | None) -> _Busy:
    if isinstance(cause, requests.Timeout):
        return _Busy("Google không trả lời kịp", _NETWORK)
    if "NameResolution" in repr(cause):
        return _Busy("không tìm được địa chỉ máy chủ của Google", _NETWORK)
    if isinstance(cause, requests.exceptions.ChunkedEncodingError):
        return _Busy("âm thanh của Google về không trọn", _NETWORK)
    return _Busy("không nối được tới Google, hoặc bị ngắt giữa chừng", _NETWORK)


def retry_after_s(headers: Mapping[str, str]) -> float | None:
    """Read how long a service asks to be left alone, RFC 9110 § 10.2.3; None where it says nothing clear.

    A date is compared with the service's own clock, so ours need not be right.

    >>> retry_after_s({"Retry-After": "120"})
    120.0
    """
    asked = headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdigit():
        return float(asked)
    try:
        until, now = parsedate_to_datetime(asked), parsedate_to_datetime(headers.get("Date", ""))
        return max(0.0, (until - now).total_seconds())
    except (ValueError, TypeError):
        return None
