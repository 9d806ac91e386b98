"""MkDocs hook: stages `content/`, so that a bare `mkdocs build` or `serve` renders what a build would."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from watchdog.observers.polling import PollingObserver

from newsroom.errors import LoaXaError
from site_builder.preview import Preview, Staged
from site_builder.unmade import with_published
from site_builder.workspace import PROJECT

# MkDocs makes its configuration anew for every rebuild; what was read, and was right, must outlive it.
_PREVIEWS: dict[Path, Preview] = {}
_LAST_GOOD: dict[Path, Staged] = {}
_COMMAND: list[str] = []
_SHOWN: set[Path] = set()


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether pages are only looked at here."""
    _COMMAND[:] = [command]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Point MkDocs at the staged tree; permalinks come from station.yml, never from the address served."""
    content = Path(config.docs_dir)
    try:
        staged = _PREVIEWS.setdefault(content, Preview.of(content)).stage(datetime.now(UTC))
        _LAST_GOOD[content] = staged
        if staged.problems:
            print("Có chỗ cần sửa:", *staged.problems, sep="\n", flush=True)
    except LoaXaError as error:
        if content in _LAST_GOOD:
            # An editor in the middle of a sentence: say what is wrong, go on showing what was right.
            print(f"Trang giữ như trước, vì:\n{error}", flush=True)
            staged = _LAST_GOOD[content]
        else:
            # Abort, unlike other errors, reaches the person at the keyboard as its text alone.
            raise Abort(f"Chưa dựng được trang:\n{error}") from error
    config.docs_dir = str(staged.docs)
    config.site_name = staged.station.commune
    if content in _SHOWN:
        # Material's files were copied the first time; listing its 14,000 icons takes longer than the page.
        config.theme.dirs = [folder for folder in config.theme.dirs if Path(folder).parent.name != "material"]
    elif _COMMAND == ["serve"]:
        _SHOWN.add(content)
    # MkDocs reloads pages by a script within them, which our Content-Security-Policy forbids.
    config.extra["preview"] = _COMMAND == ["serve"]
    return config


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Keep compiled templates between rebuilds."""
    kept = Path(config.docs_dir).with_name("templates")
    kept.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(kept))
    return env


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Watch what editors write, not the staged tree, whose change is always an echo."""
    server.unwatch(config.docs_dir)
    # An editor waits for the page: look for changes ten times a second, not twice.
    server.unwatch(config.config_file_path)
    server.observer = PollingObserver(timeout=0.1)
    server.watch(config.config_file_path)
    server.set_app(with_published(server.serve_request, Path(server.root), PROJECT / "public"))
    print(f"Mở {server.url} trong trình duyệt; dừng bằng Ctrl+C.", flush=True)
    print("Tìm kiếm và nguồn tin giữ như lúc mở; tờ in, ảnh, bảng loa là của lần đăng cuối.", flush=True)
    return server
