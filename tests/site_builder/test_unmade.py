"""The preview shows of what it does not make what was last published."""

from __future__ import annotations

from typing import TYPE_CHECKING
from wsgiref.util import setup_testing_defaults

from site_builder.unmade import with_published

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIEnvironment


def answer(shown: Path, published: Path, path: str) -> tuple[str, str]:
    """Ask for a path; return status and text."""

    def previewed(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [])
        return [b"previewed"]

    said: list[str] = []
    environ: WSGIEnvironment = {"PATH_INFO": path.encode().decode("latin-1")}
    setup_testing_defaults(environ)
    served = with_published(previewed, shown, published)

    def start(status: str, *rest: object) -> Callable[[bytes], object]:
        said.append(status)
        return lambda data: None

    body = b"".join(served(environ, start))
    return said[0], body.decode()


def test_what_is_lacking_comes_from_what_is_published_or_is_told(tmp_path: Path) -> None:
    shown, published = tmp_path / "shown", tmp_path / "published"
    held = (
        "shown/audio/a.mp3",
        "published/audio/a.mp3",
        "published/to-roi/họp.pdf",
        "published/loa/index.html",
    )
    for file in held:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(file.replace("/", " ", 1), encoding="utf-8")
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    assert answer(shown, published, "/index.html") == ("200 OK", "previewed")
    assert answer(shown, published, "/audio/a.mp3") == ("200 OK", "previewed")
    assert answer(shown, published, "/to-roi/họp.pdf") == ("200 OK", "published to-roi/họp.pdf")
    assert answer(shown, published, "/loa/") == ("200 OK", "published loa/index.html")
    for path in ("/to-roi/khac.pdf", "/to-roi/../../secret"):
        status, told = answer(shown, published, path)
        assert status == "404 Not Found"
        assert "chưa có khi xem trước" in told
