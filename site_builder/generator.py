"""MkDocs with Material over the staged tree."""

import io
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from newsroom.errors import SiteError
from newsroom.station import Station
from site_builder.workspace import Workspace

_PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions")


def generator_versions() -> str:
    """Name the versions that shape the pages."""
    return " ".join(f"{name}={version(name)}" for name in _PACKAGES)


def render_site(workspace: Workspace, station: Station, updated: datetime) -> None:
    """Render `workspace.docs` into `workspace.site`, strictly; raise SiteError with what MkDocs said.

    `updated` stands for the clock wherever MkDocs would ask it, so that equal trees give equal bytes.
    """
    with _clock_at(updated), _logged() as said:
        # Imported here: a run with nothing to do needs no site generator.
        from mkdocs.commands.build import build
        from mkdocs.config import load_config
        from mkdocs.exceptions import MkDocsException

        try:
            build(
                load_config(
                    str(workspace.mkdocs_yml),
                    docs_dir=str(workspace.docs),
                    site_dir=str(workspace.site),
                    site_name=station.commune,
                    site_url=station.site_url,
                    hooks=[],
                    strict=True,
                )
            )
        except (MkDocsException, SystemExit) as error:
            reason = said.getvalue().strip() or str(error)
            raise SiteError(f"MkDocs không dựng được trang:\n{reason}") from error
    # Material's script and its search's dictionaries: 2 MB that no page asks for.
    shutil.rmtree(workspace.site / "assets" / "javascripts", ignore_errors=True)


@contextmanager
def _clock_at(moment: datetime) -> Iterator[None]:
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
    # Material's notice about MkDocs 2, which its own requirements rule out.
    os.environ["DISABLE_MKDOCS_2_WARNING"] = "true"
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


@contextmanager
def _logged() -> Iterator[io.StringIO]:
    """Collect the generator's warnings instead of printing them."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    handler.setLevel(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    propagates, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        with redirect_stderr(said):
            yield said
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagates


def theme_files(theme: Path) -> list[Path]:
    """List the files of our theme overrides in a stable order."""
    return sorted(file for file in theme.rglob("*") if file.is_file())
