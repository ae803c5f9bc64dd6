"""The panels at the end of Progress: questionnaires, body, drawings, notes on days.

Each is imported when it is first made, which is after the page was painted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coping_app.store.store import Store
from coping_app.ui.pages.progress.body_over_time import body_panel
from coping_app.ui.pages.progress.day_mark_editor import DayMarkEditor
from coping_app.ui.pages.progress.day_marks_panel import day_marks_panel
from coping_app.ui.pages.progress.drawings_over_time import drawings_over_time
from coping_app.ui.pages.progress.questionnaire_panel import questionnaire_panel
from coping_app.ui.theme.theme import ThemeStore

if TYPE_CHECKING:
    from coping_app.content.reference.questionnaire_model import Questionnaire


class SecondaryPanels:
    """Makes the panels for a range.

    Args:
        themes: Where the look comes from.
        store: The records.
        keeper: Of the notes on days.
        language: For the names of areas of the body.
        forms: Reads the questionnaires in the person's language; called once.
    """

    def __init__(
        self,
        themes: ThemeStore,
        store: Store,
        keeper: DayMarkEditor,
        language: str,
        forms: Callable[[], Sequence[Questionnaire]],
    ) -> None:
        self._themes = themes
        self._store = store
        self._keeper = keeper
        self._language = language
        self._read_forms = forms
        self._forms: Sequence[Questionnaire] | None = None

    def panels(self) -> tuple[Callable[[date | None], QWidget | None], ...]:
        """In the order of the page."""
        return self._questionnaires, self._body, self._drawings, self._notes

    def _questionnaires(self, since: date | None) -> QWidget | None:
        return questionnaire_panel(self._themes, self._store, self._known_forms, since)

    def _body(self, since: date | None) -> QWidget | None:
        return body_panel(self._themes, self._store.sessions, self._language, since)

    def _drawings(self, since: date | None) -> QWidget | None:
        return drawings_over_time(self._themes, self._store, since)

    def _notes(self, since: date | None) -> QWidget:
        return day_marks_panel(self._themes, self._keeper, since)

    def _known_forms(self) -> Sequence[Questionnaire]:
        if self._forms is None:
            self._forms = self._read_forms()
        return self._forms
