"""What a calm page says when something is wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """What the page says.

    Attributes:
        title: What happened, one short sentence.
        safe: What is safe.
        next: What the person can do now; empty where there is nothing.
        actions: Key and words of each button; the first is the main one.
        details: For whoever helps: a technical line, shown last and small. Empty: none.
    """

    title: str
    safe: str
    next: str = ""
    actions: tuple[tuple[str, str], ...] = ()
    details: str = ""
