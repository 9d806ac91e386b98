"""What a build tells the editor."""

from collections import Counter

from rich.console import Console
from rich.table import Table

from newsroom.kinds import Kind
from newsroom.recording import Recordings
from site_builder.build import BuildReport


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
    table.add_row("Thời lượng", f"{audio.audio_s / 60:.0f} phút", f"giọng {report.voice.split()[0]}")
    for name, recordings in (("Bản cho trang", report.masters.web), ("Bản cho loa", report.masters.loa)):
        table.add_row(name, str(len(recordings)), _levels(recordings))
    table.add_row("Tệp đã đăng", str(report.files), f"{len(report.changed)} tệp thay đổi")
    table.add_row("Bài chưa hoặc thôi đăng", str(report.withheld), "nháp, hẹn ngày, hết hạn")
    console.print(table)
    if not report.changed:
        console.print("Không có gì thay đổi từ lần trước.")
    console.print(f"Hình dạng sóng của các bản đọc: {report.waveforms}", soft_wrap=True)
    console.print(f"Mở {report.output / 'index.html'} bằng trình duyệt để xem.", soft_wrap=True)


def _levels(recordings: Recordings) -> str:
    if not recordings:
        return ""
    loudness = [recording.loudness_lufs for recording in recordings.values()]
    peak = max(recording.true_peak_dbtp for recording in recordings.values())
    levels = f"{min(loudness):.1f} đến {max(loudness):.1f} LUFS, đỉnh {peak:.1f} dBTP"
    return levels.replace(".", ",").replace("-", "−")
