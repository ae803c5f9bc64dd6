"""The JSON Schema says what the models say."""

from __future__ import annotations

import json

from coping_app.content.format.model import STEP_KINDS, Exercise
from coping_app.content.format.schema import json_schema


def test_the_schema_is_json_and_names_every_key_of_the_head():
    schema = json.loads(json.dumps(json_schema()))
    fields = Exercise.model_fields.items()
    assert set(schema["properties"]) == {field.alias or name for name, field in fields}
    assert schema["additionalProperties"] is False
    assert schema["properties"]["format"]["const"] == 1


def test_every_step_is_in_the_schema_with_its_verb():
    definitions = json_schema()["$defs"]
    for verb, kind in STEP_KINDS.items():
        assert verb in definitions[kind.__name__]["required"]
        assert definitions[kind.__name__]["additionalProperties"] is False


def test_null_is_no_value_of_the_format():
    text = json.dumps(json_schema())
    assert '"null"' not in text
    assert "null" not in text


def test_every_key_is_described():
    definitions = json_schema()["$defs"].values()
    for part in (json_schema(), *definitions):
        for key, value in part["properties"].items():
            assert value.get("description"), key
