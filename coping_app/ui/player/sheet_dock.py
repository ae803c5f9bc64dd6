"""Room for a sheet beside the running step, or below it where the window is narrow."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore

SHEET_WIDTH = 380
"""Pixels of a sheet beside the step at 100 %, and a quarter more at 200 %: its words are short."""
LEAST_STEP = 320
"""A step keeps at least so many pixels of width beside a sheet: the pacer needs 240."""
MOST_SHARE = 0.5
"""A sheet below the step takes at most this share of the height."""


class SheetDock(QWidget):
    """Holds a step and a sheet so that neither covers the other.

    Args:
        themes: How large the text is.
        step: What stays in sight.
        sheet: What comes up beside it; it scrolls inside itself.
    """

    def __init__(self, themes: ThemeStore, step: QWidget, sheet: QWidget) -> None:
        super().__init__()
        self._themes = themes
        self._sheet = sheet
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(step, 1)
        self._row.addWidget(sheet, 0)
        themes.changed.connect(self._arrange)

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is in the sheet."""
        at = QApplication.focusWidget()
        return self._sheet.isVisible() and at is not None and self._sheet.isAncestorOf(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Takes the side that has the room."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Small: what does not fit is scrolled to, inside the step and inside the sheet."""
        return QSize(200, 120)

    def _arrange(self) -> None:
        text = self._themes.theme.text_scale
        wide = ceil(SHEET_WIDTH * (1.0 + (text - 1.0) / 4))
        beside = self.width() - wide - self._row.spacing() >= LEAST_STEP
        across, along = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if beside else along)
        if beside:
            self._sheet.setFixedWidth(wide)
            self._sheet.setMinimumHeight(0)
            self._sheet.setMaximumHeight(self.height())
        else:
            self._sheet.setMinimumWidth(0)
            self._sheet.setMaximumWidth(self.width())
            self._sheet.setFixedHeight(int(self.height() * MOST_SHARE))
