"""How full the coming sessions are, for the console of the site."""

from datetime import datetime
from pathlib import Path

from newsroom.recording import Recordings
from site_builder.fullness import fullness_svg
from site_builder.planning import plan_edition
from site_builder.stage import Edition

_DAYS = 7


def outlook_html(edition: Edition, content: Path, loa: Recordings, at: datetime) -> str:
    """Draw how full the coming sessions of the first cluster are; empty where none are planned.

    `content` is the folder of articles and readings.
    """
    first = at.astimezone(edition.station.timezone).date()
    cluster = edition.station.clusters[0].id
    picture = fullness_svg(plan_edition(edition, content, loa, first, _DAYS, cluster=cluster))
    return f'<section class="outlook">\n<h2>Những ngày tới</h2>\n{picture}\n</section>\n' if picture else ""
