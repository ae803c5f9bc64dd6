"""At most five choices at once; the rest come after "More"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton

FIRST = 5


class FewFirst(QWidget):
    """Shows the first five of ``choices`` in a layout, and a button that shows the others.

    Args:
        themes: Where the look comes from.
        choices: Buttons or marks, in order.
        layout: Where they stand: below each other unless given.
    """

    def __init__(
        self,
        themes: ThemeStore,
        choices: Sequence[QWidget],
        layout: QLayout | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        column = layout or QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.setLayout(column)
        for number, choice in enumerate(self._choices):
            column.addWidget(choice)
            choice.setVisible(number < FIRST)
        self.more = QuietButton(themes, self.tr("More"), "plus")
        self.more.setAccessibleIdentifier("field-more")
        self.more.clicked.connect(self._more_wanted)
        column.addWidget(self.more)
        self.more.setVisible(len(self._choices) > FIRST)

    def show_all(self) -> None:
        """Shows the others too, as where one of them is chosen already."""
        self.more.hide()
        for choice in self._choices:
            choice.show()

    def _more_wanted(self) -> None:
        self.show_all()
        self._choices[FIRST].setFocus(Qt.FocusReason.OtherFocusReason)
