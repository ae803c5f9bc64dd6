"""The person's own charts inside an exercise, such as the monthly review."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from coping_app.content.reference.scales import Scale
from coping_app.features.progress.reader import ProgressReader
from coping_app.features.progress.view import first_day
from coping_app.store.store import Store
from coping_app.ui.pages.progress.calendar import calendar_card
from coping_app.ui.pages.progress.cards import sessions_card, trends_card
from coping_app.ui.theme.theme import ThemeStore
from coping_app.wording.wording import own_wording


def own_chart(
    name: str, themes: ThemeStore, store: Store, scales: Mapping[str, Scale]
) -> QWidget | None:
    """A chart of the last three months; None where there is nothing to draw yet.

    Args:
        name: ``practice``, ``before-after`` (the exercise practised most) or ``trend`` (measures
            over time in their own small panels).
    """
    reader = ProgressReader(store, scales, own_wording(), first_day("months", store.today()))
    if name == "practice":
        heat = reader.heat()
        return None if heat is None else calendar_card(themes, heat)
    if name == "before-after":
        if not reader.groups:
            return None
        group = reader.groups[0]
        rows = partial(reader.session_rows, group)
        return sessions_card(themes, reader.sessions(group), rows)
    return None if reader.trends is None else trends_card(themes, reader.trends)
