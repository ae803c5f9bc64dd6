"""Says in an author's words where a document and the model of the format part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from coping_app.content.format.model import STEP_KINDS
from coping_app.content.reading.problems import Path, nearest

_MEANT_VERB = {
    "text": "say", "speak": "say", "pause": "wait", "silence": "wait", "if": "when",
    "loop": "repeat", "question": "form", "ask": "form", "journal": "write", "music": "play",
}


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One error of pydantic, placed in the document.

    Attributes:
        path: Where, in the author's own keys.
        kind: pydantic's name for the error, such as ``missing``.
        value: What stands there.
        reason: pydantic's details.
        text: pydantic's sentence, the last resort.
        known: The keys that the group around it may have.
    """

    path: Path
    kind: str
    value: Any
    reason: dict[str, Any]
    text: str
    known: tuple[str, ...]


def explain(mismatch: Mismatch) -> tuple[str, str]:
    """Message and hint for an author."""
    writer = _WRITERS.get(mismatch.kind)
    return writer(mismatch) if writer else (f"{mismatch.text}.", "")


def _slip(mismatch: Mismatch) -> tuple[str, str]:
    error = mismatch.reason["error"]
    return getattr(error, "message", str(error)), getattr(error, "hint", "")


def _missing(mismatch: Mismatch) -> tuple[str, str]:
    return f'The key "{mismatch.path[-1]}" is missing here.', "Add it."


def _unknown_key(mismatch: Mismatch) -> tuple[str, str]:
    meant = nearest(str(mismatch.path[-1]), mismatch.known)
    if meant:
        return "Unknown key.", f'Did you mean "{meant}"?'
    return "Unknown key.", f"Known here: {', '.join(mismatch.known)}."


def _not_one_of(mismatch: Mismatch) -> tuple[str, str]:
    known = re.findall("'([^']*)'", mismatch.reason.get("expected", ""))
    listed = ", ".join(known)
    if not isinstance(mismatch.value, str):
        return f"Expected one of {listed} here, not a list or a group of keys.", ""
    meant = nearest(mismatch.value, known)
    message = f'"{mismatch.value[:40]}" is not one of {listed}.'
    return message, f'Did you mean "{meant}"?' if meant else ""


def _unknown_step(mismatch: Mismatch) -> tuple[str, str]:
    step = mismatch.value
    if not isinstance(step, dict) or not step:
        return "A step is a group of keys that starts with its verb.", 'Such as "say: Welcome."'
    first = str(next(iter(step)))
    later = [key for key in step if key in STEP_KINDS]
    if later:
        return f'A step starts with its verb, not with "{first[:40]}".', f'Put "{later[0]}" first.'
    meant = _MEANT_VERB.get(first.lower()) or nearest(first, STEP_KINDS)
    if meant:
        return f'Unknown step "{first[:40]}".', f'Did you mean "{meant}"?'
    return f'Unknown step "{first[:40]}".', f"Known steps: {', '.join(STEP_KINDS)}."


def _not_a_list(mismatch: Mismatch) -> tuple[str, str]:
    if isinstance(mismatch.value, str) and mismatch.value:
        hint = f"Write [{mismatch.value[:40]}], or one item a line after -."
        return "Expected a list here.", hint
    return "Expected a list here.", "Write one item a line after -."


def _not_a_group(mismatch: Mismatch) -> tuple[str, str]:
    if not mismatch.path:
        return "Expected keys with values here.", 'Start with "format: 1".'
    return "Expected a group of keys here.", f"Known here: {', '.join(mismatch.known)}."


def _too_short(mismatch: Mismatch) -> tuple[str, str]:
    least = mismatch.reason["min_length"]
    if least == 1:
        return "This list is empty; it needs at least one item.", ""
    return f"This list has too few items; it needs at least {least}.", ""


def _too_long(mismatch: Mismatch) -> tuple[str, str]:
    return f"This list has too many items; at most {mismatch.reason['max_length']} fit.", ""


_WRITERS = {
    "value_error": _slip,
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _not_one_of,
    "union_tag_not_found": _unknown_step,
    "union_tag_invalid": _unknown_step,
    "tuple_type": _not_a_list,
    "model_type": _not_a_group,
    "model_attributes_type": _not_a_group,
    "too_short": _too_short,
    "too_long": _too_long,
}
