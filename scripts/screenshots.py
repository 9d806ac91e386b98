"""Take the README's pictures of the site that a build has published; run by the Python of .venv."""

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = (
    ("home-phone.png", "index.html", 390, 844),
    ("article-desktop.png", "thong-bao/canh-bao-gia-danh-can-bo-xa.html", 1280, 900),
)


def main() -> None:
    if not (ROOT / "public" / "index.html").exists():
        sys.exit("Nothing is published yet: run scripts/build.py first.")
    (ROOT / "docs").mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("LOAXA_CHROMIUM") or None, args=["--no-sandbox"]
        )
        for name, page_path, width, height in PICTURES:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto((ROOT / "public" / page_path).as_uri())
            page.screenshot(path=ROOT / "docs" / name)
        browser.close()


if __name__ == "__main__":
    main()
