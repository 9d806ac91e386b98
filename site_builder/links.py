"""Where articles stand in the staged tree, and links between them."""

import re
from dataclasses import replace

from newsroom.article import Article
from newsroom.body_checks import article_link, local_target
from newsroom.library import Library
from newsroom.markdown import Renderer, elements
from site_builder.markup import relative


def staged_path(article: Article) -> str:
    """Name an article's Markdown in the staged tree, whatever its file under `content/` is called."""
    return f"{article.kind}/{article.slug}.md"


def relink(public: Library, everything: Library, renderer: Renderer) -> Library:
    """Make the links of public articles hold in the staged tree.

    Links to files follow them to their staged place. A link to an article that has no page now (a draft,
    a future or an expired one) becomes its bare words: a resident must not meet a dead link.
    """
    places: dict[str, str | None] = {article.path: None for article in everything.articles}
    places |= {article.path: staged_path(article) for article in public.articles}

    def relinked(article: Article) -> Article:
        body = article.body
        for target in sorted({e.target for e in elements(renderer.html(body)) if e.target}):
            if (local := local_target(article.path, target)) is None:
                continue
            place = places.get(local, local)
            body = _unlink(body, target) if place is None else _point(body, target, place, article)
        return replace(article, body=body)

    return Library(tuple(relinked(article) for article in public.articles))


def _unlink(body: str, target: str) -> str:
    words = article_link(target)
    # The brackets stay where the editor says how all of the words are read: [chữ]{đọc: …}.
    read_otherwise = re.compile(words.pattern + r"(?= ?\{\s*(?i:đọc)\s*:)")
    return words.sub(r"\1", read_otherwise.sub(r"[\1]", body))


def _point(body: str, target: str, place: str, article: Article) -> str:
    _, mark, anchor = target.partition("#")
    moved = relative(place, staged_path(article)) + mark + anchor
    if moved == target:
        return body
    return re.sub(rf"(\]\(<?|=\")({re.escape(target)})(?=[>)\"\s])", rf"\g<1>{moved}", body)
