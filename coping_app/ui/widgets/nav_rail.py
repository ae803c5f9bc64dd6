"""The list of places at the side of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import NavButton

Place = tuple[str, str, str]
"""Key, words and icon of one place."""


class NavRail(QWidget):
    """Places one below the other. Up and Down move inside, Tab leaves.

    Other things that belong in its lower corner (such as help) are added to ``foot``.

    Args:
        themes: Where the look comes from.
        name: What assistive technology calls the list.
        places: At the top.
        below: At the bottom.
    """

    chosen = Signal(str)

    def __init__(
        self,
        themes: ThemeStore,
        name: str,
        places: Sequence[Place],
        below: Sequence[Place] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._buttons: dict[str, NavButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 24, 16, 24)
        column.setSpacing(4)
        for place in places:
            column.addWidget(self._button(themes, place))
        column.addStretch(1)
        for place in below:
            column.addWidget(self._button(themes, place))
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(0, 4, 0, 0)
        column.addLayout(self.foot)
        if places:
            self.set_current(places[0][0])

    @property
    def accessible_role(self) -> str:
        """A list of tabs."""
        return "PageTabList"

    @property
    def current(self) -> str:
        """Key of the place where the person is; empty where it is none of these."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Mark ``key`` as the place where the person is; unknown keys mark none."""
        stop = key if key in self._buttons else next(iter(self._buttons), "")
        for other, button in self._buttons.items():
            button.setChecked(other == key)
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if other == stop else Qt.FocusPolicy.ClickFocus
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move the focus; Return and Space go there."""
        steps = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
        order = list(self._buttons.values())
        here = next((i for i, button in enumerate(order) if button.hasFocus()), None)
        if here is None or event.key() not in steps:
            super().keyPressEvent(event)
            return
        there = order[(here + steps[event.key()]) % len(order)]
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, themes: ThemeStore, place: Place) -> NavButton:
        key, words, icon = place
        button = NavButton(themes, words, icon)
        button.setAccessibleIdentifier(f"nav-{key}")
        button.clicked.connect(lambda: self._go(key))
        self._buttons[key] = button
        return button

    def _go(self, key: str) -> None:
        self.set_current(key)
        self.chosen.emit(key)
