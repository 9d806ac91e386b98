"""Put articles and other files into a small commune, and read back what is wrong with it."""

from pathlib import Path

import pytest

from newsroom.errors import ContentErrors
from newsroom.markdown import Renderer
from tests.loading import load_content


def write(content: Path, path: str, text: str | bytes) -> None:
    file = content / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)


def article(head: str, body: str = "Nội dung.\n") -> str:
    return f"---\n{head}---\n{body}"


def problems(content: Path, renderer: Renderer) -> list[str]:
    with pytest.raises(ContentErrors) as caught:
        load_content(content, renderer)
    return [str(problem) for problem in caught.value.problems]
