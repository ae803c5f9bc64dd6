"""The JSON Schema of the format, for editors that complete and check while one types."""

from __future__ import annotations

from typing import Any

from coping_app.content.format.model import Exercise

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of an exercise file of format 1.

    It describes the file as the YAML library of an editor reads it, so flags and counts are true
    and whole numbers there. ``coping-app check`` knows more than a schema can say.
    """
    schema = _simple(Exercise.model_json_schema(by_alias=True))
    schema["title"] = "Exercise, format 1"
    return {"$schema": DIALECT, **schema}


def _simple(schema: Any) -> Any:
    """Leaves out what pydantic adds: made-up titles, and null, which the format does not have."""
    if isinstance(schema, list):
        return [_simple(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    simple: dict[str, Any] = {}
    for key, value in schema.items():
        if key in ("properties", "$defs"):
            simple[key] = {name: _simple(each) for name, each in value.items()}
        elif key == "anyOf":
            kinds = [_simple(each) for each in value if each != {"type": "null"}]
            simple.update(kinds[0] if len(kinds) == 1 else {"anyOf": kinds})
        elif key == "description":
            simple[key] = value.replace("``", '"')
        elif key != "title" and not (key == "default" and value is None):
            simple[key] = _simple(value)
    return simple
