"""A small commune on disk."""

from pathlib import Path

import pytest

from newsroom.markdown import MarkdownSettings, Renderer
from site_builder.workspace import Workspace

STATION = """\
ten: Xã Thử
tinh: Tỉnh Thử
ten_dai: Đài truyền thanh xã Thử
site_url: https://thu.example
mui_gio: Asia/Ho_Chi_Minh
gioi_thieu: Xã dùng để thử.
lien_he:
  dia_chi: Thôn Đông
  dien_thoai: 0200 3860 022
  email: thu@thu.example
  gio_lam_viec: Thứ Hai đến thứ Sáu
chuyen_muc:
  - {ma: an-toan-so, ten: An toàn số, ky_nang: true}
doi_tuong:
  - {ma: nguoi-cao-tuoi, ten: Người cao tuổi}
thon:
  - {ma: ben-da, ten: Thôn Bến Đá}
  - {ma: cau-tre, ten: Thôn Cầu Tre}
cum_loa:
  - {ma: cum-1, ten: Cụm 1, thon: [ben-da, cau-tre]}
khung_gio:
  - {ma: sang, ten: Buổi sáng, bat_dau: 05:30, thoi_luong_phut: 30}
giong_doc: espeak
"""

ARTICLE = """\
---
tieu_de: Mời họp thôn
ngay: 2026-11-20
---
Mời bà con đến họp.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a content folder with a station and one notice."""
    folder = tmp_path / "content"
    (folder / "thong-bao").mkdir(parents=True)
    (folder / "station.yml").write_text(STATION, encoding="utf-8")
    (folder / "thong-bao" / "moi-hop.md").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def renderer() -> Renderer:
    extensions = ("tables", "attr_list", "fenced_code", "footnotes", "admonition", "newsroom.air_marks")
    return Renderer(MarkdownSettings(extensions, {}))


@pytest.fixture
def workspace(content: Path, tmp_path: Path) -> Workspace:
    """Lay out a build of the small commune, apart from everything else on this machine."""
    return Workspace(content, tmp_path / "public", tmp_path / "build", tmp_path / "cache")
