"""Fetch a model for Piper from its public home, whole and checked, or not at all."""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from socket import gaierror
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import build_opener

from audio.voices.piper_models import InstalledModel, read_model, write_origin
from newsroom.errors import VoiceUnavailable

_CARD = "MODEL_CARD"
_TIMEOUT_S = 60
_POLL_S = 0.5
# Piper's own downloader waits for ever, so it runs apart, with a time-out on its sockets; that also lets
# Ctrl-C end it.
_DOWNLOADER = (
    f"import socket; socket.setdefaulttimeout({_TIMEOUT_S}); import piper.download_voices as d; d.main()"
)
_REMEDY = (
    "xem lại mạng, hoặc địa chỉ proxy trong biến HTTPS_PROXY, rồi chạy lại;"
    " hoặc chép cả thư mục của giọng trong voices/ từ máy khác sang"
)


@dataclass(frozen=True, slots=True)
class _Listed:
    """A file as the catalogue of all models describes it."""

    path: str
    size_bytes: int
    md5: str

    @property
    def name(self) -> str:
        return PurePosixPath(self.path).name


def install_model(name: str, models: Path, on_progress: Callable[[int, int], None]) -> InstalledModel:
    """Download a model into a folder of its own under `models`; raise VoiceUnavailable.

    `on_progress` is told how many bytes of how many are there. A model of the same name is replaced
    only once the new one is whole.
    """
    from piper.download_voices import VOICES_JSON

    listed = _listed(name, _fetch(VOICES_JSON))
    staging = models / f".moi-{name}"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    try:
        total_bytes = sum(file.size_bytes for file in listed)
        _download(name, staging, lambda done_bytes: on_progress(done_bytes, total_bytes))
        card_path = next((file.path for file in listed if file.name == _CARD), None)
        card = _fetch(VOICES_JSON.replace("voices.json", card_path)) if card_path else b""
        (staging / _CARD).write_bytes(card)
        _check(listed, staging)
        write_origin(staging, VOICES_JSON.partition("/resolve/")[0], card.decode(errors="replace"))
        shutil.rmtree(models / name, ignore_errors=True)
        staging.replace(models / name)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return read_model(models / name)


def _fetch(url: str) -> bytes:
    try:
        # An opener of our own asks anew for the proxy of this moment.
        with build_opener().open(url, timeout=_TIMEOUT_S) as answer:
            content: bytes = answer.read()
            return content
    except (OSError, HTTPException) as error:
        raise VoiceUnavailable(f"không tới được kho giọng của Piper: {_reason(error)}", _REMEDY) from error


def _reason(error: OSError | HTTPException) -> str:
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(error, HTTPError):
        return f"kho trả lời lỗi {error.code}"
    if isinstance(cause, gaierror):
        return "không tìm được địa chỉ máy chủ"
    if isinstance(cause, TimeoutError):
        return "không có trả lời kịp"
    return "không nối được, hoặc bị ngắt giữa chừng"


def _listed(name: str, catalogue: bytes) -> list[_Listed]:
    """Find a model in the catalogue."""
    try:
        known: Mapping[str, Any] = json.loads(catalogue)
        if name in known:
            files = known[name]["files"].items()
            return [_Listed(path, int(f["size_bytes"]), str(f["md5_digest"])) for path, f in files]
        vietnamese = ", ".join(sorted(key for key in known if key.startswith("vi_")))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise VoiceUnavailable(
            "không đọc được danh mục của kho giọng Piper", f"{error}; {_REMEDY}"
        ) from error
    raise VoiceUnavailable(f'kho giọng Piper không có "{name}"', f"các giọng tiếng Việt: {vietnamese}")


def _download(name: str, folder: Path, on_bytes: Callable[[int], None]) -> None:
    """Run piper's downloader."""
    command = [sys.executable, "-c", _DOWNLOADER, name, "--download-dir", str(folder)]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            while True:
                try:
                    code = process.wait(_POLL_S)
                    break
                except subprocess.TimeoutExpired:
                    on_bytes(sum(file.stat().st_size for file in folder.iterdir()))
        except BaseException:
            process.kill()
            process.wait()
            raise
        log.seek(0)
        said = log.read().decode(errors="replace").strip().splitlines()
    if code:
        raise VoiceUnavailable("không tải được giọng Piper", f"{said[-1] if said else code}; {_REMEDY}")


def _check(listed: list[_Listed], folder: Path) -> None:
    """Compare what came with what the catalogue promised."""
    for file in listed:
        content = (folder / file.name).read_bytes()
        md5 = hashlib.md5(content, usedforsecurity=False).hexdigest()
        if (len(content), md5) != (file.size_bytes, file.md5):
            reason = f"tệp {file.name} tải về không khớp mã kiểm tra"
            raise VoiceUnavailable(reason, "đường truyền có thể chập chờn: chạy lại")
