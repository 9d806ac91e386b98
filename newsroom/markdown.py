"""The one way Markdown becomes HTML, for pages, feeds and speech alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

import markdown
import yaml

# What MkDocs itself always adds to the list in mkdocs.yml.
_MKDOCS_BUILTINS = ("toc", "tables", "fenced_code")


@dataclass(frozen=True, slots=True)
class MarkdownSettings:
    """Python-Markdown's extensions and their options."""

    extensions: tuple[str, ...]
    configs: Mapping[str, Mapping[str, Any]]


def parse_markdown_settings(mkdocs_yml: str) -> MarkdownSettings:
    """Take the list of extensions from the text of `mkdocs.yml`, with those MkDocs always adds."""
    entries = yaml.load(mkdocs_yml, Loader=yaml.CSafeLoader).get("markdown_extensions", [])
    configs: dict[str, dict[str, Any]] = {name: {} for name in _MKDOCS_BUILTINS}
    for entry in entries:
        configs |= {entry: {}} if isinstance(entry, str) else {k: v or {} for k, v in entry.items()}
    return MarkdownSettings(tuple(configs), configs)


# Obeyed where mkdocs.yml lists it; the pages and the air differ by this one setting.
_AIR_MARKS = "newsroom.air_marks"


class Renderer:
    """Renders Markdown, each text once a run: checks, speech and feeds ask for the same bodies."""

    def __init__(self, settings: MarkdownSettings) -> None:
        self._for_eyes = _Rendering(settings, on_air=False)
        self._for_air = _Rendering(settings, on_air=True)

    def html(self, body: str) -> str:
        """Return the HTML of a Markdown body as it is shown; links stand as written."""
        return self._for_eyes.of(body)

    def html_for_air(self, body: str) -> str:
        """Return the HTML of a Markdown body as it is read aloud, the editor's marks obeyed."""
        return self._for_air.of(body)


class _Rendering:
    def __init__(self, settings: MarkdownSettings, *, on_air: bool) -> None:
        configs = {name: dict(config) for name, config in settings.configs.items()}
        if _AIR_MARKS in settings.extensions:
            configs[_AIR_MARKS] = {"on_air": on_air}
        self._markdown = markdown.Markdown(extensions=list(settings.extensions), extension_configs=configs)
        self._rendered: dict[str, str] = {}

    def of(self, body: str) -> str:
        if body not in self._rendered:
            self._rendered[body] = self._markdown.reset().convert(body)
        return self._rendered[body]


@dataclass(frozen=True, slots=True)
class Element:
    """A start tag of rendered HTML."""

    tag: str
    attributes: dict[str, str]

    @property
    def target(self) -> str | None:
        """What the element links to or shows, if anything."""
        return self.attributes.get("href") if self.tag == "a" else self.attributes.get("src")


# Checks, links and lists of files ask for the same bodies, and a preview does so again after every keystroke.
@lru_cache(maxsize=4_096)
def elements(html: str) -> tuple[Element, ...]:
    """List the start tags of rendered HTML, in order."""
    reader = _StartTags()
    reader.feed(html)
    reader.close()
    return tuple(reader.found)


class _StartTags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Element(tag, {name: value or "" for name, value in attrs}))
