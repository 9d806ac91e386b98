"""Piper's own downloader against its public home, played on loopback."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from audio.voices.piper import open_piper
from audio.voices.piper_install import install_model
from newsroom.errors import VoiceUnavailable
from tests.audio.voices import dummy_piper
from tests.audio.voices.dummy_piper import NAME
from tests.audio.voices.loopback import Handler, Loopback, Request, send_through, serve, trust

_ROOT = "/rhasspy/piper-voices/resolve/main/"
_FOLDER = "vi/vi_VN/vais1000/medium/"


@dataclass
class Home:
    """The public home of Piper's models: a catalogue, and files that it sends elsewhere for."""

    files: dict[str, bytes] = field(default_factory=dict)

    promised: bytes = b""
    """The catalogue, where it no longer tells the truth of the files."""

    is_closed: bool = False

    def catalogue(self) -> bytes:
        sums = {
            path: {"size_bytes": len(content), "md5_digest": hashlib.md5(content).hexdigest()}
            for path, content in self.files.items()
        }
        return json.dumps({NAME: {"key": NAME, "files": sums}, "en_US-amy-low": {"files": {}}}).encode()

    def answer(self, request: Request, to: Handler) -> None:
        path = request.path.partition("?")[0]
        if self.is_closed:
            to.reply(503)
        elif request.host == "cdn.example.org":
            to.reply(200, self.files[path.removeprefix("/")])
        elif path == _ROOT + "voices.json":
            to.reply(200, self.promised or self.catalogue())
        elif path.removeprefix(_ROOT) in self.files:
            to.reply(302, Location=f"https://cdn.example.org/{path.removeprefix(_ROOT)}")
        else:
            to.reply(404)


@pytest.fixture(scope="module")
def running() -> Iterator[tuple[Home, Loopback]]:
    home = Home()
    with serve(home.answer) as server:
        yield home, server


@pytest.fixture
def home(running: tuple[Home, Loopback], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    home, server = running
    home.promised, home.is_closed = b"", False
    home.files = {
        f"{_FOLDER}{NAME}.onnx": dummy_piper.onnx_model(),
        f"{_FOLDER}{NAME}.onnx.json": dummy_piper.config(),
        f"{_FOLDER}MODEL_CARD": dummy_piper.CARD.encode(),
    }
    send_through(server.url, monkeypatch)
    trust(server, tmp_path, monkeypatch)
    return home


def install(models: Path, name: str = NAME) -> None:
    install_model(name, models, lambda done, total: None)


def test_installs_a_voice_that_speaks_and_whose_origin_is_told(home: Home, tmp_path: Path) -> None:
    models = tmp_path / "voices"
    install(models)
    assert open_piper(models).speak("Xin chào.").duration_s > 0.2
    origin = json.loads((models / NAME / "nguon-goc.json").read_bytes())
    assert (origin["licence"], origin["data"]) == ("CC BY 4.0", "https://example.org/vais1000")
    assert origin["source"].endswith("/rhasspy/piper-voices")
    assert [path.name for path in models.iterdir()] == [NAME]
    assert (models / NAME / "MODEL_CARD").read_text() == dummy_piper.CARD


def test_a_file_that_is_not_what_the_catalogue_promised_is_refused(home: Home, tmp_path: Path) -> None:
    models = tmp_path / "voices"
    install(models)
    home.promised = home.catalogue()
    home.files[f"{_FOLDER}{NAME}.onnx"] += b"tampered"
    with pytest.raises(VoiceUnavailable, match=rf"{NAME}\.onnx tải về không khớp mã kiểm tra"):
        install(models)
    assert [path.name for path in models.iterdir()] == [NAME], "the one installed before stays"
    assert open_piper(models).speak("Xin chào.").duration_s > 0.2


def test_an_unknown_name_is_refused_with_the_vietnamese_ones(home: Home, tmp_path: Path) -> None:
    with pytest.raises(VoiceUnavailable, match=rf'không có "vi_VN-ba-tam".*{NAME}$'):
        install(tmp_path / "voices", "vi_VN-ba-tam")
    assert not (tmp_path / "voices").exists()


def test_a_download_that_fails_leaves_nothing(home: Home, tmp_path: Path) -> None:
    home.promised = home.catalogue()
    del home.files[f"{_FOLDER}{NAME}.onnx.json"]
    with pytest.raises(VoiceUnavailable, match=r"không tải được giọng Piper; .*404.*chép cả thư mục"):
        install(tmp_path / "voices")
    assert not list((tmp_path / "voices").iterdir())


def test_says_what_to_do_without_a_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    send_through("http://khong-co.invalid:3128", monkeypatch)
    with pytest.raises(VoiceUnavailable, match=r"Piper: không tìm được địa chỉ máy chủ; .*HTTPS_PROXY"):
        install(tmp_path / "voices")


def test_says_how_the_home_of_the_voices_answered(home: Home, tmp_path: Path) -> None:
    home.is_closed = True
    with pytest.raises(VoiceUnavailable, match=r"Piper: kho trả lời lỗi 503; .*chép cả thư mục"):
        install(tmp_path / "voices")
