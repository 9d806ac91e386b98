"""The small commune of all tests, made to ask for approval."""

from pathlib import Path

import pytest

from site_builder.workspace import Workspace

ASKED = """\
duyet_bai: mot-nguoi
nguoi_duyet:
  - {ma: lan, ten: Trần Thị Lan}
  - {ma: minh, ten: Lê Minh}
"""


@pytest.fixture
def article(workspace: Workspace) -> Path:
    """Return the one notice of a station that asks for approval."""
    station = workspace.content / "station.yml"
    station.write_text(station.read_text(encoding="utf-8") + ASKED, encoding="utf-8")
    return workspace.content / "thong-bao" / "moi-hop.md"
