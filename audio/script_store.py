"""The scripts of the last build, so that an article nobody touched is not worded again."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from pydantic import TypeAdapter

from audio.script import Scripts
from audio.studio.files import content_key, new_file, read_if_there
from newsroom.errors import StudioError

_SCRIPTS = TypeAdapter(dict[str, Scripts])
_DIGEST_BYTES = 32


class ScriptStore:
    """One file: the SHA-256 of what follows, then the scripts as JSON, each under a key of all it is made of.

    `basis` names what every script depends on: rules, lexicon, station, rendering. Whatever this run did not
    ask for is left out when it is kept, so the file cannot grow for ever.
    """

    def __init__(self, file: Path, basis: str) -> None:
        self._file, self._basis = file, basis
        self._before = _unpack(read_if_there(file))
        self._scripts: dict[str, Scripts] = {}

    def obtain(self, article: str, derive: Callable[[], Scripts]) -> Scripts:
        """Return the scripts of an article of exactly this content, derived now if need be."""
        key = content_key({"article": article, "basis": self._basis})
        scripts = self._before.get(key) or derive()
        self._scripts[key] = scripts
        return scripts

    def keep(self) -> None:
        """Write what this run asked for; a folder that only can be read costs time, nothing else."""
        if self._scripts.keys() == self._before.keys():
            return
        content = _SCRIPTS.dump_json(self._scripts)
        try:
            with new_file(self._file) as temporary:
                temporary.write_bytes(hashlib.sha256(content).digest() + content)
        except StudioError:
            return


def _unpack(entry: bytes | None) -> dict[str, Scripts]:
    """Read the file; nothing of a missing, truncated or altered one, or of another version's."""
    if entry is None:
        return {}
    digest, content = entry[:_DIGEST_BYTES], entry[_DIGEST_BYTES:]
    if hashlib.sha256(content).digest() != digest:
        return {}
    try:
        return _SCRIPTS.validate_json(content)
    except ValueError:
        return {}
