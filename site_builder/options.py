"""Options that several commands share."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import click

from site_builder.usage import Count
from site_builder.workspace import PROJECT

FOLDER = click.Path(file_okay=False, path_type=Path)


class Instant(click.ParamType):
    """A moment with its time zone."""

    name = "RFC3339"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f'"{value}" không phải ngày giờ, viết như 2026-11-23T07:30:00+07:00', param, ctx)
        if moment.tzinfo is None:
            self.fail(f'"{value}" thiếu múi giờ, viết như 2026-11-23T07:30:00+07:00', param, ctx)
        return moment


class Day(click.ParamType):
    """A day of the calendar."""

    name = "NĂM-THÁNG-NGÀY"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f'"{value}" không phải một ngày, viết như 2026-11-24', param, ctx)


def _now() -> datetime:
    return datetime.now(UTC)


output_option = click.option(
    "--output", type=FOLDER, default=PROJECT / "public", help="Nơi đặt trang (mặc định: public)."
)
jobs_option = click.option(
    "--jobs", type=Count(1, 64), default=os.cpu_count() or 1, help="Số việc làm song song."
)
content_option = click.option(
    "--content", type=FOLDER, default=PROJECT / "content", help="Thư mục bài viết (mặc định: content)."
)
instant_option = click.option("--now", type=Instant(), default=_now, help="Xem như bây giờ là lúc này.")
