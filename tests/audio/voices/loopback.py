"""Services of others on loopback: a proxy that answers for every host, over real TLS.

Unmodified clients reach it by HTTPS_PROXY, as they reach the world from behind a firewall.
"""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import trustme


@dataclass(frozen=True)
class Request:
    method: str
    host: str
    path: str
    body: bytes


Answer = Callable[[Request, "Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Opens the tunnel a client asks for, then talks TLS as the host at its other end."""

    protocol_version = "HTTP/1.1"
    server: "Loopback"
    host = ""

    def do_CONNECT(self) -> None:
        self.host = self.path.partition(":")[0]
        self.send_response(200)
        self.end_headers()
        self.connection = self.server.tls(self.host).wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb")
        self.close_connection = False  # though clients ask for the tunnel in HTTP/1.0

    def finish(self) -> None:
        super().finish()
        self.connection.close()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.answer(Request(self.command, self.host, self.path, body), self)
        self.wfile.flush()

    do_GET = do_POST

    def reply(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Answer in full; an underscore in a header's name stands for a hyphen."""
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


class Loopback(ThreadingHTTPServer):
    """The proxy, and certificates for whichever host it plays."""

    daemon_threads = True

    def __init__(self, answer: Answer) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer = answer
        self.authority = trustme.CA()
        self.contexts: dict[str, ssl.SSLContext] = {}
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def tls(self, host: str) -> ssl.SSLContext:
        with self.lock:
            if host not in self.contexts:
                self.contexts[host] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                self.authority.issue_cert(host).configure_cert(self.contexts[host])
            return self.contexts[host]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that hang up: some are meant to."""


@contextmanager
def serve(answer: Answer) -> Iterator[Loopback]:
    """Serve until the block ends."""
    with Loopback(answer) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def send_through(proxy_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have this process's clients use a proxy, as an operator does behind a firewall."""
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, proxy_url)
    for name in ("NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


def trust(server: Loopback, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have this process's clients that check certificates believe the server's."""
    server.authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "authority.pem"))
