"""Answers as plain items, whatever they are."""

from __future__ import annotations

from typing import Any


def plain_items(value: Any) -> list[Any]:
    """The items of a list; anything else is the one item. An empty list has none."""
    return list(value) if isinstance(value, list | tuple) else [value]
