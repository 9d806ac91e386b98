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

from audio.voices import MODELS
from audio.voices.piper_models import USUAL_MODEL
from newsroom.errors import ContentErrors, LoaXaError
from newsroom.kinds import Kind
from site_builder.feed_commands import feeds_command
from site_builder.usage import Commands, Count, Word, explain, explain_failure
from site_builder.workspace import PROJECT, Workspace

EXIT_WITHOUT_RECORDINGS = 3
"""Done, but something could not be said or recorded; 1 means that nothing is published."""

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
        print(explain(error), file=sys.stderr)
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
        print(explain_failure(error), file=sys.stderr)
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


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("loaxa"), prog_name="loaxa", message="%(prog)s %(version)s")
def loaxa() -> None:
    """Loa Xã: viết một lần, thành trang thông tin, nguồn tin và bản đọc trên loa."""


loaxa.add_command(feeds_command)


@loaxa.command()
@_content
@_instant
def check(content: Path, now: datetime) -> None:
    """Soát mọi bài viết, báo hết các chỗ cần sửa."""
    from site_builder.check import check_content

    library = check_content(Workspace.of(content, PROJECT / "public"), now)
    public = len(library.public(now).articles)
    print(f"Đã soát {len(library.articles)} bài: không có lỗi. Đang đăng {public} bài.")


@loaxa.command()
@_content
@click.option("--output", type=_FOLDER, default=PROJECT / "public", help="Nơi đặt trang (mặc định: public).")
@click.option("--voice", help="Chỉ dùng giọng này (mặc định: theo thứ tự giong_doc trong station.yml).")
@_instant
@click.option("--jobs", type=Count(1, 64), default=os.cpu_count() or 1, help="Số việc làm song song.")
def build(content: Path, output: Path, voice: str | None, now: datetime, jobs: int) -> None:
    """Làm trang, nguồn tin và bản đọc từ các bài viết."""
    from audio.studio import local_crew
    from site_builder.build import build_site
    from site_builder.report import print_report

    with local_crew(jobs) as crew, _progress("Bản đọc") as advance:
        report = build_site(Workspace.of(content, output), now, voice, crew, advance)
    print_report(report, Console())
    if report.voicing.unmade or report.unsayable:
        sys.exit(EXIT_WITHOUT_RECORDINGS)


@loaxa.command()
@click.option("--port", type=Count(0, 65535), default=8000, help="Cổng (mặc định: 8000).")
@_content
def preview(content: Path, port: int) -> None:
    """Xem trang ngay trên máy này; sửa bài là trang đổi theo."""
    from site_builder.serve import serve_preview

    serve_preview(content, port)


@loaxa.command()
@click.argument("kind", metavar="LOẠI", type=Word("loại bài", Kind))
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
@click.option("--slot", metavar="MÃ", help="Dẫn như phát trong khung giờ này của station.yml.")
@click.option("--spoken", is_flag=True, help="Chỉ in lời đọc.")
@_content
def say(
    source: Path, audio: Path | None, voice: str | None, slot: str | None, spoken: bool, content: Path
) -> None:
    """In chữ viết và lời sẽ đọc trên loa của một bài, hoặc của chữ gõ vào (-)."""
    from site_builder.say import Wish, say_article, say_text

    workspace = Workspace.of(content, PROJECT / "public")
    wish = Wish(spoken, audio, voice, slot)
    if str(source) == "-":
        is_sayable = say_text(sys.stdin.buffer.read(), workspace, wish)
    elif source.resolve().is_relative_to(workspace.content):
        is_sayable = say_article(source, workspace, wish)
    else:
        is_sayable = say_text(source.read_bytes(), workspace, wish)
    if not is_sayable:
        sys.exit(EXIT_WITHOUT_RECORDINGS)


@loaxa.group(invoke_without_command=True)
@click.pass_context
def voices(context: click.Context) -> None:
    """Liệt kê các giọng đọc, giọng nào dùng được ngay và cách có giọng còn thiếu."""
    if context.invoked_subcommand is None:
        from site_builder.voices import print_voices

        print_voices(MODELS, Console())


@voices.command()
@click.argument("name", metavar="TÊN", default=USUAL_MODEL)
def install(name: str) -> None:
    """Tải một giọng Piper về máy này, ví dụ vi_VN-vais1000-medium."""
    from audio.voices.piper_install import install_model

    with _progress("Tải giọng") as advance:
        model = install_model(name, MODELS, advance)
    print(f"Đã cài {model.credit} vào {model.folder}")


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
