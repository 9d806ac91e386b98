"""The local web server of the live preview."""

import logging
from pathlib import Path

from newsroom.errors import SiteError
from site_builder.workspace import PROJECT


def serve_preview(content: Path, port: int) -> None:
    """Serve the pages on this machine and rebuild them on every change, until interrupted."""
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import MkDocsException

    print("Đang dựng trang…", flush=True)
    folder = str(content.resolve())
    try:
        # Only what changed in the staged tree is rendered: what a page shows of others is in its own text.
        logging.getLogger("mkdocs.commands.build").addFilter(lambda said: "'dirty' build" not in said.msg)
        serve(
            str(PROJECT / "mkdocs.yml"),
            build_type="dirty",
            watch=[folder],
            docs_dir=folder,
            dev_addr=f"127.0.0.1:{port}",
        )
    except MkDocsException as error:
        raise SiteError(str(error)) from error
    except OSError as error:
        raise SiteError(
            f"Không mở được cổng {port} ({error.strerror}): chọn cổng khác bằng --port."
        ) from error
