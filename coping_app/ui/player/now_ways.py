"""The quiet ways on from the page for hard moments, and what each of them shows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout


class NowWaysRow(QWidget):
    """Three small ways below the circle.

    Signals:
        plan_requested, breath_requested, other_requested.
    """

    plan_requested = Signal()
    breath_requested = Signal()
    other_requested = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(gap=16, centred=True, parent=self)
        for words_, icon, name, signal in (
            (self.tr("My flare-up plan"), "bookmark", "now-plan", self.plan_requested),
            (self.tr("One breath"), "wind", "now-breath", self.breath_requested),
            (self.tr("Something else"), "arrow-right", "now-other", self.other_requested),
        ):
            button = QuietButton(themes, words_, icon)
            button.setAccessibleIdentifier(name)
            button.clicked.connect(signal)
            row.addWidget(button)
