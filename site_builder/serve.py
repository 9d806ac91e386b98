"""The local web server of the live preview."""

import logging
from pathlib import Path

from newsroom.errors import SiteError
from site_builder.alone import alone
from site_builder.workspace import PROJECT


def serve_preview(content: Path, port: int) -> None:
    """Serve the pages on this machine and rebuild them on every change, until interrupted.

    A second preview of the checkout is refused, since both would stage into one folder.
    """
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import MkDocsException

    folder = str(content.resolve())
    refusal = "Đang có một cửa sổ xem trước khác: dùng cửa sổ ấy, hoặc bấm Ctrl+C ở đó rồi chạy lại lệnh này."
    try:
        # Only what changed in the staged tree is rendered: what a page shows of others is in its own text.
        logging.getLogger("mkdocs.commands.build").addFilter(lambda said: "'dirty' build" not in said.msg)
        with alone(PROJECT / "build" / ".preview.lock", refusal):
            print("Đang dựng trang…", flush=True)
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
