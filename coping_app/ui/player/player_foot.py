"""The lowest row of a player: help in its corner, and what steers the session in the middle."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import PAGE_MARGIN
from coping_app.ui.widgets.buttons import HelpButton

_LEFT = 16
_GAP = 16


class PlayerFoot(QWidget):
    """Keeps Stop, Pause and Skip in the middle of the window as long as there is room.

    Args:
        themes: Where the look comes from.
        controls: The buttons that steer the session.

    Attributes:
        help: The button in the corner.
    """

    def __init__(
        self, themes: ThemeStore, controls: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.help = HelpButton(themes, self.tr("I need help"))
        self._controls = controls
        self._row = QGridLayout(self)
        self._row.setContentsMargins(_LEFT, 0, PAGE_MARGIN, 24)
        self._row.setHorizontalSpacing(_GAP)
        bottom = Qt.AlignmentFlag.AlignBottom
        self._row.addWidget(self.help, 0, 0, bottom | Qt.AlignmentFlag.AlignLeft)
        self._row.addWidget(controls, 0, 1, bottom | Qt.AlignmentFlag.AlignHCenter)
        self._row.setColumnStretch(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """An empty column as wide as the help button, where all three have room."""
        super().resizeEvent(event)
        side = self.help.sizeHint().width()
        needed = self._controls.sizeHint().width() + 2 * side + 4 * PAGE_MARGIN
        self._row.setColumnMinimumWidth(2, side - _GAP if needed <= self.width() else 0)
