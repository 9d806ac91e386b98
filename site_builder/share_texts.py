"""Texts to be passed on by hand: a message for Zalo groups and an SMS, as files and on a page for editors."""

import re
import unicodedata
from collections.abc import Iterator
from html import escape

from newsroom.article import Article
from newsroom.facts import facts_of
from newsroom.library import Library
from newsroom.station import Station
from site_builder.markup import literal, page
from site_builder.output import OutputFile

ZALO_LIMIT = 2000
"""Characters of one message; what is longer Zalo cuts in two."""
SMS_LIMIT = 160
"""Characters of one SMS in the GSM 7-bit alphabet (3GPP TS 23.038), which has no Vietnamese letters."""
SHARE_PAGE = "chia-se/index.md"
_LINES = 3
_PLAIN = str.maketrans({"đ": "d", "Đ": "D", "–": "-", "—": "-", "…": "...", "“": '"', "”": '"'})
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


def share_files(public: Library, station: Station) -> Iterator[OutputFile]:
    """Derive the texts of every public article and the page that shows them."""
    shown = []
    for article in public.articles:
        zalo, sms = zalo_text(article, station), sms_text(article, station)
        yield OutputFile(f"chia-se/{article.slug}.zalo.txt", f"{zalo}\n".encode())
        yield OutputFile(f"chia-se/{article.slug}.sms.txt", f"{sms}\n".encode("ascii"))
        shown.append(_shown(article, zalo, sms))
    intro = (
        "Trang này dành cho cán bộ và tổ công nghệ số: bấm vào ô, chọn tất cả, chép rồi dán vào nhóm Zalo "
        "của thôn, hoặc gửi tin nhắn cho người không dùng mạng."
    )
    made = page("Lời nhắn chia sẻ", "\n\n".join([intro, *shown]), is_to_be_found=False)
    yield OutputFile(SHARE_PAGE, made)


def zalo_text(article: Article, station: Station) -> str:
    """Write title, up to three lines and the link, within Zalo's limit."""
    facts = [f"{label}: {value}" for label, value in facts_of(article, station)]
    lines = [*_SENTENCE.split(article.summary), *facts] if article.summary else facts
    link = station.site_url + article.page_path
    said = "\n".join([article.title, *lines[:_LINES]])
    return f"{cut(said, ZALO_LIMIT - len(link) - 1)}\n{link}"


def sms_text(article: Article, station: Station) -> str:
    """Write what matters in one SMS: commune, title, as much of the summary as fits, whom to call.

    The link is left out: it would take half of the message, and who gets an SMS has no network.
    """
    call = f" LH {station.contact.phone.replace(' ', '')}"
    said = ascii_only(f"{station.commune}: {article.title}. {article.summary}".strip())
    short = cut(said.rstrip("."), SMS_LIMIT - len(call) - 1)
    return short + ("" if short.endswith(".") else ".") + call


def cut(text: str, limit: int) -> str:
    """Shorten a text to whole words.

    >>> cut("Mời bà con đến họp", 12)
    'Mời bà...'
    """
    if len(text) <= limit:
        return text
    return text[: limit - 2].rpartition(" ")[0].rstrip(" ,;:.–-") + "..."


def ascii_only(text: str) -> str:
    """Drop diacritics and what the GSM alphabet does not have.

    >>> ascii_only("Đến Bến Đá – “sáng” 25/11…")
    'Den Ben Da - "sang" 25/11...'
    """
    bare = unicodedata.normalize("NFD", text.translate(_PLAIN)).encode("ascii", "ignore").decode()
    # In GSM 7-bit these take two places or have none.
    return re.sub(r"[\^{}\\\[\]~|`]", "", bare)


def _shown(article: Article, zalo: str, sms: str) -> str:
    return "\n\n".join(
        [
            f"## {literal(article.title)}",
            _text("Zalo", zalo, 6, f"{article.slug}.zalo.txt", article.title),
            _text(f"SMS, {len(sms)} ký tự", sms, 4, f"{article.slug}.sms.txt", article.title),
        ]
    )


def _text(label: str, text: str, rows: int, file: str, title: str) -> str:
    # A blank line inside would end the HTML block.
    area = f'<textarea readonly rows="{rows}" cols="40">{escape(text)}</textarea>'
    return f'<p><label>{label}<br>{area}</label><br>\n<a href="{file}">Tệp {label}: {escape(title)}</a></p>'
