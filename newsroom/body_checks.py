"""What may not stand in an article's body, judged by its rendering."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from newsroom.air_checks import check_marks
from newsroom.errors import Problem
from newsroom.markdown import Element, elements
from newsroom.markdown_slips import find_slips

# An article is words and pictures. Whatever else there is (scripts, frames, forms, styles, elements that
# swallow the rest of the page) is refused by not being listed.
_TAGS = frozenset(
    "a abbr b blockquote br caption cite code dd del details div dl dt em figcaption figure"
    " h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s small span strong sub summary sup"
    " table tbody td tfoot th thead tr u ul".split()
)
_ATTRIBUTES = frozenset(
    "alt class colspan dir height href id lang open reversed role rowspan src start title type width".split()
)
_SCHEMES = frozenset(["http", "https", "mailto", "tel"])
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_TOP_HEADING = re.compile(r"^ {0,3}#(?!#)\s|^=+ *$", re.MULTILINE)

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
    start_tags = elements(html)
    for line, field, problem, remedy in (
        *find_slips(body, html),
        *_html(body, start_tags),
        *_links(path, body, start_tags, exists),
        *_form(body, start_tags),
        *((line, "đọc", problem, remedy) for line, problem, remedy in check_marks(body, html)),
    ):
        yield Problem(f"content/{path}", first_line + line, field, problem, remedy)


def _html(body: str, start_tags: Sequence[Element]) -> Iterator[Found]:
    if "<!--" in body:
        yield (
            _line_of(body, "<!--"),
            "nội dung",
            "có ghi chú <!-- -->, ai mở mã trang cũng đọc được",
            "xoá ghi chú",
        )
    for element in start_tags:
        if element.tag not in _TAGS:
            remedy = "bài chỉ gồm chữ, ảnh và liên kết: xoá thẻ này; nếu là chữ thường thì bỏ dấu < >"
            yield (
                _line_of(body, f"<{element.tag}"),
                "nội dung",
                f"không được dùng thẻ <{element.tag}>",
                remedy,
            )
            continue
        for name, value in element.attributes.items():
            if name not in _ATTRIBUTES and not _is_made_by_tables(element, name, value):
                problem = f'thẻ <{element.tag}> có "{name}", có thể chạy mã hoặc làm hỏng trang'
                yield _line_of(body, name), "nội dung", problem, "xoá phần đó, chỉ giữ chữ"


def _is_made_by_tables(element: Element, name: str, value: str) -> bool:
    """Tell whether this is how Python-Markdown aligns a table's column."""
    return element.tag in ("td", "th") and name == "style" and bool(re.fullmatch(r"text-align: \w+;", value))


def _links(
    path: str, body: str, start_tags: Sequence[Element], exists: Callable[[str], bool]
) -> Iterator[Found]:
    ids = {element.attributes.get("id") for element in start_tags}
    for element in start_tags:
        if (target := element.target) is None:
            continue
        field = "ảnh" if element.tag == "img" else "liên kết"
        found = _wrong_target(path, target, ids, exists) or _unmovable(body, target, start_tags)
        if found:
            yield _line_of(body, target), field, *found


def _wrong_target(
    path: str, target: str, ids: set[str | None], exists: Callable[[str], bool]
) -> tuple[str, str] | None:
    # Browsers drop tabs and line breaks inside an address before they read its scheme.
    bare = re.sub(r"[\x00-\x20]", "", target)
    if not bare:
        return "liên kết trống", "viết địa chỉ trong ngoặc tròn: [chữ](địa chỉ)"
    if (scheme := _SCHEME.match(bare)) and scheme[1].lower() not in _SCHEMES:
        if scheme[1].lower() == "data":
            return "ảnh dán thẳng vào bài", "lưu ảnh vào content/media rồi viết ![mô tả](../media/tên-ảnh)"
        if len(scheme[1]) == 1 or scheme[1].lower() == "file":
            return f'"{target}" chỉ có trên máy này', "chép tệp vào content/media rồi trỏ tới đó"
        return f'liên kết "{scheme[1]}:" có thể chạy mã', "chỉ dùng địa chỉ bắt đầu bằng https://"
    if bare.startswith("#"):
        missing = bare[1:] and unquote(bare[1:]) not in ids
        return (f'không có đề mục "{target}" trong bài', "xoá liên kết này") if missing else None
    try:
        local = local_target(path, target)
    except ValueError:
        return f'địa chỉ "{target}" viết sai', "chép lại cả địa chỉ từ thanh địa chỉ của trình duyệt"
    if local is None:
        return None
    if local.startswith(("/", "..")):
        return f'"{target}" ra ngoài thư mục content', "chép tệp vào content/media rồi trỏ tới đó"
    if not exists(local):
        where = f'đường dẫn tính từ thư mục của bài này, "{PurePosixPath(path).parent}"'
        return f'không có tệp "{target}"', f"xem lại tên tệp, cả chữ hoa chữ thường và dấu; {where}"
    return None


def _unmovable(body: str, target: str, start_tags: Sequence[Element]) -> tuple[str, str] | None:
    """Refuse a link to an article in a form that could not be undone on the day that article expires."""
    if not target.partition("#")[0].lower().endswith(".md") or _SCHEME.match(target):
        return None
    if len(article_link(target).findall(body)) >= sum(element.target == target for element in start_tags):
        return None
    return f'liên kết tới bài "{target}" viết kiểu lạ', "viết ngay trong câu: [chữ](../loai-bai/ten-bai.md)"


def article_link(target: str) -> re.Pattern[str]:
    """Compile the forms in which an article may link to another; group 1 holds the words of the link."""
    words = r"\[((?:!\[[^\[\]]*\]\([^()]*\)|\[[^\[\]]*\]|[^\[\]])*)\]"
    title = r"""(?:\s+(?:"[^"]*"|'[^']*'))?"""
    return re.compile(rf"(?<!!){words}\(\s*<?{re.escape(target)}>?{title}\s*\)")


def local_target(path: str, target: str) -> str | None:
    """Resolve a link of the article at `path` to a POSIX path from `content/`; None for other addresses.

    >>> local_target("tin-tuc/a.md", "../media/anh.svg")
    'media/anh.svg'
    """
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    if parts.path.startswith("/"):
        return parts.path
    return normpath(f"{PurePosixPath(path).parent}/{unquote(parts.path)}")


def _form(body: str, start_tags: Sequence[Element]) -> Iterator[Found]:
    if any(element.tag == "h1" for element in start_tags):
        found = _TOP_HEADING.search(body)
        line = body.count("\n", 0, found.start()) if found else 0
        yield (
            line,
            "nội dung",
            'có tiêu đề lớn "#" trong bài',
            'tiêu đề bài đã có ở "tieu_de"; đề mục dùng "##"',
        )
    for element in start_tags:
        if element.tag == "img" and not element.attributes.get("alt", "").strip():
            line = _line_of(body, element.attributes.get("src", "![]("))
            yield line, "ảnh", "ảnh chưa có lời mô tả", "viết ![điều thấy trong ảnh](tệp ảnh)"


def _line_of(body: str, text: str) -> int:
    at = body.lower().find(text.lower())
    return body.count("\n", 0, at) if at >= 0 else 0
