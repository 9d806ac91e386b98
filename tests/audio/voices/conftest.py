"""Voices of every kind, ready to speak without network or download."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from audio.voices import Voice, open_voice
from audio.voices.gtts import GttsVoice
from audio.voices.patience import Backoff, Throttle
from audio.voices.recorded import open_recorded
from tests.audio.fakes import ScriptedVoice
from tests.audio.voices.dummy_piper import install_dummy
from tests.audio.voices.google import Google, google
from tests.audio.voices.loopback import Loopback, send_through
from tests.audio.voices.readings import write_reading

SENTENCES = (
    "Mời bà con đến nhà văn hóa thôn lúc bảy giờ ba mươi phút.",
    "Xin chào.",
    "Trẻ em dưới sáu tuổi được tiêm miễn phí, bà con nhớ mang theo sổ tiêm chủng.",
)


@dataclass(frozen=True)
class Speaker:
    """A voice, how to make it anew, and what it can be asked to say: a reading says one thing only."""

    name: str
    voice: Voice
    again: Callable[[], Voice]
    sentences: tuple[str, ...]


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the dummy voice of Piper, as `loaxa voices install` leaves it."""
    models = tmp_path_factory.mktemp("voices")
    install_dummy(models)
    return models


@pytest.fixture(scope="session")
def loopback() -> Iterator[tuple[Google, Loopback]]:
    with google() as running:
        yield running


@pytest.fixture
def service(loopback: tuple[Google, Loopback], monkeypatch: pytest.MonkeyPatch) -> Google:
    """Put the fake of Google's service in the way of this process's clients."""
    service, server = loopback
    service.asked.clear()
    service.script.clear()
    send_through(server.url, monkeypatch)
    return service


@pytest.fixture
def reading(tmp_path: Path) -> Path:
    file = tmp_path / "hop-thon.wav"
    write_reading(file)
    return file


@pytest.fixture(params=["espeak", "piper", "gtts"])
def engine(request: pytest.FixtureRequest) -> Speaker:
    """Return each voice that says whatever text it is given."""
    return _speaker(request)


@pytest.fixture(params=["espeak", "piper", "gtts", "recorded", "scripted"])
def speaker(request: pytest.FixtureRequest) -> Speaker:
    """Return each voice there is, the stand-in of other tests included."""
    return _speaker(request)


def _speaker(request: pytest.FixtureRequest) -> Speaker:
    def again() -> Voice:
        match request.param:
            case "gtts":
                request.getfixturevalue("service")
                return GttsVoice(Throttle(0.0), Backoff(attempts=1))
            case "recorded":
                return open_recorded(request.getfixturevalue("reading"))
            case "scripted":
                return ScriptedVoice()
            case name:
                return open_voice(name, request.getfixturevalue("models"))

    return Speaker(request.param, again(), again, SENTENCES[: 1 if request.param == "recorded" else None])
