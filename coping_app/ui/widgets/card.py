"""Cards: a quiet surface with an edge, and one that is a button as a whole."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import CARD_PADDING, EDGE_SELECTED, RADIUS_CARD, TARGET
from coping_app.ui.widgets.painting import draw_box

CardTone = Literal["surface", "soft", "sunken"]


class Card(QFrame):
    """A surface that groups things. Add to ``card.body``, a vertical layout.

    Args:
        tone: ``surface`` with an edge, ``soft`` (tinted) or ``sunken`` (set back).
        panel: True for a large panel with a wider radius.
        padding: Air inside, in pixels.
    """

    def __init__(
        self,
        tone: CardTone = "surface",
        panel: bool = False,
        padding: int = CARD_PADDING,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("tone", tone)
        self.setProperty("panel", panel)
        self.setProperty("selected", False)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(12)

    def set_selected(self, selected: bool) -> None:
        """Give the card the thicker edge of a selected one, or take it away."""
        self.setProperty("selected", selected)
        self.style().unpolish(self)
        self.style().polish(self)


class Separator(QFrame):
    """A thin line between rows; decoration only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)


class CardButton(QAbstractButton):
    """A card that is one button. Add what it shows to ``card.body``.

    Args:
        themes: Where the look comes from.
        name: What assistive technology says: title and what else tells cards apart.
    """

    def __init__(self, themes: ThemeStore, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focus_radius", RADIUS_CARD)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(CARD_PADDING, 20, CARD_PADDING, 20)
        self.body.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        themes.changed.connect(self.update)

    @property
    def accessible_role(self) -> str:
        """One button; its name says what it shows, so that nothing in it is told again."""
        return "Button"

    def sizeHint(self) -> QSize:
        """What its content needs, at least a target."""
        return self.body.sizeHint().expandedTo(QSize(TARGET, TARGET))

    def minimumSizeHint(self) -> QSize:
        """The least its content can take, at least a target."""
        return self.body.minimumSize().expandedTo(QSize(TARGET, TARGET))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card; under the pointer and while held down its edge is stronger."""
        theme = self._themes.theme
        warm = self.isDown() or self.underMouse() or self.isChecked()
        width = 2 * theme.edge if warm and theme.contrast else EDGE_SELECTED if warm else theme.edge
        edge = theme.colour("primary" if warm else "line")
        fill = theme.colour("primary-soft" if self.isDown() else "surface")
        draw_box(QPainter(self), QRectF(self.rect()), RADIUS_CARD, fill, edge, width)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Rest again."""
        super().leaveEvent(event)
        self.update()
