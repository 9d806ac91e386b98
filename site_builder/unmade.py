"""What the preview does not make: as it was last published, or a page that says when it will be there."""

import mimetypes
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.broadcasts import CONSOLE_PATH
from site_builder.cards import SITE_CARD
from site_builder.handouts import BOARD_PATH
from site_builder.tree import WEB_INDEX

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_MADE_BY_PUBLISHING = frozenset(
    path.partition("/")[0] for path in (BOARD_PATH, CONSOLE_PATH, SITE_CARD, WEB_INDEX)
)
"""Folders of paper, the operator's console, cards and sound."""
_NOT_YET = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Chưa có khi xem trước</title><link rel="stylesheet" href="/assets/loaxa.css"></head>
<body><main class="lx-page md-typeset"><h1>Phần này chưa có khi xem trước</h1>
<p>Tờ in, ảnh chia sẻ, bản nghe và bảng điều khiển loa chỉ được làm khi đăng trang. Chạy lệnh
<code>loaxa build</code> rồi mở lại.</p>
<p><a class="lx-button" href="/index.html">Về trang chủ</a></p></main></body></html>
"""


def with_published(previewed: "WSGIApplication", shown: Path, published: Path) -> "WSGIApplication":
    """Let a server of the folder `shown` take from the folder `published` what it lacks."""

    def serve(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace").lstrip("/")
        if path.endswith("/"):
            path += "index.html"
        if path.partition("/")[0] not in _MADE_BY_PUBLISHING or _within(shown, path):
            return previewed(environ, start_response)
        if file := _within(published, path):
            content, kind = (
                file.read_bytes(),
                mimetypes.guess_type(file.name)[0] or "application/octet-stream",
            )
            start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
            return [content]
        start_response("404 Not Found", [("Content-Type", "text/html; charset=utf-8")])
        return [_NOT_YET.encode()]

    return serve


def _within(folder: Path, path: str) -> Path | None:
    file = (folder / path).resolve()
    return file if file.is_relative_to(folder.resolve()) and file.is_file() else None
