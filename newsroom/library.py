"""All articles of a commune; every query takes the instant it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from newsroom.article import Article


@dataclass(frozen=True, slots=True)
class Library:
    """Articles in one total order: newest first, then by slug."""

    articles: tuple[Article, ...]

    @classmethod
    def of(cls, articles: list[Article]) -> "Library":
        return cls(tuple(sorted(articles, key=lambda a: (-a.published.timestamp(), a.slug))))

    def public(self, at: datetime) -> "Library":
        """Keep what residents may see and hear at this instant."""
        return self.where(lambda article: article.is_public(at))

    def where(self, wanted: Callable[[Article], bool]) -> "Library":
        return Library(tuple(filter(wanted, self.articles)))
