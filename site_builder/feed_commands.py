"""The command `loaxa feeds`."""

import sys

import click

from site_builder.usage import Command


@click.command("feeds", cls=Command)
@click.option(
    "--check",
    "source",
    metavar="TỆP|ĐỊA_CHỈ",
    required=True,
    help="Soát tệp này, hoặc nguồn tin ở địa chỉ này.",
)
def feeds_command(source: str) -> None:
    """Soát một nguồn tin: RSS, Atom, JSON Feed, podcast hoặc OPML, của xã hay của nơi khác."""
    from site_builder.feed_check import check_source

    problems = check_source(source)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"\nCó {len(problems)} chỗ cần sửa.", file=sys.stderr)
        sys.exit(1)
    print(f"{source}: không có lỗi.")
