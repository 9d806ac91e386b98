"""The command that checks feeds, at files and at addresses on loopback."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from newsroom.errors import FeedError
from site_builder.cli import loaxa
from site_builder.feed_check import check_source
from site_builder.usage import explain
from tests.feeds.test_validate import JSON, RSS


def test_a_sound_file_is_called_so_and_a_broken_one_is_told(tmp_path: Path) -> None:
    file = tmp_path / "rss.xml"
    file.write_text(RSS, encoding="utf-8")
    answer = CliRunner().invoke(loaxa, ["feeds", "--check", str(file)])
    assert (answer.exit_code, answer.output) == (0, f"{file}: không có lỗi.\n")
    file.write_text(RSS.replace("<language>vi</language>\n", ""), encoding="utf-8")
    answer = CliRunner().invoke(loaxa, ["feeds", "--check", str(file)])
    assert answer.exit_code == 1
    assert f"{file}:2: channel: thiếu <language> — thêm <language>\n\nCó 1 chỗ cần sửa." in answer.output


def test_what_is_missing_on_the_command_line_is_told() -> None:
    answer = CliRunner().invoke(loaxa, ["feeds"], standalone_mode=False)
    assert isinstance(answer.exception, click.MissingParameter)
    assert explain(answer.exception).startswith("Lệnh chưa đúng: còn thiếu --check")


class _Feeds(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, content = {
            "/rss.xml": (
                "text/xml; charset=utf-8",
                RSS.replace("https://thu.example/rss.xml", self._address()),
            ),
            "/feed.json": ("text/html", JSON.replace("https://thu.example/feed.json", self._address())),
            "/to.xml": ("text/xml", "x" * 6_000_000),
        }.get(self.path, ("", ""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(content.encode())

    def _address(self) -> str:
        return f"http://{self.headers['Host']}{self.path}"

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's own output."""


@pytest.fixture
def address() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Feeds) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_an_address_is_fetched_and_checked(address: str) -> None:
    assert check_source(f"{address}/rss.xml") == []
    (problem,) = check_source(f"{address}/feed.json")
    assert (problem.field, problem.problem) == ("Content-Type", 'đang là "text/html"')


@pytest.mark.parametrize(
    ("path", "problem"), [("khong-co.xml", "máy chủ trả lời 404"), ("to.xml", "nặng quá 5 MB")]
)
def test_what_cannot_be_had_is_told(address: str, path: str, problem: str) -> None:
    with pytest.raises(FeedError, match=problem):
        check_source(f"{address}/{path}")


def test_nobody_there_is_told() -> None:
    with pytest.raises(FeedError, match="không tải được"):
        check_source("http://127.0.0.1:9/rss.xml")
