"""JSON Schemas of front matter and station, for editors' tools to complete and check keys."""

import json
from typing import Any

from newsroom.article_model import MODELS
from newsroom.keys import ALIASES
from newsroom.kinds import Kind
from newsroom.station_model import StationModel


def json_schemas() -> dict[str, bytes]:
    """Return every schema under its file name, one a kind of article and one for the station."""
    schemas = {f"{kind}.schema.json": _with_aliases(MODELS[kind].model_json_schema()) for kind in Kind}
    schemas["station.schema.json"] = StationModel.model_json_schema()
    return {name: _dump(schema) for name, schema in schemas.items()}


def _with_aliases(schema: dict[str, Any]) -> dict[str, Any]:
    """Let a key stand under the ecosystem's name too, and a required one under either."""
    properties = schema["properties"]
    aliases = {alias: properties[key] for alias, key in ALIASES.items()}
    names = {
        key: [key, *(alias for alias, ours in ALIASES.items() if ours == key)] for key in schema["required"]
    }
    required = [{"anyOf": [{"required": [name]} for name in either]} for either in names.values()]
    return schema | {"properties": properties | aliases, "required": [], "allOf": required}


def _dump(schema: dict[str, Any]) -> bytes:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
