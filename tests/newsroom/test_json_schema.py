"""The schemas editors' tools use say what the loader accepts."""

import json

from newsroom.article_model import MODELS
from newsroom.json_schema import json_schemas
from newsroom.keys import ALIASES
from newsroom.kinds import Kind


def test_one_schema_a_kind_and_one_for_the_station() -> None:
    assert set(json_schemas()) == {f"{kind}.schema.json" for kind in Kind} | {"station.schema.json"}


def test_schemas_know_the_wire_names_and_no_others() -> None:
    schema = json.loads(json_schemas()["su-kien.schema.json"])
    assert {"tieu_de", "ngay", "thon", "bat_dau", "dia_diem"} <= schema["properties"].keys()
    assert schema["additionalProperties"] is False
    assert schema["allOf"] == [
        {"anyOf": [{"required": ["tieu_de"]}, {"required": ["title"]}]},
        {"anyOf": [{"required": ["ngay"]}, {"required": ["date"]}]},
        {"anyOf": [{"required": ["bat_dau"]}]},
        {"anyOf": [{"required": ["dia_diem"]}]},
    ]
    assert {"title", "tags"} <= schema["properties"].keys()
    assert {"type": "string"} in schema["properties"]["nguon"]["anyOf"]
    assert all("description" in entry for entry in schema["properties"].values())


def test_every_alias_leads_to_a_key() -> None:
    for model in MODELS.values():
        assert set(ALIASES.values()) <= set(model.model_json_schema()["properties"])
