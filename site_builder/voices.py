"""What an operator is told of the voices on this machine."""

from pathlib import Path

from rich.console import Console
from rich.table import Table

from audio.voices.catalogue import voice_states


def print_voices(models: Path, console: Console) -> None:
    """Print each voice, whether it can speak now, and what it needs or whom it owes thanks."""
    table = Table(title="Giọng đọc", title_justify="left")
    for column in ("Giọng", "Là gì", "Dùng được"):
        table.add_column(column)
    states = list(voice_states(models))
    for state in states:
        table.add_row(state.name, state.about, "rồi" if state.is_ready else "chưa")
    console.print(table)
    for state in states:
        if state.note:
            console.print(f"{state.name}: {state.note}", soft_wrap=True, markup=False)
