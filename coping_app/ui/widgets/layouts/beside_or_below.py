"""Two things side by side as long as there is room for both, else one below the other."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import CARD_GAP


class BesideOrBelow(QWidget):
    """The first takes two thirds of the width.

    Args:
        themes: How large the text is.
        first, second: What is shown, in the order of reading.
        beside_from: Least width in pixels at 100 % at which both stand side by side.
    """

    def __init__(
        self,
        themes: ThemeStore,
        first: QWidget,
        second: QWidget,
        beside_from: int = 820,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._beside_from = beside_from
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(CARD_GAP)
        self._box.addWidget(first, 2)
        self._box.addWidget(second, 1)
        themes.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the direction that has the room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self._themes.theme.px(self._beside_from)
        along = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if along != self._box.direction():
            self._box.setDirection(along)
