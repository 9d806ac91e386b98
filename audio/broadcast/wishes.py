"""What may be played: articles and the length of their recordings, ready for choosing among thousands."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsroom.airing import REST_DAYS, airs_from, airs_until, is_heard_in, times_of
from newsroom.article import Airing, Article
from newsroom.kinds import Priority
from newsroom.station import Cluster

_DAY_S = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that wants to be heard."""

    article: Article
    duration_ms: int
    """Of its recording in a session; 0 where something hinders it."""
    hindrance: str = ""
    """Why it cannot be played though it is its time, in Vietnamese: no recording, not cleared."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A candidate as choosing sees it; instants are POSIX seconds."""

    article: Article
    duration_ms: int
    hindrance: str
    length: str
    """The duration in words."""
    priority: Priority
    from_s: float
    until_s: float
    rest_s: float
    """From one hearing until it is due again; none for what is urgent."""
    times: int
    asked: Airing | None
    """Set where certain sessions are asked for, whatever the rest."""

    @property
    def slug(self) -> str:
        return self.article.slug

    @property
    def title(self) -> str:
        return self.article.title

    def is_heard_in(self, cluster: Cluster) -> bool:
        return is_heard_in(self.article, cluster)


def wishes_of(candidates: Sequence[Candidate]) -> list[Wish]:
    """Make candidates ready, in an order of their own: what is kept off the air is left out.

    Raises ValueError on an article that is offered twice.
    """
    by_slug = {each.article.slug: each for each in candidates if each.article.airing is not None}
    if len(by_slug) != sum(each.article.airing is not None for each in candidates):
        raise ValueError("an article is offered twice")
    return [_wish(by_slug[slug]) for slug in sorted(by_slug)]


def _wish(candidate: Candidate) -> Wish:
    article = candidate.article
    airing = article.airing or Airing()
    until = airs_until(article)
    return Wish(
        article=article,
        duration_ms=candidate.duration_ms,
        hindrance=candidate.hindrance,
        length=in_words(candidate.duration_ms),
        priority=article.priority,
        from_s=airs_from(article).timestamp(),
        until_s=until.timestamp() if until else float("inf"),
        rest_s=REST_DAYS[article.kind] * _DAY_S if article.priority is Priority.ROUTINE else 0,
        times=times_of(article),
        asked=airing if airing.names_sessions and article.priority is not Priority.EMERGENCY else None,
    )


@lru_cache(maxsize=4096)
def in_words(duration_ms: int) -> str:
    """Write a duration, begun seconds counted whole.

    >>> in_words(185_001), in_words(45_000), in_words(120_000)
    ('3 phút 6 giây', '45 giây', '2 phút')
    """
    minutes, seconds = divmod(-(-duration_ms // 1000), 60)
    parts = [f"{minutes} phút"] * (minutes > 0) + [f"{seconds} giây"] * (seconds > 0 or not minutes)
    return " ".join(parts)
