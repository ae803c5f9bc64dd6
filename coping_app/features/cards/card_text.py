"""A personal card as plain text: for the large view, for print, and for a line in the list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_PREVIEW_CHARACTERS = 120


def answer_text(value: Any) -> str:
    """An answer as text; a list a line each, nothing for what was left open."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "✓" if value else ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, Mapping):
        return "\n".join(f"{key}: {answer_text(inner)}" for key, inner in value.items())
    if isinstance(value, (list, tuple)):
        return "\n".join(filter(None, (answer_text(item) for item in value)))
    return str(value).strip()


def answered(fields: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Question and answer of each field that has one, in order."""
    pairs = [(str(field.get("ask", "")), answer_text(field.get("answer"))) for field in fields]
    return [(ask, answer) for ask, answer in pairs if answer]


def preview(fields: Iterable[Mapping[str, Any]]) -> str:
    """The first answer in one short line."""
    for _, answer in answered(fields):
        line = " · ".join(answer.split("\n"))
        if len(line) > _PREVIEW_CHARACTERS:
            return line[:_PREVIEW_CHARACTERS].rsplit(" ", 1)[0] + " …"
        return line
    return ""


def printed(title: str, day: str, fields: Iterable[Mapping[str, Any]]) -> str:
    """The whole card as text for paper."""
    parts = [title, day, ""]
    for ask, answer in answered(fields):
        parts += [ask, *(f"    {line}" for line in answer.split("\n")), ""]
    return "\n".join(parts).rstrip() + "\n"
