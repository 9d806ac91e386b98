"""Commands of those who clear articles and see to what goes on air."""

import sys
from datetime import date, datetime
from pathlib import Path

import click
from rich.console import Console

from site_builder.options import FOLDER, Day, content_option, instant_option
from site_builder.usage import Command, Count
from site_builder.workspace import PROJECT, Workspace

EXIT_LEFT_OUT = 3
"""Planned, but something that must be heard never is."""


@click.command(cls=Command)
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--by", metavar="MÃ", required=True, help="Mã người duyệt trong station.yml.")
@content_option
@instant_option
def approve(file: Path, by: str, content: Path, now: datetime) -> None:
    """Duyệt một bài như nó đang viết; sửa bài là phải duyệt lại."""
    from site_builder.approving import approve as record_approval

    written = record_approval(file, by, Workspace.of(content, PROJECT / "public"), now)
    print(f"Đã duyệt {file}; ghi vào {written}")


@click.command(cls=Command)
@click.option("--from", "first", type=Day(), help="Ngày đầu (mặc định: hôm nay).")
@click.option("--days", type=Count(1, 366), default=14, help="Số ngày (mặc định: 14).")
@click.option("--cluster", metavar="MÃ", help="Chỉ cụm loa này, ghi tên mọi bài.")
@click.option(
    "--output", type=FOLDER, default=PROJECT / "public", help="Nơi đã dựng bản đọc (mặc định: public)."
)
@content_option
@instant_option
def plan(
    first: date | None, days: int, cluster: str | None, output: Path, content: Path, now: datetime
) -> None:
    """In lịch phát thanh những ngày tới: buổi nào phát mấy bài, hoặc (--cluster) những bài nào, vì sao."""
    from newsroom.load import today_at
    from site_builder.plan_table import print_missed, print_overview, print_sessions
    from site_builder.planning import plan_sessions

    workspace = Workspace.of(content, output)
    bulletins = plan_sessions(workspace, now, first or today_at(content, now), days, cluster=cluster)
    console = Console()
    (print_sessions if cluster else print_overview)(bulletins, console)
    if print_missed(bulletins, console):
        sys.exit(EXIT_LEFT_OUT)
