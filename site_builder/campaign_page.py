"""What a campaign's page has more than others: its days, and what happens on them."""

from collections import defaultdict
from datetime import date, timedelta

from newsroom.article import Article, CampaignDetails, EventDetails
from newsroom.library import Library
from site_builder.links import staged_path
from site_builder.markup import anchor, time_tag

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def campaign_progress(campaign: CampaignDetails) -> str:
    """Tell a campaign's first and last day; a script turns it into the day it is and a bar."""
    starts, ends = campaign.starts, campaign.ends
    return (
        f'<p class="lx-progress" data-from="{starts}" data-to="{ends}">'
        f"Bắt đầu {time_tag(starts)}, kết thúc {time_tag(ends)}.</p>"
    )


def campaign_plan(campaign: CampaignDetails, public: Library, path: str) -> str:
    """Lay out a campaign's days and the events that fall on them, on its staged page at `path`."""
    events = _events_by_day(public)
    days = [campaign.starts + timedelta(days=n) for n in range(campaign.days)]
    squares = "".join(f'<li data-day="{day}"{" data-busy" if day in events else ""}></li>' for day in days)
    rows = "\n".join(
        f"<li><strong>Ngày {number} – {_WEEKDAYS[day.weekday()]}, {time_tag(day)}</strong><br>"
        + "<br>".join(anchor(event.title, staged_path(event), path) for event in events[day])
        + "</li>"
        for number, day in enumerate(days, start=1)
        if day in events
    )
    plan = (
        f'<ul class="lx-list lx-plan">\n{rows}\n</ul>' if rows else "<p>Chưa có buổi nào được hẹn ngày.</p>"
    )
    # The squares show again what is said in words above and below them.
    grid = f'<ol class="lx-list lx-days" aria-hidden="true">{squares}</ol>'
    return f'<section class="lx-frame">\n<h2>Lịch từng ngày</h2>\n{grid}\n{plan}\n</section>'


def _events_by_day(public: Library) -> dict[date, list[Article]]:
    by_day: dict[date, list[Article]] = defaultdict(list)
    for article in public.articles:
        if isinstance(article.details, EventDetails):
            by_day[article.details.starts.date()].append(article)
    return dict(by_day)
