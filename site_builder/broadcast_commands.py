"""Commands of the operator: sessions put on tape, sticks, the calendar."""

import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from site_builder.options import FOLDER, Day, content_option, instant_option, jobs_option, output_option
from site_builder.plan_commands import EXIT_LEFT_OUT
from site_builder.progress import progress
from site_builder.usage import Command, Commands, Count
from site_builder.workspace import Workspace

if TYPE_CHECKING:
    from site_builder.operator.making import Made

_date = click.option("--date", "day", type=Day(), help="Ngày phát, ví dụ 2026-11-24 (mặc định: hôm nay).")
_cluster = click.option("--cluster", metavar="MÃ", help="Chỉ cụm loa này (mặc định: mọi cụm).")


@click.command(cls=Command)
@_date
@click.option("--slot", metavar="MÃ", help="Chỉ khung giờ này (mặc định: mọi khung giờ trong ngày).")
@_cluster
@click.option("--urgent", is_flag=True, help="Thay vào đó, làm một buổi chỉ có tin khẩn cấp để phát ngay.")
@content_option
@output_option
@instant_option
@jobs_option
def bulletin(
    day: date | None, slot: str | None, cluster: str | None, urgent: bool,
    content: Path, output: Path, now: datetime, jobs: int,
) -> None:  # fmt: skip
    """Làm bản tin của một ngày: tệp tiếng, danh sách phát, kịch bản để in."""
    from newsroom.load import today_at
    from site_builder.operator.tasks import make_planned, make_urgent

    if urgent and (day or slot):
        raise click.UsageError("--urgent là phát ngay, không đi cùng --date, --slot")
    workspace, day = Workspace.of(content, output), day or today_at(content, now)
    with progress("Bản đọc") as advance:
        if urgent:
            made = make_urgent(workspace, now, jobs, advance, cluster)
        else:
            made = make_planned(workspace, now, day, 1, jobs, advance, slot=slot, cluster=cluster)
    if not made.sessions:
        print("Không có tin khẩn cấp." if urgent else f"Ngày {day:%d/%m/%Y} không còn gì để phát.")
    for each in made.sessions:
        print(f"{each.title}: {round(each.duration_s) // 60} phút {round(each.duration_s) % 60} giây")
        print(f"  {workspace.bulletins / each.id}")
        if each.id in made.aired:
            print("  đã đến giờ phát, nên giữ nguyên bản đã làm")
    _tell_missed(made)


@click.group(cls=Commands, invoke_without_command=True)
@_date
@click.option("--days", type=Count(1, 31), default=7, help="Số ngày (mặc định: 7).")
@click.option("--to", "folder", type=FOLDER, help="Ổ USB hoặc thư mục trống đã có, ví dụ E:\\.")
@_cluster
@content_option
@output_option
@instant_option
@jobs_option
@click.pass_context
def usb(
    context: click.Context, day: date | None, days: int, folder: Path | None, cluster: str | None,
    content: Path, output: Path, now: datetime, jobs: int,
) -> None:  # fmt: skip
    """Chép bản tin nhiều ngày ra USB, đúng thứ tự phát; usb verify là soát lại USB."""
    if context.invoked_subcommand is not None:
        return
    if folder is None:
        raise click.UsageError("còn thiếu --to, ví dụ: --to E:\\", context)
    from newsroom.load import today_at
    from site_builder.operator.tasks import write_stick

    day = day or today_at(content, now)
    with progress("Bản đọc và chép") as advance:
        made = write_stick(Workspace.of(content, output), now, day, days, jobs, folder, cluster, advance)
    print(f"Đã chép {len(made.sessions)} buổi ra {folder}.")
    print("Rút USB đúng cách (Eject), cắm lại rồi gõ lệnh sau để soát:")
    print(f"loaxa usb verify {folder}")
    _tell_missed(made)


def _tell_missed(made: "Made") -> None:
    """Tell what must be heard, or is ready, and yet never is; and why, where no voice could say it."""
    from site_builder.plan_table import print_missed
    from site_builder.report import print_unrecorded

    console = Console()
    if print_missed(made.planned, console):
        print_unrecorded(made.voicing, made.unsayable, console)
        sys.exit(EXIT_LEFT_OUT)


@usb.command()
@click.argument("folder", metavar="Ổ_USB", type=FOLDER)
def verify(folder: Path) -> None:
    """Soát USB: đủ tệp, đúng nội dung, không có tệp lạ."""
    from audio.broadcast.usb import verify_set
    from site_builder.operator.tasks import open_stick

    wrong = verify_set(open_stick(folder))
    for problem in wrong:
        print(problem, file=sys.stderr)
    if wrong:
        print("USB này chưa dùng được: chạy lại lệnh loaxa usb để chép lại.", file=sys.stderr)
        sys.exit(1)
    print("USB đủ tệp, đúng nội dung.")


@click.command(cls=Command)
@_date
@click.option("--days", type=Count(1, 92), default=14, help="Số ngày (mặc định: 14).")
@click.option(
    "--to",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tệp .ics trong một thư mục đã có (mặc định: ở ban-tin).",
)
@_cluster
@content_option
@output_option
@instant_option
def calendar(
    day: date | None,
    days: int,
    file: Path | None,
    cluster: str | None,
    content: Path,
    output: Path,
    now: datetime,
) -> None:
    """Ghi lịch phát thanh để mở bằng lịch trên điện thoại, máy tính (iCalendar)."""
    from newsroom.load import today_at
    from site_builder.operator.tasks import write_calendar

    workspace, day = Workspace.of(content, output), day or today_at(content, now)
    target = file or workspace.bulletins / "lich-phat.ics"
    count = write_calendar(workspace, now, day, days, cluster, target)
    last = day + timedelta(days=days - 1)
    print(f"Đã ghi {count} buổi, từ {day:%d/%m/%Y} đến {last:%d/%m/%Y}, vào {target}")
