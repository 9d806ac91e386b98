"""What may not stand in an article's body."""

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from newsroom.errors import Problem
from newsroom.markdown import elements

# Whatever runs, frames, restyles or sends: an article is words and pictures.
_FORBIDDEN_TAGS = frozenset(
    [
        "script",
        "style",
        "iframe",
        "frame",
        "object",
        "embed",
        "applet",
        "form",
        "input",
        "button",
        "link",
        "meta",
        "base",
        "template",
        "svg",
        "math",
    ]
)
_RUNS = re.compile(r"^(javascript|vbscript|data):", re.IGNORECASE)
_REFERENCE_TO_ARTICLE = re.compile(r"^ {0,3}\[[^\]]+\]:\s*\S+\.md\b", re.MULTILINE)
_TOP_HEADING = re.compile(r"^ {0,3}#(?!#)\s", re.MULTILINE)

Found = tuple[int, str, str, str]
"""Line of the body (0-based), field, problem, remedy."""


def check_body(
    path: str, body: str, first_line: int, html: str, exists: Callable[[str], bool]
) -> Iterator[Problem]:
    """Check one body and its HTML; `path` and what `exists` is asked are POSIX paths inside `content/`."""
    if not body.strip():
        yield Problem(
            f"content/{path}",
            first_line,
            "nội dung",
            "bài chưa có nội dung",
            "viết bài dưới dòng --- thứ hai",
        )
        return
    for line, field, problem, remedy in (
        *_raw_html(body, html),
        *_links(path, body, html, exists),
        *_form(body, html),
    ):
        yield Problem(f"content/{path}", first_line + line, field, problem, remedy)


def _raw_html(body: str, html: str) -> Iterator[Found]:
    for element in elements(html):
        if element.tag in _FORBIDDEN_TAGS:
            line = _line_of(body, f"<{element.tag}")
            yield (
                line,
                "nội dung",
                f"không được dùng thẻ <{element.tag}>",
                "xoá thẻ này; bài chỉ gồm chữ, ảnh và liên kết",
            )
        for name, value in element.attributes.items():
            if name.startswith("on") or (name in ("href", "src") and _RUNS.match(value.strip())):
                line = _line_of(body, value if name in ("href", "src") else f"{name}=")
                yield line, "nội dung", f"thẻ <{element.tag}> chạy mã ({name})", "xoá phần đó, chỉ giữ chữ"


def _links(path: str, body: str, html: str, exists: Callable[[str], bool]) -> Iterator[Found]:
    for element in elements(html):
        if (target := element.target) is None:
            continue
        field = "ảnh" if element.tag == "img" else "liên kết"
        line = _line_of(body, target)
        try:
            local = local_target(path, target)
        except ValueError:
            yield (
                line,
                field,
                f'địa chỉ "{target}" viết sai',
                "chép lại cả địa chỉ từ thanh địa chỉ của trình duyệt",
            )
            continue
        if local is None:
            continue
        if local.startswith(("/", "..")):
            yield (
                line,
                field,
                f'"{target}" ra ngoài thư mục content',
                "chép tệp vào content/media rồi trỏ tới đó",
            )
        elif not exists(local):
            yield (
                line,
                field,
                f'không có tệp "{target}"',
                f'xem lại tên tệp; đường dẫn tính từ thư mục của bài này, "{PurePosixPath(path).parent}"',
            )


def local_target(path: str, target: str) -> str | None:
    """Resolve a link of the article at `path` to a POSIX path from `content/`; None for other addresses.

    >>> local_target("tin-tuc/a.md", "../media/anh.svg")
    'media/anh.svg'
    """
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    return (
        normpath(f"{PurePosixPath(path).parent}/{unquote(parts.path)}")
        if not parts.path.startswith("/")
        else parts.path
    )


def _form(body: str, html: str) -> Iterator[Found]:
    if any(element.tag == "h1" for element in elements(html)):
        found = _TOP_HEADING.search(body)
        line = body.count("\n", 0, found.start()) if found else 0
        yield (
            line,
            "nội dung",
            'có tiêu đề lớn "#" trong bài',
            'tiêu đề bài đã có ở "tieu_de"; đề mục dùng "##"',
        )
    if any(
        element.tag == "img" and not element.attributes.get("alt", "").strip() for element in elements(html)
    ):
        yield _line_of(body, "![]("), "ảnh", "ảnh chưa có lời mô tả", "viết ![điều thấy trong ảnh](tệp ảnh)"
    if found := _REFERENCE_TO_ARTICLE.search(body):
        yield (
            body.count("\n", 0, found.start()),
            "liên kết",
            "liên kết tới bài khác đặt ở cuối bài",
            "viết ngay trong câu: [chữ](../loai-bai/ten-bai.md)",
        )


def _line_of(body: str, text: str) -> int:
    at = body.lower().find(text.lower())
    return body.count("\n", 0, at) if at >= 0 else 0
