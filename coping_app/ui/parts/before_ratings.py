"""The ratings before an exercise: rows beside its Start, which works without them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import TARGET_SESSION
from coping_app.ui.widgets.rating.rating_rows import Rateable, RatingRows

translate = QCoreApplication.translate

NUMBERS = (0, 10)
"""What the rows can give; a scale of other numbers is asked within its exercise alone."""


def before_rows(themes: ThemeStore, name: str, target: int = TARGET_SESSION) -> RatingRows:
    """The rows, still without a scale; ``name`` begins their accessible identifiers."""
    heading = translate("before_ratings", "How is it before you start?")
    hint = translate("before_ratings", "If you like. Start works without it.")
    return RatingRows(themes, name, heading, hint, target)


class Asked(Rateable, Protocol):
    """The words of a scale, and what numbers it goes over."""

    @property
    def minimum(self) -> int:
        """Its least number."""
        ...

    @property
    def maximum(self) -> int:
        """Its largest number."""
        ...


ScalesOf = Callable[[str], Mapping[str, Asked]]
"""Given a language, the words of the scales by id."""


def rated_scales(ids: Iterable[str], scales: Mapping[str, Asked]) -> list[Asked]:
    """The scales of an exercise that the rows can ask, each once, in its order."""
    known = [scales[each] for each in dict.fromkeys(ids) if each in scales]
    return [each for each in known if (each.minimum, each.maximum) == NUMBERS]
