"""MkDocs hook: stages `content/`, so that a bare `mkdocs build` or `serve` renders what a build would."""

from datetime import UTC, datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from newsroom.errors import LoaXaError
from site_builder.preview import stage_preview


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Point MkDocs at the staged tree; permalinks come from station.yml, never from the address served."""
    try:
        staged = stage_preview(Path(config.docs_dir), datetime.now(UTC))
    except LoaXaError as error:
        raise PluginError(f"Chưa dựng được trang:\n{error}") from error
    config.docs_dir = str(staged.docs)
    config.site_name = staged.station.commune
    return config


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Watch what editors write, not the staged tree, whose change is always an echo."""
    server.unwatch(config.docs_dir)
    return server
