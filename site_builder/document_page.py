"""What a legal document's page has more than others: the document itself."""

import re
from html import escape

from newsroom.article import Article

_PDF = re.compile(r"\]\(<?([^()<>\s]+\.pdf)>?\)", re.IGNORECASE)


def document_links(article: Article) -> str:
    """Offer the PDFs that the text links to and the place where the document is published."""
    links = [
        f'<a class="lx-button" href="{escape(target)}">Tải văn bản (PDF)</a>'
        for target in dict.fromkeys(_PDF.findall(article.body))
    ]
    if article.source and article.source.url:
        links.append(f'<a class="lx-button" href="{escape(article.source.url)}">Xem ở nơi công bố</a>')
    return f"<p>{' '.join(links)}</p>" if links else ""
