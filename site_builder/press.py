"""What Typst made, kept by what it was made of: only what changed is made again."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from audio.studio.files import content_key, new_file, read_if_there
from site_builder.output import OutputFile
from site_builder.typesetting import Data, draw, print_pages

_MAKERS: dict[str, Callable[[Path, Data, Sequence[str]], bytes]] = {"png": draw, "pdf": print_pages}
_VERSIONS = {name: version(name) for name in ("typst", "fontpkg-be-vietnam-pro", "segno")}
_DIGEST_BYTES = 32
# As long as clips are kept: someone may come back to an old wording.
_KEPT_S = 60 * 86_400


@dataclass(frozen=True, slots=True)
class Print:
    """A picture or document to be made: POSIX path from the site's root, form, template and its data."""

    path: str
    form: Literal["png", "pdf"]
    template: Path
    data: Data
    codes: tuple[str, ...] = ()
    """Addresses that the template shows as QR codes."""


@dataclass(frozen=True, slots=True)
class Press:
    """A folder of finished prints, each after the SHA-256 of it."""

    folder: Path
    _templates: dict[Path, str] = field(default_factory=dict)

    def make(self, prints: Iterable[Print], jobs: int) -> list[OutputFile]:
        """Make what is not kept yet, `jobs` at once; raise SiteError with what Typst said, or StudioError."""
        prints = list(prints)
        with ThreadPoolExecutor(jobs) as pool:
            made = list(pool.map(self._obtain, prints))
        self._prune({self._file(each) for each in prints})
        return [OutputFile(each.path, content) for each, content in zip(prints, made, strict=True)]

    def _obtain(self, wanted: Print) -> bytes:
        file = self._file(wanted)
        kept = read_if_there(file)
        if kept and hashlib.sha256(kept[_DIGEST_BYTES:]).digest() == kept[:_DIGEST_BYTES]:
            return kept[_DIGEST_BYTES:]
        content = _MAKERS[wanted.form](wanted.template, wanted.data, wanted.codes)
        with new_file(file) as temporary:
            temporary.write_bytes(hashlib.sha256(content).digest() + content)
        return content

    def _file(self, wanted: Print) -> Path:
        ingredients = {
            "form": wanted.form,
            "template": self._sources(wanted.template.parent),
            "name": wanted.template.name,
            "data": wanted.data,
            "codes": wanted.codes,
            "versions": _VERSIONS,
        }
        return self.folder / f"{content_key(ingredients)}.{wanted.form}"

    def _sources(self, folder: Path) -> str:
        """Reduce a folder of templates, which may include one another, to one digest."""
        if folder not in self._templates:
            whole = hashlib.sha256()
            for file in sorted(folder.glob("*.typ")):
                whole.update(file.read_bytes())
            self._templates[folder] = whole.hexdigest()
        return self._templates[folder]

    def _prune(self, needed: set[Path]) -> None:
        """Remove what has not been made for long; ages are counted from the newest, lest a clock be wrong."""
        made_s = {file: file.stat().st_mtime for file in self.folder.glob("*")}
        newest_s = max(made_s.values(), default=0.0)
        for file in made_s.keys() - needed:
            if newest_s - made_s[file] > _KEPT_S:
                file.unlink(missing_ok=True)
