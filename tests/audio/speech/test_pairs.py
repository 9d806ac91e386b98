"""Written and spoken text side by side, in every category a commune text holds.

Columns of pairs.tsv: category, written (line breaks as \\n), spoken (line breaks as spaces).
"""

from pathlib import Path

import pytest

from audio.speech import to_spoken

PAIRS = Path(__file__).with_name("pairs.tsv")


ROWS = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("category", "written", "spoken"), ROWS)
def test_is_said_as_people_say_it(category: str, written: str, spoken: str) -> None:
    assert to_spoken(written.replace("\\n", "\n")).replace("\n", " ") == spoken
