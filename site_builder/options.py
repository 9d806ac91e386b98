"""Options that several commands share."""

from datetime import UTC, datetime
from pathlib import Path

import click

from site_builder.workspace import PROJECT

FOLDER = click.Path(file_okay=False, path_type=Path)


class Instant(click.ParamType):
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


def _now() -> datetime:
    return datetime.now(UTC)


content_option = click.option(
    "--content", type=FOLDER, default=PROJECT / "content", help="Thư mục bài viết (mặc định: content)."
)
instant_option = click.option("--now", type=Instant(), default=_now, help="Xem như bây giờ là lúc này.")
