"""The command line `loaxa`: where errors become text and exit codes."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from newsroom.errors import ContentErrors, LoaXaError
from newsroom.kinds import Kind
from site_builder.workspace import PROJECT, Workspace

_FOLDER = click.Path(file_okay=False, path_type=Path)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console or a pipe there may not know Vietnamese letters.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        loaxa.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        print("Đã dừng.", file=sys.stderr)
        sys.exit(130)
    except ContentErrors as error:
        print(error, file=sys.stderr)
        print(f"\nCó {len(error.problems)} chỗ cần sửa; chưa có gì được đăng.", file=sys.stderr)
        sys.exit(1)
    except LoaXaError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    except OSError as error:
        print(
            f"Không đọc hoặc ghi được {error.filename or 'tệp'}: {error.strerror or error}", file=sys.stderr
        )
        sys.exit(1)


class _Instant(click.ParamType):
    name = "RFC3339"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f'"{value}" không phải ngày giờ, viết như 2026-11-23T07:30:00+07:00', param, ctx)
        if moment.tzinfo is None:
            self.fail(f'"{value}" thiếu múi giờ, viết như 2026-11-23T07:30:00+07:00', param, ctx)
        return moment


def _now() -> datetime:
    return datetime.now(UTC)


_content = click.option(
    "--content", type=_FOLDER, default=PROJECT / "content", help="Thư mục bài viết (mặc định: content)."
)
_instant = click.option("--now", type=_Instant(), default=_now, help="Xem như bây giờ là lúc này.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("loaxa"), prog_name="loaxa", message="%(prog)s %(version)s")
def loaxa() -> None:
    """Loa Xã: viết một lần, thành trang thông tin, nguồn tin và bản đọc trên loa."""


@loaxa.command()
@_content
@_instant
def check(content: Path, now: datetime) -> None:
    """Soát mọi bài viết, báo hết các chỗ cần sửa."""
    from site_builder.stage import load_edition

    edition = load_edition(Workspace.of(content, PROJECT / "public"), now)
    print(f"Đã soát {edition.total} bài: không có lỗi. Đang đăng {len(edition.public.articles)} bài.")


@loaxa.command()
@_content
@click.option("--output", type=_FOLDER, default=PROJECT / "public", help="Nơi đặt trang (mặc định: public).")
@click.option("--voice", help="Giọng đọc (mặc định: giọng đầu tiên có được trong station.yml).")
@_instant
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=os.cpu_count() or 1, help="Số việc làm song song."
)
def build(content: Path, output: Path, voice: str | None, now: datetime, jobs: int) -> None:
    """Làm trang, nguồn tin và bản đọc từ các bài viết."""
    from audio.studio import local_crew
    from site_builder.build import build_site
    from site_builder.report import print_report

    with local_crew(jobs) as crew, _progress("Bản đọc") as advance:
        report = build_site(Workspace.of(content, output), now, voice, crew, advance)
    print_report(report, Console())


@loaxa.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Cổng (mặc định: 8000).")
@_content
def preview(content: Path, port: int) -> None:
    """Xem trang ngay trên máy này; sửa bài là trang đổi theo."""
    from site_builder.serve import serve_preview

    serve_preview(content, port)


@loaxa.command()
@click.argument("kind", type=click.Choice([kind.value for kind in Kind]))
@click.argument("title", metavar="TIÊU_ĐỀ")
@_content
@_instant
def new(kind: str, title: str, content: Path, now: datetime) -> None:
    """Tạo bài mới theo mẫu của loại bài."""
    from site_builder.new_article import write_article

    print(f"Đã tạo {write_article(Kind(kind), title, content, now)} — mở ra và viết bài.")


@loaxa.command()
@click.argument("source", metavar="TỆP|-", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--audio", type=click.Path(dir_okay=False, path_type=Path), help="Đọc ra tệp MP3 này.")
@click.option("--voice", help="Giọng đọc.")
@_content
def say(source: Path, audio: Path | None, voice: str | None, content: Path) -> None:
    """In lời sẽ đọc trên loa của một bài, hoặc của chữ gõ vào (-)."""
    from site_builder.say import say_article, say_text

    workspace = Workspace.of(content, PROJECT / "public")
    if source.resolve().is_relative_to(workspace.content):
        say_article(source, workspace, audio, voice)
    else:
        raw = sys.stdin.buffer.read() if str(source) == "-" else source.read_bytes()
        say_text(raw, workspace, audio, voice)


@loaxa.command()
@click.argument("folder", metavar="THƯ_MỤC", type=_FOLDER)
def schema(folder: Path) -> None:
    """Ghi JSON Schema của các khoá, cho trình soạn thảo gợi ý và soát."""
    from newsroom.json_schema import json_schemas
    from site_builder.output import OutputFile, write_tree

    files = [OutputFile(name, content) for name, content in json_schemas().items()]
    write_tree(files, folder, prunable=frozenset())
    print(f"Đã ghi {len(files)} tệp vào {folder}")


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on a terminal and nothing elsewhere; yield the call that moves it to (done, total)."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
