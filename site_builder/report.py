"""What a build tells the editor."""

from collections import Counter
from collections.abc import Collection

from rich.console import Console
from rich.table import Table

from audio.choosing import Outcome, reason_of
from newsroom.errors import Problem
from newsroom.kinds import Kind
from newsroom.recording import Recordings
from newsroom.voicing import READER
from site_builder.build import BuildReport

_NAMES = {READER: "người đọc"}


def passed_over(outcome: Outcome) -> Counter[tuple[str, str]]:
    """Count the recordings at which a voice did not speak though it came first, by name and reason."""
    return Counter(
        (name, reason_of(error))
        for slug, errors in outcome.failures.items()
        for name, error in errors.items()
        if name != outcome.made_by.get(slug)
    )


def print_report(report: BuildReport, console: Console) -> None:
    """Print a table of what was made, what is new in it, and where to look."""
    by_kind = Counter(article.kind for article in report.public.articles)
    table = Table(title="Đã làm", title_justify="left")
    table.add_column("Phần")
    table.add_column("Số lượng", justify="right")
    table.add_column("Lần này")
    for kind in Kind:
        table.add_row(kind.label, str(by_kind[kind]), "")
    table.add_section()
    audio = report.audio
    made = f"{audio.recordings_made} bản mới, đọc mới {audio.sentences_spoken} câu"
    table.add_row("Bản đọc", str(audio.recordings_made + audio.recordings_reused), made)
    table.add_row("Thời lượng", f"{audio.audio_s / 60:.0f} phút", "")
    for name, recordings in (("Bản cho trang", report.masters.web), ("Bản cho loa", report.masters.loa)):
        table.add_row(name, str(len(recordings)), _levels(recordings))
    for name, count in Counter(report.voicing.made_by.values()).items():
        table.add_row(f"Giọng {_NAMES.get(name, name)}", str(count), "")
    for (name, reason), count in passed_over(report.voicing).items():
        table.add_row(f"Không dùng {_NAMES.get(name, name)}", str(count), reason)
    if report.voicing.unmade:
        table.add_row("[bold]Chưa có bản đọc[/bold]", str(len(report.voicing.unmade)), "xem bên dưới")
    table.add_row("Tệp đã đăng", str(report.files), f"{len(report.changed)} tệp thay đổi")
    table.add_row("Bài chưa hoặc thôi đăng", str(report.withheld), "nháp, hẹn ngày, hết hạn")
    console.print(table)
    print_unrecorded(report.voicing, report.unsayable, console)
    if report.waiting:
        console.print(f"Chưa đăng {len(report.waiting)} bài, vì chờ duyệt:")
        for problem in report.waiting:
            console.print(str(problem), style="bold", markup=False, highlight=False, soft_wrap=True)
    if not report.changed:
        console.print("Không có gì thay đổi từ lần trước.")
    console.print(f"Hình dạng sóng của các bản đọc: {report.waveforms}", soft_wrap=True)
    console.print(f"Mở {report.output / 'index.html'} bằng trình duyệt để xem.", soft_wrap=True)


def print_unrecorded(outcome: Outcome, unsayable: Collection[Problem], console: Console) -> None:
    """Print, once each, what kept voices from speaking, and what has no recording now and how to mend it."""
    errors = {
        f"Giọng {_NAMES.get(name, name)}: {error}": None
        for errors in outcome.failures.values()
        for name, error in errors.items()
    }
    left = [f"Chưa làm được bản đọc của {slug}; chạy lại lệnh này để làm tiếp." for slug in outcome.unmade]
    for remedy in (*errors, *left):
        console.print(remedy, soft_wrap=True, markup=False)
    if unsayable:
        articles = len({problem.path for problem in unsayable})
        console.print(f"Chưa có bản đọc {articles} bài, vì có chỗ máy chưa biết đọc:")
        for problem in unsayable:
            console.print(str(problem), style="bold", markup=False, highlight=False, soft_wrap=True)


def _levels(recordings: Recordings) -> str:
    if not recordings:
        return ""
    loudness = [recording.loudness_lufs for recording in recordings.values()]
    peak = max(recording.true_peak_dbtp for recording in recordings.values())
    levels = f"{min(loudness):.1f} đến {max(loudness):.1f} LUFS, đỉnh {peak:.1f} dBTP"
    return levels.replace(".", ",").replace("-", "−")
