"""Which languages there are exercises in."""

from __future__ import annotations

from coping_app.content.catalog.catalog import Catalog
from coping_app.session.words import CUE_WORDS


def count_by_language(catalog: Catalog) -> dict[str, int]:
    """How many exercises there are in each language that sessions have words in."""
    return {
        language: sum(info.language == language for info in catalog.find(language=language))
        for language in CUE_WORDS
    }
