"""The live preview, started as an editor would and watched in a real browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from site_builder.workspace import PROJECT

UTF8 = os.environ | {"PYTHONIOENCODING": "utf-8"}
_LOAXA = "from site_builder.cli import main; main()"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def command(content: Path, port: int) -> list[str]:
    return [sys.executable, "-c", _LOAXA, "preview", "--port", str(port), "--content", str(content)]


@pytest.fixture
def preview(content: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Start `loaxa preview`; return its address and the process."""
    port = free_port()
    with subprocess.Popen(
        command(content, port),
        cwd=PROJECT,
        env=UTF8,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout
        said = [process.stdout.readline(), process.stdout.readline()]
        assert f"http://127.0.0.1:{port}/" in said[1], said
        yield f"http://127.0.0.1:{port}", process
        process.terminate()
        process.stdout.close()


def open_when_up(page: Page, address: str, seconds: float = 60) -> None:
    """Open a page of a server that is about to listen."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            page.goto(address)
            return
        except Error:
            if time.monotonic() > deadline:
                raise


def test_an_edit_shows_and_a_mistake_neither_shows_nor_stops_it(
    preview: tuple[str, subprocess.Popen[str]], content: Path, browser: Browser
) -> None:
    address, process = preview
    page = browser.new_page()
    file = content / "thong-bao" / "moi-hop.md"
    open_when_up(page, f"{address}/thong-bao/moi-hop.html")
    expect(page.get_by_text("Mời bà con đến họp.")).to_be_visible()

    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace("đến họp", "đến dự đông đủ"), encoding="utf-8")
    expect(page.get_by_text("Mời bà con đến dự đông đủ.")).to_be_visible()

    file.write_text("hỏng", encoding="utf-8")
    assert process.stdout
    said = ""
    while "moi-hop.md:1: tệp: thiếu phần đầu bài" not in said:
        said = process.stdout.readline()
        assert said, "the preview goes on"
    expect(page.get_by_label("Chỗ cần sửa")).to_contain_text("Dòng 1, tệp: thiếu phần đầu bài")
    expect(page.get_by_text("Mời bà con đến dự đông đủ.")).to_be_visible()

    file.write_text(whole.replace("đến họp", "đến gặp [ai](khong-co.md), KTXQ"), encoding="utf-8")
    expect(page.get_by_label("Chỗ cần sửa")).to_contain_text("khong-co.md")
    expect(page.get_by_text("Mời bà con đến gặp ai, KTXQ.")).to_be_visible()

    file.write_text(whole.replace("đến họp", "đến họp lại"), encoding="utf-8")
    expect(page.get_by_text("Mời bà con đến họp lại.")).to_be_visible()
    expect(page.get_by_label("Chỗ cần sửa")).to_have_count(0)
    page.close()


def test_drafts_and_what_is_to_come_are_shown_and_marked(
    preview: tuple[str, subprocess.Popen[str]], content: Path, browser: Browser
) -> None:
    address, _ = preview
    page = browser.new_page()
    open_when_up(page, f"{address}/thong-bao/index.html")
    file = content / "thong-bao" / "moi-hop.md"
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace("ngay: 2026-11-20", "ngay: 2026-11-20\nnhap: true"), encoding="utf-8")
    page.goto(f"{address}/thong-bao/moi-hop.html")
    expect(page.get_by_text("Bản nháp, chưa đăng")).to_be_visible()
    file.write_text(whole.replace("ngay: 2026-11-20", "ngay: 2126-11-20"), encoding="utf-8")
    expect(page.get_by_text("Hẹn đăng ngày 20/11/2126")).to_be_visible()
    page.get_by_role("link", name="Tờ in của bài này").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Phần này chưa có khi xem trước")
    page.close()


def test_a_second_preview_is_told_of_the_first(
    preview: tuple[str, subprocess.Popen[str]], content: Path, browser: Browser
) -> None:
    address, _ = preview
    page = browser.new_page()
    open_when_up(page, f"{address}/index.html")
    page.close()
    second = subprocess.run(
        command(content, free_port()),
        cwd=PROJECT,
        env=UTF8,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert second.returncode == 1
    assert "Đang có một cửa sổ xem trước khác" in second.stderr


def test_a_bare_mkdocs_builds_the_same_pages(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--strict",
            "--quiet",
            "--site-dir",
            str(tmp_path / "site"),
        ],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "thong-bao" / "canh-bao-gia-danh-can-bo-xa.html").exists()
    assert not list((tmp_path / "site").rglob("*.md"))
