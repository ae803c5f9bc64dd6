"""Values as the database holds them: JSON, places of steps, identities."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from typing import Any


def to_json(value: Any) -> str:
    """A JSON-ready value as short text.

    Raises:
        ValueError: A number that is not finite.
        TypeError: Something JSON has no form for.
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def from_json(text: str) -> Any:
    """The value that ``to_json`` wrote."""
    return json.loads(text)


def place_text(place: Sequence[int]) -> str:
    """Where a step stands, as a key: ``[3,0]``."""
    return to_json([int(number) for number in place])


def place_of(text: str) -> tuple[int, ...]:
    """The place that ``place_text`` wrote."""
    return tuple(from_json(text))


def new_id() -> str:
    """A fresh random UUID as text."""
    return str(uuid.uuid4())
