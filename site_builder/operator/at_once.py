"""A session between the slots: emergencies are played as soon as they are known."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from newsroom.kinds import Priority
from newsroom.station import URGENT, Slot
from site_builder.stage import Edition

_MINUTES = 30
"""What expires sooner is left to the operator's own voice."""


def at_once(edition: Edition, at: datetime) -> tuple[Edition, date]:
    """Leave of an edition its emergencies, and one session that begins in the next minute; tell of which day.

    No rule of the station holds for these but the approval of articles.
    """
    starts = (at.astimezone(edition.station.timezone) + timedelta(minutes=1)).replace(second=0, microsecond=0)
    # A day may need several, so the minute belongs to the name of each.
    slot = Slot(f"{URGENT}-{starts:%H%M}", f"Tin khẩn cấp lúc {starts:%H:%M}", starts.time(), _MINUTES)
    urgent = replace(
        edition,
        station=replace(edition.station, slots=(slot,)),
        coming=edition.coming.where(lambda article: article.priority is Priority.EMERGENCY),
    )
    return urgent, starts.date()
