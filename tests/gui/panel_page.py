"""A page that builds its panels anew with every refresh, as Progress does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import CHART_WIDTH
from coping_app.ui.widgets.clearing import empty
from coping_app.ui.widgets.scroll_page import ScrollPage


class PanelPage(ScrollPage):
    """One panel of a range that begins on ``since``."""

    def __init__(
        self,
        themes: ThemeStore,
        make: Callable[[date | None], QWidget | None],
        since: date | None = None,
    ) -> None:
        super().__init__(themes, "Progress", width=CHART_WIDTH)
        self._make = make
        self.since = since
        self.panel: QWidget | None = None
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """The old panel goes, a new one comes."""
        empty(self._place)
        self.panel = self._make(self.since)
        if self.panel is not None:
            self._place.addWidget(self.panel)
