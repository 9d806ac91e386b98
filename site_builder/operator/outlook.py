"""How full the coming sessions are, for the console of the site."""

from datetime import datetime

from audio.broadcast.airtime import on_air_ms
from audio.broadcast.planning import plan
from audio.broadcast.wishes import Candidate
from newsroom.recording import Recordings
from site_builder.fullness import fullness_svg
from site_builder.stage import Edition

_DAYS = 7


def outlook_html(edition: Edition, loa: Recordings, at: datetime) -> str:
    """Draw how full the coming sessions of the first cluster are; empty where none are planned."""
    candidates = [
        Candidate(article, on_air_ms(loa[article.slug].duration_s))
        for article in edition.public.articles
        if article.slug in loa
    ]
    station = edition.station
    first = at.astimezone(station.timezone).date()
    picture = fullness_svg(plan(station, candidates, first, _DAYS, clusters=station.clusters[:1]))
    return f'<section class="outlook">\n<h2>Những ngày tới</h2>\n{picture}\n</section>\n' if picture else ""
