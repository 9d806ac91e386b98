"""A script for people to read: what is written beside what is said, what was changed and why."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from audio.script import BY_EDITOR, AudioScript, Change, Line

_KINDS = {
    BY_EDITOR: "lời biên tập",
    "amount": "số đo, số tiền",
    "clock": "giờ",
    "code": "mã số",
    "date": "ngày tháng",
    "document": "số văn bản",
    "number": "số",
    "phone": "số điện thoại",
    "range": "khoảng",
    "ratio": "tỷ lệ, phân số",
    "roman": "số La Mã",
    "sign": "ký hiệu",
    "url": "địa chỉ mạng",
    "word": "viết tắt, phiên âm",
}


def kind_in_words(change: Change) -> str:
    """Name the kind of a change as an editor would."""
    return _KINDS[change.kind]


def length_in_words(script: AudioScript, syllables_per_min: int) -> str:
    """Estimate the length of a script at a station's rate."""
    minutes, seconds = divmod(round(script.length_s(syllables_per_min)), 60)
    length = f"{minutes} phút {seconds:02} giây" if minutes else f"{seconds} giây"
    return f"Dài khoảng {length}, đọc {syllables_per_min} tiếng một phút, kể cả quãng nghỉ."


def plain(script: AudioScript) -> Iterator[str]:
    """Write what is written, below it what is said where that differs, and what was changed and why.

    A line that is said as it is written stands once.
    """
    for line in script.lines:
        yield line.written
        if _differs(line):
            yield f"  → {line.text}"
        for change in line.changes:
            yield f"    · {kind_in_words(change)}: {change.written} → {change.spoken or 'bỏ qua'}"


def print_table(script: AudioScript, console: Console) -> None:
    """Print a script in two columns, what is written and what is said, with the changes marked."""
    table = Table(show_lines=True, expand=True)
    table.add_column("Viết", ratio=1)
    table.add_column("Đọc", ratio=1)
    for line in script.lines:
        written, spoken = Text(line.written), Text(line.text)
        for change in line.changes:
            written.highlight_words([change.written], "bold yellow")
            if change.spoken:
                spoken.highlight_words([change.spoken], "bold green", case_sensitive=False)
        reasons = dict.fromkeys(kind_in_words(change) for change in line.changes)
        if reasons:
            spoken.append(f"\n({'; '.join(reasons)})", "dim")
        table.add_row(written, spoken)
    console.print(table)


def _differs(line: Line) -> bool:
    return line.text.rstrip(".,").lower() != line.written.strip().rstrip(".,:;").lower()
