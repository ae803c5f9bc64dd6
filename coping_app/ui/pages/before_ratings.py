"""The ratings before an exercise: rows beside its Start, which works without them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import TARGET_SESSION
from coping_app.ui.widgets.rating_rows import RatingRows

if TYPE_CHECKING:
    from coping_app.content.scales import Scale

    ScalesOf = Callable[[str], Mapping[str, Scale]]
    """Given a language, the scales by id; they need the YAML stack, so they are read late."""

translate = QCoreApplication.translate

NUMBERS = (0, 10)
"""What the rows can give; a scale of other numbers is asked within its exercise alone."""


def before_rows(themes: ThemeStore, name: str, target: int = TARGET_SESSION) -> RatingRows:
    """The rows, still without a scale; ``name`` begins their accessible identifiers."""
    heading = translate("before_ratings", "How is it before you start?")
    hint = translate("before_ratings", "If you like. Start works without it.")
    return RatingRows(themes, name, heading, hint, target)


def rated_scales(ids: Iterable[str], scales: Mapping[str, Scale]) -> list[Scale]:
    """The scales of an exercise that the rows can ask, each once, in its order."""
    known = [scales[each] for each in dict.fromkeys(ids) if each in scales]
    return [each for each in known if (each.minimum, each.maximum) == NUMBERS]
