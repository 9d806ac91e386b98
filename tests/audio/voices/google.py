"""A fake of the service that gTTS asks, as observed with gTTS 2.5.4."""

import base64
import functools
import json
import socket
import struct
import subprocess
import sys
import threading
import zlib
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs

import imageio_ffmpeg

from tests.audio.voices.loopback import Answer, Handler, Loopback, Request, serve

_PATH = "/_/TranslateWebserverUi/data/batchexecute"
_S_PER_SYLLABLE = 0.22
_AT_ONCE = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)  # close with a reset


@functools.cache
def mp3_of(text: str) -> bytes:
    """Hum a text as long as it takes to say, in the service's format: 24 kHz, mono, 32 kbit/s, no tags."""
    seconds = 0.1 + _S_PER_SYLLABLE * len(text.split())
    pitch_hz = 200 + zlib.crc32(text.encode()) % 600
    tone = f"sine=frequency={pitch_hz}:duration={seconds}:sample_rate=24000,volume=3"
    command = [
        *(imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "lavfi", "-i", tone),
        *("-b:a", "32k", "-write_xing", "0", "-id3v2_version", "0", "-f", "mp3", "pipe:1"),
    ]
    return subprocess.run(command, capture_output=True, check=True).stdout


def envelope(result: str | None) -> bytes:
    """Wrap a result as the service does: a guard against inclusion, then lengths and lines of JSON."""
    line = json.dumps([["wrb.fr", "jQ1olc", result, None, None, None, "generic"]], separators=(",", ":"))
    end = '[["e",4,null,null,131]]'
    return f")]}}'\n\n{len(line)}\n{line}\n{len(end)}\n{end}\n".encode()


def spoken(text: str) -> bytes:
    return envelope(json.dumps([base64.b64encode(mp3_of(text)).decode()]))


@dataclass
class Google:
    """Answers each request with the next of `script`, then well; notes what it was asked."""

    script: deque[Answer] = field(default_factory=deque)
    asked: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, request: Request, to: Handler) -> None:
        if request.path != _PATH:
            return self.captcha(request, to)
        with self.lock:
            self.asked.append(text_of(request))
            scripted = self.script.popleft() if self.script else speaks
        return scripted(request, to)

    def captcha(self, request: Request, to: Handler) -> None:
        """Play the page unusual traffic is sent to."""
        assert request.path.startswith("/sorry/")
        to.reply(429, b"<html>unusual traffic from your computer network</html>")

    def dawdles(self, request: Request, to: Handler) -> None:
        """Answer nothing until everybody has gone home."""
        self.over.wait()


def text_of(request: Request) -> str:
    """Read what is to be spoken, and refuse what the real service does not understand."""
    assert (request.method, request.host) == ("POST", "translate.google.com")
    ((rpc, parameters, _, kind),) = json.loads(parse_qs(request.body.decode())["f.req"][0])[0]
    text, language, speed, _ = json.loads(parameters)
    assert (rpc, kind, language, speed) == ("jQ1olc", "generic", "vi", None)
    assert isinstance(text, str)
    return text


def speaks(request: Request, to: Handler) -> None:
    text = text_of(request)
    to.reply(200, spoken(text) if len(text) <= 100 else envelope(None))


def says(status: int, **headers: str) -> Answer:
    return lambda request, to: to.reply(status, b"<html>no</html>", **headers)


def gives(body: bytes) -> Answer:
    return lambda request, to: to.reply(200, body)


def breaks_off(request: Request, to: Handler) -> None:
    """Promise a whole answer and hang up in the middle."""
    body = spoken(text_of(request))
    to.send_response(200)
    to.send_header("Content-Length", str(len(body)))
    to.end_headers()
    to.wfile.write(body[: len(body) // 2])
    to.close_connection = True


def cuts_the_sound(request: Request, to: Handler) -> None:
    """Send a well-formed answer with the first few frames alone."""
    to.reply(200, envelope(json.dumps([base64.b64encode(mp3_of(text_of(request))[:288]).decode()])))


def resets(request: Request, to: Handler) -> None:
    to.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
    to.connection.close()
    to.close_connection = True


@contextmanager
def google() -> Iterator[tuple[Google, Loopback]]:
    """Run the fake until the block ends."""
    service = Google()
    with serve(service.answer) as server:
        try:
            yield service, server
        finally:
            service.over.set()
