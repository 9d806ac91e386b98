"""Absolute addresses in plain ASCII, as RFC 3986 and the feed formats ask for."""

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

_PATH = "/:@!$&'()*+,;=~-._%"
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def absolute(base_url: str, link: str) -> str:
    """Resolve a link as met on the page at `base_url`; raise ValueError where it is none.

    >>> absolute("https://suoimo.example/tin-tuc/a.html", "../media/ảnh chợ.jpg#x")
    'https://suoimo.example/media/%E1%BA%A3nh%20ch%E1%BB%A3.jpg#x'
    """
    parts = urlsplit(urljoin(base_url, link))
    netloc = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    rest = (quote(_STRAY_PERCENT.sub("%25", part), safe=safe) for part, safe in (
        (parts.path, _PATH), (parts.query, _PATH + "?"), (parts.fragment, _PATH + "?"))
    )  # fmt: skip
    return urlunsplit((parts.scheme, netloc, *rest))


def tag_uri(site_url: str, name: str) -> str:
    """Name something for ever.

    The year is fixed: RFC 4151 asks for a date on which the host was the commune's, not for the article's.

    >>> tag_uri("https://suoimo.example/", "hop-thon")
    'tag:suoimo.example,2025:hop-thon'
    """
    host = urlsplit(absolute(site_url, "")).hostname
    return f"tag:{host},2025:{name}"
