"""The editor's say: obeyed on the air, without a trace on the page, told with its line when it is wrong."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.air_checks import check_marks
from newsroom.markdown import Renderer, parse_markdown_settings

ROOT = Path(__file__).parents[2]
RENDERER = Renderer(parse_markdown_settings((ROOT / "mkdocs.yml").read_text(encoding="utf-8")))

CASES = {
    "a word": (
        "Nghị quyết của UBTVQH{đọc: ủy ban thường vụ quốc hội}, kỳ này.",
        "<p>Nghị quyết của UBTVQH, kỳ này.</p>",
        '<p>Nghị quyết của <span data-seen="UBTVQH">ủy ban thường vụ quốc hội</span>, kỳ này.</p>',
    ),
    "capitals, spaces, a space before": (
        "Gọi KTX {Đọc :  ký túc xá } nhé.",
        "<p>Gọi KTX nhé.</p>",
        '<p>Gọi <span data-seen="KTX">ký túc xá</span> nhé.</p>',
    ),
    "only the word, not the bracket before it": (
        "(KTX{đọc: ký túc xá})",
        "<p>(KTX)</p>",
        '<p>(<span data-seen="KTX">ký túc xá</span>)</p>',
    ),
    "emphasis": (
        "Mã **A1-B2**{đọc: a một bê hai} đây.",
        "<p>Mã <strong>A1-B2</strong> đây.</p>",
        '<p>Mã <span data-seen="A1-B2">a một bê hai</span> đây.</p>',
    ),
    "code": (
        "Gõ `*#06#`{đọc: sao thăng không sáu thăng}.",
        "<p>Gõ <code>*#06#</code>.</p>",
        '<p>Gõ <span data-seen="*#06#">sao thăng không sáu thăng</span>.</p>',
    ),
    "a link": (
        "Xem [trang A](https://a.vn/x){đọc: trang a}.",
        '<p>Xem <a href="https://a.vn/x">trang A</a>.</p>',
        '<p>Xem <span data-seen="trang A">trang a</span>.</p>',
    ),
    "bracketed words": (
        "Lớp [K72 **CNTT**]{đọc: khóa bảy hai} học.",
        "<p>Lớp K72 <strong>CNTT</strong> học.</p>",
        '<p>Lớp <span data-seen="K72 CNTT">khóa bảy hai</span> học.</p>',
    ),
    "an image": (
        "![Mã QR](m.svg){đọc: mã vuông}",
        '<p><img alt="Mã QR" src="m.svg" /></p>',
        '<p><img alt="mã vuông" src="m.svg" /></p>',
    ),
    "inside an image's words": (
        "![Mã QR{đọc: quy a}](m.svg)",
        '<p><img alt="Mã QR" src="m.svg" /></p>',
        '<p><img alt="Mã quy a" src="m.svg" /></p>',
    ),
    "shown only": (
        "Mời họp {không đọc: (xem [sơ đồ](a.svg) bên)} đúng giờ.",
        '<p>Mời họp (xem <a href="a.svg">sơ đồ</a> bên) đúng giờ.</p>',
        "<p>Mời họp đúng giờ.</p>",
    ),
    "read only, before the full stop": (
        "Mời họp {chỉ đọc: nghe **bà con**}.",
        "<p>Mời họp.</p>",
        "<p>Mời họp nghe <strong>bà con</strong>.</p>",
    ),
    "read only, first": ("{chỉ đọc: Thưa bà con,} xã họp.", "<p>xã họp.</p>", "<p>Thưa bà con, xã họp.</p>"),
    "a paragraph that is read only": ("A\n\n{chỉ đọc: B}", "<p>A</p>", "<p>A</p>\n<p>B</p>"),
    "a list that is read only": ("- **{chỉ đọc: B}**", "", "<ul>\n<li><strong>B</strong></li>\n</ul>"),
    "a block that is shown only": (
        "A\n{không đọc}\n| a | b |\n|---|---|\n| c | d |\n{hết}\nB",
        "<p>A</p>\n<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n"
        "<td>d</td>\n</tr>\n</tbody>\n</table>\n<p>B</p>",
        "<p>A</p>\n<p>B</p>",
    ),
    "a block that is read only": (
        "{Chỉ đọc}\nMột.\n\n1. Hai.\n{HẾT}\nBa.",
        "<p>Ba.</p>",
        "<p>Một.</p>\n<ol>\n<li>Hai.</li>\n</ol>\n<p>Ba.</p>",
    ),
    "a heading": (
        "## Nghị quyết của QH{đọc: quốc hội}",
        '<h2 id="nghi-quyet-cua-qh">Nghị quyết của QH</h2>',
        '<h2 id="nghi-quyet-cua-quoc-hoi">Nghị quyết của <span data-seen="QH">quốc hội</span></h2>',
    ),
    "not in code": (
        "Viết `A{đọc: b}`:\n\n```\n{không đọc}\nC{đọc: d}\n{hết}\n```",
        *["<p>Viết <code>A{đọc: b}</code>:</p>\n<pre><code>{không đọc}\nC{đọc: d}\n{hết}\n</code></pre>"] * 2,
    ),
    "not when escaped": (r"Viết \{đọc: b\} thế này", *["<p>Viết {đọc: b} thế này</p>"] * 2),
    "beside attributes": (
        "[A](b.md){đọc: c}{.nut}",
        '<p><a class="nut" href="b.md">A</a></p>',
        '<p><span class="nut" data-seen="A">c</span></p>',
    ),
}  # fmt: skip


def plain(html: str) -> str:
    return "\n".join(line for line in html.split("\n") if line.strip())


@pytest.mark.parametrize(("body", "shown", "read"), CASES.values(), ids=CASES)
def test_what_is_shown_and_what_is_read(body: str, shown: str, read: str) -> None:
    assert plain(RENDERER.html(body)) == plain(shown)
    assert plain(RENDERER.html_for_air(body)) == plain(read)
    typed_apart = unicodedata.normalize("NFD", body)
    assert unicodedata.normalize("NFC", plain(RENDERER.html(typed_apart))) == plain(shown)
    assert list(check_marks(body, RENDERER.html(body))) == []


@pytest.mark.parametrize(
    ("body", "line", "problem"),
    [
        ("A\nKTX{đọc: ký túc xá\n\nB}", 1, "{đọc: …} chưa đóng"),
        ("A{không đọc: b {chỉ đọc: c} d}", 0, "{không đọc: …} chưa đóng"),
        ("A\n\n{không đọc}\nB\n\nC", 2, "{không đọc} chưa đóng"),
        ("{không đọc}\nA\n{chỉ đọc}\nB\n{hết}", 0, "{không đọc} chưa đóng"),
        ("A\n\n{hết}", 2, "có {hết} mà chưa mở"),
        ("A\nB {không đọc} C", 1, '"{không đọc}" viết chưa đủ hoặc không đứng riêng một dòng'),
        ("A{đọc: }", 0, "{đọc: …} để trống"),
        ("A{doc: b}", 0, 'không hiểu "{doc:"'),
        ("A\n{khong doc}\nB", 1, 'không hiểu "{khong doc}"'),
        ("A{đọc là b}", 0, 'không hiểu "{đọc là b}"'),
        ("A\n\n{đọc: b}", 2, 'máy không hiểu "{đọc: b" đặt ở đây'),
        ("<div>A{đọc: b}</div>", 0, 'máy không hiểu "{đọc: b" đặt ở đây'),
    ],
)
def test_what_is_wrong_is_told_with_its_line(body: str, line: int, problem: str) -> None:
    assert [found[:2] for found in check_marks(body, RENDERER.html(body))] == [(line, problem)]


@pytest.mark.parametrize("body", ["{: .a }", "## A { #b }", "**A**{.b width=3}", "{x}", "`{đọc`", "${a: 1}"])
def test_other_braces_are_left_alone(body: str) -> None:
    assert list(check_marks(body, RENDERER.html(body))) == []
    assert RENDERER.html(body) == RENDERER.html_for_air(body)


INLINE = "a b KTX {đọc: {không_đọc: {chỉ_đọc: } { [ ] ** ` | - . x](y) {.c} {hết}".replace(
    "_", "\N{NO-BREAK SPACE}"
)
BLOCKS = ["\n", "\n\n", "\n{không đọc}\n", "\n{chỉ đọc}\n", "\n{hết}\n"]
pieces = st.sampled_from([*INLINE.split(" "), *BLOCKS])


@settings(deadline=None)
@given(st.lists(pieces, max_size=25).map(" ".join))
def test_whatever_is_written_nothing_breaks_and_what_passes_leaves_no_trace(body: str) -> None:
    shown, _ = RENDERER.html(body), RENDERER.html_for_air(body)
    assert "data-seen" not in shown
    if not list(check_marks(body, shown)):
        outside_code = re.sub(r"<code>.*?</code>", "", shown, flags=re.DOTALL)
        assert not re.search(r"\{\s*(đọc|không\s+đọc|chỉ\s+đọc|hết)", outside_code)
