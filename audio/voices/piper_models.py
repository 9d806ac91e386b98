"""Models of Piper on this machine: where they lie, whose they are, whether they are whole.

Each has a folder of its own, `<models>/<name>/`, written in one step by `loaxa voices install`; it may be
copied whole to a machine without network.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from newsroom.errors import VoiceUnavailable

USUAL_MODEL = "vi_VN-vais1000-medium"
_ORIGIN = "nguon-goc.json"


@dataclass(frozen=True, slots=True)
class Origin:
    """What must be known and told of a model."""

    source: str
    """Address it was fetched from."""
    licence: str
    """As its card states it; empty where the card says nothing."""
    data: str
    """Address of the speech it was trained on; empty where the card names none."""
    sha256: dict[str, str]
    """By file name."""


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model whose files are as they were when they were installed."""

    folder: Path
    sha256: str
    """Of model and settings together."""
    licence: str
    data: str

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def onnx(self) -> Path:
        return self.folder / f"{self.name}.onnx"

    @property
    def config(self) -> Path:
        return self.folder / f"{self.name}.onnx.json"

    @property
    def credit(self) -> str:
        """Name the model, its licence and the speech it comes from, as CC BY asks."""
        return "; ".join(part for part in (self.name, self.licence, self.data) if part)


def find_model(models: Path) -> InstalledModel:
    """Return the usual model, or the first by name that is installed; raise VoiceUnavailable."""
    folders = [path.parent for path in models.glob(f"[!.]*/{_ORIGIN}")]
    if not folders:
        raise VoiceUnavailable("chưa cài giọng Piper", f"chạy: loaxa voices install {USUAL_MODEL}")
    return read_model(min(folders, key=lambda folder: (folder.name != USUAL_MODEL, folder.name)))


def write_origin(folder: Path, source: str, card: str) -> None:
    """Record whose a model is beside it, with checksums of the files that are there; do it last."""
    sums = {file.name: _sha256(file) for file in sorted(folder.iterdir())}
    origin = Origin(source, _field(card, "license"), _field(card, "url"), sums)
    text = json.dumps(asdict(origin), ensure_ascii=False, indent=1)
    (folder / _ORIGIN).write_text(text + "\n", encoding="utf-8")


def read_model(folder: Path) -> InstalledModel:
    """Read a model's folder and check its files against their recorded checksums; raise VoiceUnavailable."""
    remedy = f"{folder}; cài lại: loaxa voices install {folder.name}"
    try:
        origin = Origin(**json.loads((folder / _ORIGIN).read_text(encoding="utf-8")))
        wrong = [name for name, sha256 in origin.sha256.items() if _sha256(folder / name) != sha256]
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise VoiceUnavailable("giọng Piper đã cài bị thiếu tệp", f"{error} ({remedy})") from error
    if wrong:
        raise VoiceUnavailable("giọng Piper đã cài bị hỏng", f"{', '.join(wrong)} ({remedy})")
    whole = hashlib.sha256(json.dumps(origin.sha256, sort_keys=True).encode()).hexdigest()
    return InstalledModel(folder, whole, origin.licence, origin.data)


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _field(card: str, name: str) -> str:
    """Read a line such as `* License: CC BY 4.0` of a model card."""
    for line in card.splitlines():
        key, colon, value = line.lstrip("*- \t").partition(":")
        if colon and key.strip().lower() == name:
            return value.strip()
    return ""
