"""Pictures and print by Typst: from a template and its data to the bytes of a file.

A template reads its data with `json(bytes(sys.inputs.data))`; each value is text or made of text and numbers.
The QR codes it asked for are in `sys.inputs.codes`, SVG by address: drawn here, since each takes 30 ms.
"""

import io
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

import fontpkg_be_vietnam_pro
import segno
import typst

from newsroom.errors import SiteError

Data = Mapping[str, object]
_PIXELS_PER_INCH = 72.0  # one pixel a point: a card of 1200 pt is 1200 pixels wide


def draw(template: Path, data: Data, codes: Sequence[str] = ()) -> bytes:
    """Draw a one-page template as PNG, one pixel a point; raise SiteError with what Typst said."""
    return _compile(template, data, codes, "png")


def print_pages(template: Path, data: Data, codes: Sequence[str] = ()) -> bytes:
    """Print a template as tagged PDF/UA-1 with its fonts inside; raise SiteError with what Typst said."""
    return _compile(template, data, codes, "pdf")


def _compile(template: Path, data: Data, codes: Sequence[str], form: Literal["png", "pdf"]) -> bytes:
    inputs = {
        "data": json.dumps(data, ensure_ascii=False),
        "codes": json.dumps({url: _qr_svg(url) for url in codes}),
    }
    try:
        made = typst.Compiler(template, root=template.parent, font_paths=_fonts()).compile(
            format=form,
            ppi=_PIXELS_PER_INCH if form == "png" else None,
            pdf_standards="ua-1" if form == "pdf" else [],
            sys_inputs=inputs,
        )
    except typst.TypstError as error:
        raise SiteError(f"{template.name}: Typst không trình bày được: {error.diagnostic}") from error
    if not isinstance(made, bytes):
        raise SiteError(f"{template.name}: cần đúng một trang ảnh, Typst làm ra {len(made or [])}")
    return made


def _qr_svg(url: str) -> str:
    picture = io.BytesIO()
    segno.make(url, error="m").save(picture, kind="svg", border=2, xmldecl=False)
    return picture.getvalue().decode()


@cache
def _fonts() -> typst.Fonts:
    # No system fonts: every machine must make the same bytes.
    return typst.Fonts(include_system_fonts=False, font_paths=[fontpkg_be_vietnam_pro.ROOT / "files"])
