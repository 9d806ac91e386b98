"""The station of the small commune."""

from pathlib import Path

import pytest

from newsroom.markdown import Renderer
from newsroom.station import Station
from tests.loading import load_content


@pytest.fixture
def station(content: Path, renderer: Renderer) -> Station:
    return load_content(content, renderer).station
