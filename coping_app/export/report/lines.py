"""Texts of a person, made short enough for one page."""

from __future__ import annotations

LONGEST_NOTE = 160
"""Characters; the page is one page, and what was written stays whole in the records."""


def one_line(text: str) -> str:
    """One line that fits."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_NOTE else f"{line[: LONGEST_NOTE - 1].rstrip()}…"
