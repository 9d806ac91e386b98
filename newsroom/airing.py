"""When and where an article is heard: as its editor asks, or else as its kind and priority suggest."""

from datetime import date, datetime, time, timedelta

from newsroom.article import Airing, Article, CampaignDetails, EventDetails
from newsroom.kinds import Kind, Priority
from newsroom.station import Cluster

_DAY = timedelta(days=1)
_USUAL_DAYS = 7
"""How long news and notices are told that do not say until when they hold."""

REST_DAYS = {
    Kind.NOTICE: 1,
    Kind.EVENT: 1,
    Kind.NEWS: 2,
    Kind.CAMPAIGN: 2,
    Kind.GUIDE: 7,
    Kind.QUESTION: 7,
    Kind.GOOD_PRACTICE: 7,
    Kind.DOCUMENT: 14,
}
"""Days from one hearing of a routine article to the next: few for what is soon over, many for what holds."""


def airs_from(article: Article) -> datetime:
    """Return the first instant at which an article may be heard."""
    airing = article.airing or Airing()
    if airing.first is None:
        return article.published
    return max(article.published, _midnight(airing.first, article))


def airs_until(article: Article) -> datetime | None:
    """Return the first instant at which an article is no more to be heard; None where it always holds.

    Nobody is called to what is over: an event is told until it ends, or begins where no end is given.
    """
    airing = article.airing or Airing()
    ends = [article.expires]
    match article.details:
        case EventDetails(starts=starts, ends=over):
            ends.append(over or starts)
        case CampaignDetails(ends=last):
            ends.append(_midnight(last + _DAY, article))
    if airing.last:
        ends.append(_midnight(airing.last + _DAY, article))
    is_told_briefly = article.kind in (Kind.NOTICE, Kind.NEWS) and article.priority is not Priority.EMERGENCY
    if is_told_briefly and not (airing.last or airing.days or article.expires):
        ends.append(_midnight(airs_from(article).date() + timedelta(days=_USUAL_DAYS), article))
    return min((end for end in ends if end), default=None)


def times_of(article: Article) -> int:
    """Return how often an article is heard in one session: an emergency twice if nobody says otherwise."""
    asked = article.airing.times if article.airing else None
    return asked or (2 if article.priority is Priority.EMERGENCY else 1)


def is_heard_in(article: Article, cluster: Cluster) -> bool:
    """Tell whether a cluster plays what is for these villages, or for the whole commune."""
    airing = article.airing or Airing()
    if airing.clusters and cluster.id not in airing.clusters:
        return False
    villages = airing.villages or (() if airing.clusters else article.villages)
    return not villages or not set(villages).isdisjoint(cluster.villages)


def _midnight(day: date, article: Article) -> datetime:
    return datetime.combine(day, time.min, article.published.tzinfo)
