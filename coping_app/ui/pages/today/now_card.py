"""Today's second door: circle and voice at once, wherever on the card one presses."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import TARGET_SESSION
from coping_app.ui.widgets.accessible_told import DECORATION
from coping_app.ui.widgets.buttons import SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.painting import mix
from coping_app.ui.widgets.text import PlainText

_CIRCLE = 98
"""Side of the picture in pixels; pictures do not grow with the text."""


class NowCard(Card):
    """A heading, a sentence, a still circle, and one large button.

    Signals:
        pressed: Begin now.
    """

    pressed = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("todayNow")
        self.set_selected(True)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(PlainText(themes, self.tr("Something for right now"), "subheading"))
        words.addWidget(PlainText(themes, self.tr("One press. Nothing to answer."), tone="muted"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(_StillCircle(themes), 0, Qt.AlignmentFlag.AlignTop)
        self.button = SecondaryButton(
            themes, self.tr("Begin now"), "wind", target=TARGET_SESSION
        )
        self.button.setAccessibleIdentifier("today.now")
        self.button.clicked.connect(self.pressed)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.body.addWidget(self.button)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press beside the button counts like one on it; dragging off cancels."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.pressed.emit()
        super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Taken, so that the release comes here, too."""
        event.accept()


class _StillCircle(QWidget):
    """The breathing circle as it waits for one; decoration only."""

    def __init__(self, themes: ThemeStore) -> None:
        super().__init__()
        self._themes = themes
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.update)

    @property
    def accessible_role(self) -> str:
        """Nothing to tell."""
        return DECORATION

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(_CIRCLE, _CIRCLE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The dashed circle, the edge, and three discs."""
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(QPen(theme.colour("control"), 1.5, Qt.PenStyle.DashLine))
        painter.drawEllipse(centre, _CIRCLE / 2 - 1, _CIRCLE / 2 - 1)
        painter.setPen(QPen(theme.colour("pacer-edge"), 3))
        for radius, strength in ((38, 0.4), (28, 0.7), (20, 1.0)):
            painter.setBrush(mix(theme.colour("surface"), theme.colour("pacer-fill"), strength))
            painter.drawEllipse(centre, radius, radius)
            painter.setPen(Qt.PenStyle.NoPen)
