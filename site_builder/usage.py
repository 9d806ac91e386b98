"""Mistakes at the keyboard, told in Vietnamese."""

import errno
from collections.abc import Iterable

import click

from newsroom.folding import offer


class Command(click.Command):
    """A command that tells a title without quotes for what it is."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if extra := " ".join(ctx.args):
            ctx.fail(f'thừa "{extra}"; chữ có dấu cách phải đặt trong ngoặc kép "…"')
        return rest


class Commands(click.Group):
    """A group whose unknown commands are answered with the nearest known one."""

    command_class = Command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            ctx.fail(f'không có lệnh "{name}"{_instead(name, self.commands)}')
        return super().resolve_command(ctx, args)


class Word(click.ParamType):
    """One of a few words."""

    def __init__(self, noun: str, words: Iterable[str]) -> None:
        self.name, self.words = noun, tuple(words)

    def get_metavar(self, param: click.Parameter) -> str:
        return "|".join(self.words)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in self.words:
            raise click.UsageError(f'không có {self.name} "{value}"{_instead(value, self.words)}', ctx)
        return value


class Count(click.ParamType):
    """A whole number between two others, both included."""

    name = "SỐ"

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if not str(value).isdecimal() or not self.least <= int(value) <= self.most:
            self.fail(f'cần một số từ {self.least} đến {self.most}, đang là "{value}"', param, ctx)
        return int(value)


def _instead(word: str, known: Iterable[str]) -> str:
    return f"; {offer(word, {name: name for name in known})}"


def explain_failure(error: OSError) -> str:
    """Say which file could not be read or written, and why, whatever the system's language."""
    reasons = {
        errno.ENOENT: "không tìm thấy",
        errno.EACCES: "không có quyền đọc hoặc ghi; hoặc tệp đang mở ở chương trình khác",
        errno.EPERM: "không có quyền đọc hoặc ghi",
        errno.ENOSPC: "ổ đĩa đã đầy",
        errno.EROFS: "ổ đĩa chỉ cho đọc",
        errno.EISDIR: "là một thư mục, cần một tệp",
        errno.ENOTDIR: "là một tệp, cần một thư mục",
        errno.EADDRINUSE: "đang có chương trình khác dùng",
    }
    return f"{error.filename or 'Tệp'}: {reasons.get(error.errno or 0, error.strerror or str(error))}"


def explain(error: click.ClickException) -> str:
    """Say what is wrong with a command line, and where to read how it is right."""
    match error:
        case click.NoSuchOption(option_name=name):
            reason = f'không có tuỳ chọn "{name}"'
        case click.MissingParameter(param=click.Option(opts=[name, *_])):
            reason = f"còn thiếu {name}"
        case click.MissingParameter(param=click.Parameter() as param):
            reason = f"còn thiếu {param.human_readable_name}"
        case click.BadOptionUsage(option_name=name):
            reason = f"{name} còn thiếu giá trị"
        case click.BadParameter(param=click.Parameter(type=click.Path(dir_okay=False)) as param):
            reason = f"giá trị của {param.opts[0]} phải là tên một tệp, không phải một thư mục"
        case click.BadParameter(param=click.Parameter(type=click.Path()) as param):
            reason = f"giá trị của {param.opts[0]} phải là một thư mục"
        case click.BadParameter(param=click.Parameter() as param):
            reason = f"giá trị của {param.opts[0]} không dùng được: {error.message}"
        case _:
            reason = error.message
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"Lệnh chưa đúng: {reason}\nXem cách viết: {context.command_path if context else 'loaxa'} --help"
