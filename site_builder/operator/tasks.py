"""What the operator's commands do: plan, make, carry."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from audio.broadcast.calendar import render_calendar
from audio.broadcast.drive import FolderDrive
from audio.broadcast.usb import refuse_foreign, write_set
from audio.studio import local_crew
from newsroom.errors import BroadcastError
from site_builder.broadcasts import made_broadcasts
from site_builder.operator.appointments import appointments_of, host_of, planned_appointments
from site_builder.operator.at_once import at_once
from site_builder.operator.making import Made, make_sessions
from site_builder.operator.session_folder import is_of
from site_builder.operator.usb_set import usb_files
from site_builder.output import OutputFile, refuse_missing_folder, write_tree
from site_builder.planning import plan_edition, recorded_for_loa, refuse_unknown
from site_builder.stage import load_edition
from site_builder.workspace import Workspace

Progress = Callable[[int, int], None]


def make_planned(
    workspace: Workspace,
    at: datetime,
    first: date,
    days: int,
    jobs: int,
    on_progress: Progress,
    *,
    slot: str | None = None,
    cluster: str | None = None,
) -> Made:
    """Plan sessions of days that are not over and put them on tape; raise LoaXaError."""
    edition = load_edition(workspace, at)
    _refuse_past(first, at.astimezone(edition.station.timezone).date())
    with local_crew(jobs) as crew:
        return make_sessions(
            edition, at, first, days, workspace, crew, on_progress, slot=slot, cluster=cluster
        )


def _refuse_past(first: date, today: date) -> None:
    """Raise BroadcastError on a day that is over: what aired then is what residents hear again."""
    if first < today:
        raise BroadcastError(
            f"Ngày {first:%d/%m/%Y} đã qua (hôm nay là {today:%d/%m/%Y}):"
            " ghi --date từ hôm nay trở đi, hoặc bỏ --date."
        )


def make_urgent(
    workspace: Workspace, at: datetime, jobs: int, on_progress: Progress, cluster: str | None = None
) -> Made:
    """Put the emergencies of this instant on tape, to be played at once; raise LoaXaError."""
    edition, day = at_once(load_edition(workspace, at), at)
    with local_crew(jobs) as crew:
        return make_sessions(edition, at, day, 1, workspace, crew, on_progress, cluster=cluster)


def write_stick(
    workspace: Workspace,
    at: datetime,
    first: date,
    days: int,
    jobs: int,
    folder: Path,
    cluster: str | None,
    on_progress: Progress,
) -> Made:
    """Make some days' sessions and write them to a stick; raise LoaXaError.

    `on_progress` is told how many recordings are there, and then how many bytes are copied.
    """
    refuse_foreign(open_stick(folder))  # before minutes of work
    made = make_planned(workspace, at, first, days, jobs, on_progress, cluster=cluster)
    if not made.sessions:
        raise BroadcastError("Những ngày này không có gì để phát, nên chưa chép gì.")
    clusters = [each for each in made.station.clusters if cluster in (None, each.id)]
    files = usb_files(made.sessions, clusters, made.station, workspace.bulletins)
    write_set(open_stick(folder), files, on_progress)
    return made


def open_stick(folder: Path) -> FolderDrive:
    """Take a folder for a stick; raise BroadcastError where it is not there: a slip would fill this disk."""
    if not folder.is_dir():
        raise BroadcastError(
            f"Không có ổ hay thư mục {folder}: cắm USB vào rồi xem lại tên ổ;"
            " muốn chép vào một thư mục mới thì hãy tạo thư mục ấy trước."
        )
    return FolderDrive(folder)


def write_calendar(
    workspace: Workspace, at: datetime, first: date, days: int, cluster: str | None, file: Path
) -> int:
    """Write the sessions of some days as an iCalendar; return how many there are. Raises LoaXaError.

    What is on tape has its real length. Only the folder of sessions is made where it is not there.
    """
    if file.resolve().parent != workspace.bulletins.resolve():
        refuse_missing_folder(file)
    edition = load_edition(workspace, at)
    refuse_unknown(edition.station, None, cluster)
    bulletins = plan_edition(edition, workspace.content, recorded_for_loa(workspace), first, days)
    days_of_plan = {bulletin.day for bulletin in bulletins}
    made = [each for each in made_broadcasts(workspace) if each.starts.date() in days_of_plan]
    heard = [bulletin for bulletin in bulletins if bulletin.items]
    asked = [bulletin for bulletin in heard if cluster in (None, bulletin.cluster.id)]
    # A tape is for the clusters that heard the same when it was made, whatever is planned for each since.
    taped = [each for each in made if any(is_of(bulletin, each) for bulletin in asked)]
    untaped = [bulletin for bulletin in heard if not any(is_of(bulletin, each) for each in made)]
    entries = [
        *appointments_of(taped, edition.station, edition.coming),
        *planned_appointments(untaped, edition.station, edition.coming, cluster),
    ]
    name = f"Lịch phát thanh – {edition.station.commune}"
    content = render_calendar(name, host_of(edition.station), entries)
    write_tree([OutputFile(file.name, content)], file.resolve().parent, prunable=frozenset())
    return len(entries)
