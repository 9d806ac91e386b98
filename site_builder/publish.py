"""Put a finished site into the folder that is served, and know what was put there."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from newsroom.errors import SiteError
from site_builder.output import DigestOf, OutputFile, paths_in, remove_leftovers, write_tree

_MANIFEST = ".loaxa.json"


@dataclass(frozen=True, slots=True)
class Published:
    """What an earlier run put into an output folder."""

    inputs: str
    """Digest of everything the site was made of."""
    files: dict[str, str] = field(default_factory=dict)
    """SHA-256 by path."""

    def is_intact_in(self, output: Path, digest_of: DigestOf) -> bool:
        """Tell whether every file still stands there as it was written."""
        try:
            return bool(self.files) and all(
                digest_of(output / path) == sha256 for path, sha256 in self.files.items()
            )
        except OSError:
            return False


def read_published(output: Path) -> Published:
    """Read what was published into a folder; nothing, where nothing readable is recorded."""
    try:
        recorded = json.loads((output / _MANIFEST).read_bytes())
        # The folder may have been on anyone's USB stick: nothing outside it is ours to touch.
        is_inside = _guard(output)
        files = {path: sum_ for path, sum_ in recorded["files"].items() if is_inside(path)}
        return Published(recorded["inputs"], files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Published("")


def _guard(output: Path) -> Callable[[str], bool]:
    """Make the test whether a path, links followed, stays inside a folder; looks at each folder once."""
    root = output.resolve()

    @cache
    def holds(folder: Path) -> bool:
        return folder.resolve().is_relative_to(root)

    return lambda path: ".." not in Path(path).parts and holds((root / path).parent)


def refuse_foreign(output: Path) -> None:
    """Raise SiteError where the output folder holds things but no sign that we made it."""
    if output.is_dir() and any(output.iterdir()) and not (output / _MANIFEST).exists():
        raise SiteError(
            f"Thư mục {output} đang có tệp không phải do loaxa tạo ra: "
            "chọn một thư mục trống bằng --output, hoặc tự dọn thư mục này."
        )
    if output.exists() and not output.is_dir():
        raise SiteError(f"{output} là một tệp, không phải thư mục: chọn tên khác bằng --output.")


def publish(
    site: Path, extra: Iterable[OutputFile], output: Path, inputs: str, before: Published, digest_of: DigestOf
) -> tuple[str, ...]:
    """Bring `output` to hold the generator's site and the extra files; return the paths that changed.

    Files that neither this run nor an earlier one wrote are left alone. The manifest first claims what
    will be written and only at the end vouches for it: the next run sees that a killed one is unfinished.
    """
    files = [OutputFile(path, site / path) for path in sorted(paths_in(site))] + list(extra)
    _write_manifest(Published("", before.files | {file.path: "" for file in files}), output)
    remove_leftovers(output)
    changed = write_tree(files, output, before.files.keys(), digest_of)
    _write_manifest(Published(inputs, {file.path: digest_of(output / file.path) for file in files}), output)
    return changed


def _write_manifest(published: Published, output: Path) -> None:
    content = json.dumps({"inputs": published.inputs, "files": published.files}, indent=0, sort_keys=True)
    write_tree([OutputFile(_MANIFEST, content.encode())], output, prunable=frozenset())


def digest_inputs(
    files: Iterable[OutputFile], settings: Sequence[Path], versions: str, digest_of: DigestOf
) -> str:
    """Reduce everything a site is made of to one digest."""
    whole = hashlib.sha256(versions.encode())
    for file in sorted(files, key=lambda f: f.path):
        sha256 = (
            digest_of(file.content)
            if isinstance(file.content, Path)
            else hashlib.sha256(file.content).hexdigest()
        )
        whole.update(f"{file.path}\0{sha256}\n".encode())
    for setting in settings:
        whole.update(f"{setting.name}\0{digest_of(setting)}\n".encode())
    return whole.hexdigest()
