"""The search page and the files of its index, in the staged tree."""

import hashlib
from collections.abc import Iterator, Mapping

from newsroom.kinds import Kind
from newsroom.library import Library
from newsroom.markdown import Renderer
from newsroom.station import Station
from site_builder.markup import anchor, literal, page, phone_link
from site_builder.output import OutputFile
from site_builder.search.entries import entries_of
from site_builder.search.index import derive_parts

SEARCH_PAGE = "tim-kiem.md"
_FOLDER = "tim-kiem"


def search_files(
    public: Library, station: Station, renderer: Renderer, taught: Mapping[str, str]
) -> Iterator[OutputFile]:
    """Stage the search page and its index; `taught` tells how abbreviations are read."""
    skills = [topic.id for topic in station.topics if topic.skill]
    kinds = [str(kind) for kind in Kind]
    version = hashlib.sha256()
    for part in derive_parts(entries_of(public, station, renderer), skills, kinds, taught):
        # A script and not JSON: a browser reads it from a USB stick too, where it may fetch nothing.
        content = f'loaxaSearchPart("{part.name}",{part.dump()})\n'.encode()
        version.update(content)
        yield OutputFile(f"{_FOLDER}/{part.name}.js", content)
    yield OutputFile(SEARCH_PAGE, _search_page(station, version.hexdigest()[:12]))


def _search_page(station: Station, version: str) -> bytes:
    kinds = "".join(f'<option value="{n}">{kind.label}</option>' for n, kind in enumerate(Kind, start=1))
    skills = "".join(
        f'<option value="{n}">{literal(topic.name)}</option>'
        for n, topic in enumerate((topic for topic in station.topics if topic.skill), start=1)
    )
    links = [
        *(anchor(kind.label, f"{kind}/index.md", SEARCH_PAGE) for kind in Kind),
        anchor("Chuyên mục", "chuyen-muc/index.md", SEARCH_PAGE),
        anchor("Theo thôn", "thon/index.md", SEARCH_PAGE),
    ]
    ways = "\n".join(f"<li>{link}</li>" for link in links)
    call = phone_link(station.contact.phone)
    body = f"""<link rel="stylesheet" href="assets/search.css">

<form class="lx-search" action="tim-kiem.html" role="search">
<label for="lx-search-words">Bà con cần tìm gì? Gõ có dấu hay không dấu đều được.</label>
<input id="lx-search-words" name="q" type="search" autocomplete="off" enterkeyhint="search" maxlength="120">
<button>Tìm</button>
<label class="lx-search-filter">Loại bài
<select name="loai"><option value="">Tất cả</option>{kinds}</select></label>
<label class="lx-search-filter">Kỹ năng số
<select name="ky-nang"><option value="">Tất cả</option>{skills}</select></label>
</form>

<p class="lx-search-status" role="status"></p>
<ol class="lx-search-results"></ol>
<button class="lx-search-more" type="button" hidden>Xem thêm kết quả</button>

## Tìm theo mục

<ul class="lx-list lx-chips">
{ways}
</ul>

Không tìm thấy, bà con gọi xã theo số {call} để được chỉ giúp.

<script src="assets/search-words.js" defer></script>
<script src="assets/search-engine.js" defer></script>
<script src="assets/search-quote.js" defer></script>
<script src="assets/search.js" defer data-version="{version}"></script>
"""
    return page("Tìm kiếm", body, description="Tìm bài viết trên trang xã, gõ có dấu hay không dấu đều được.")
