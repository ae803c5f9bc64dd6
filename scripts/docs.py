"""Writes the generated pages of docs/, or (``--check``) tells which of them is out of date."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import yaml

from coping_app.content.docs.evidence_docs import evidence_markdown
from coping_app.content.docs.format_docs import format_markdown
from scripts.change_sentences import change_markdown

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
REVIEWS = ROOT / "tests" / "data" / "reviewed_exercises.yaml"
"""What was reviewed of each exercise, by its id."""


def evidence_page(folder: Path | None = None) -> str:
    """What each exercise rests on, and which of them nobody has reviewed yet.

    Args:
        folder: The exercises by family; those that are shipped unless told.
    """
    return evidence_markdown(yaml.safe_load(REVIEWS.read_text(encoding="utf-8")), folder)


PAGES: dict[str, Callable[[], str]] = {
    "exercise-format.md": format_markdown,
    "evidence.md": evidence_page,
    "change-sentences.md": change_markdown,
}
"""Every generated page and what writes it."""


def main(arguments: list[str]) -> int:
    """Writes, or checks and answers 1 where a page is not what it should be."""
    stale = []
    for name, text_of in PAGES.items():
        page = DOCS / name
        text = text_of()
        if "--check" not in arguments:
            page.write_text(text, encoding="utf-8")
        elif not page.exists() or page.read_text(encoding="utf-8") != text:
            stale.append(name)
    if stale:
        print(f"Out of date: {', '.join(stale)}. Run: make docs", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
