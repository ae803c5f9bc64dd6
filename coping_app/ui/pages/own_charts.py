"""The person's own charts inside an exercise, such as the monthly review."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from coping_app.content.scales import Scale
from coping_app.ui.pages.progress_cards import exercise_card, practice_card
from coping_app.ui.pages.progress_store import ProgressStore
from coping_app.ui.pages.progress_view import first_day, progress_view
from coping_app.ui.theme.theme import ThemeStore


def own_chart(
    name: str, themes: ThemeStore, store: ProgressStore, scales: Mapping[str, Scale]
) -> QWidget | None:
    """A chart of the last three months; None where there is nothing to draw yet.

    Args:
        name: ``practice``, ``before-after`` (the exercise practised most) or ``trend`` (weekly
            ratings in their own small panels).
    """
    today = store.today()
    since = first_day("months", today)
    view = progress_view(store.pairs(since=since), store.practice_by_day(since), "months", today)
    if name == "practice":
        return practice_card(themes, view) if any(s.minutes for s in view.practice) else None
    if name == "before-after":
        known = [each for each in view.exercises if each.scale in scales]
        return exercise_card(themes, known[0], scales[known[0].scale]) if known else None
    from coping_app.ui.pages.trend_cards import trend_panels

    return trend_panels(themes, store, scales, since)
