"""The text of an article as it may stand in another program's window: harmless, and with absolute links."""

from urllib.parse import urlsplit

import nh3

from feeds.addresses import absolute
from feeds.characters import legal

# What the newsroom lets into a body, less what means something only on our own page (classes, anchors).
_TAGS = frozenset(
    "a abbr b blockquote br caption cite code dd del details div dl dt em figcaption figure"
    " h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s small span strong sub summary sup"
    " table tbody td tfoot th thead tr u ul".split()
)
_ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"reversed", "start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}


def feed_html(html: str, page_url: str) -> str:
    """Sanitise a body as rendered for the page at `page_url` and make its links absolute."""

    def filtered(tag: str, name: str, value: str) -> str | None:
        if name not in ("href", "src"):
            return value
        try:
            return absolute(page_url, _page_of(value.strip()))
        except ValueError:
            return None

    clean = nh3.clean(
        legal(html),
        tags=set(_TAGS),
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        attribute_filter=filtered,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    # Character references such as &#1; are characters now.
    return legal(clean).strip()


def _page_of(link: str) -> str:
    """Turn the link to a Markdown file into one to its page, whose name ends in .html."""
    path, mark, anchor = link.partition("#")
    is_local = not urlsplit(path).scheme and path.endswith(".md")
    return (path.removesuffix(".md") + ".html" if is_local else path) + mark + anchor
