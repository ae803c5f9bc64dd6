"""One exercise in the library: icon, title, summary, length and effort; the whole is a button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coping_app.content.catalog.catalog import ExerciseInfo
from coping_app.features.library.view import icon_name
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import ICON, RADIUS_BUTTON
from coping_app.ui.widgets.accessible_told import DECORATION
from coping_app.ui.widgets.card import CardButton
from coping_app.ui.widgets.painting import draw_box
from coping_app.ui.widgets.text import PlainText
from coping_app.wording import words

_TILE = 64
_TILE_ICON = ICON + 4


class IconTile(QWidget):
    """An icon on a soft square. Decoration: the words beside it say the same."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icon = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.updateGeometry)

    @property
    def accessible_role(self) -> str:
        """Nothing to tell."""
        return DECORATION

    def set_icon(self, icon: str) -> None:
        """Show another icon of assets/icons."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        """A square that grows with the text, but slower, so that the words keep their room."""
        side = self._themes.theme.target(_TILE)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw square and icon."""
        theme = self._themes.theme
        painter = QPainter(self)
        edge = theme.colour("line") if theme.contrast else None
        fill = theme.colour("primary-soft")
        draw_box(painter, QRectF(self.rect()), RADIUS_BUTTON, fill, edge, theme.edge)
        size = theme.px(_TILE_ICON)
        picture = self._themes.pixmap(self._icon, "on-soft", size, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, picture)


class ExerciseCard(CardButton):
    """A card that can show one exercise after another, so that searching builds nothing new.

    Signals:
        exercise_requested: The exercise shown, an ``ExerciseInfo``.
    """

    exercise_requested = Signal(object)

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(themes, "", parent)
        self._info: ExerciseInfo | None = None
        self._tile = IconTile(themes)
        self._title = PlainText(themes, role="subheading")
        self._summary = PlainText(themes, role="secondary", tone="muted")
        self._facts = PlainText(themes, role="secondary")
        column = QVBoxLayout()
        column.setSpacing(4)
        for label in (self._title, self._summary, self._facts):
            column.addWidget(label)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.body.addLayout(row)
        self.clicked.connect(self._request)

    @property
    def exercise_id(self) -> str:
        """The exercise shown."""
        return self._info.id if self._info is not None else ""

    def show_info(self, info: ExerciseInfo) -> None:
        """Show this exercise."""
        self._info = info
        facts = f"{words.short_minutes(info.length_s)} · {words.effort(info.effort)}"
        if info.needs_care:
            facts += f" · {self.tr('With some care')}"
        self._tile.set_icon(icon_name(info))
        self._title.setText(info.title)
        self._summary.setText(info.summary)
        self._facts.setText(facts)
        self.setAccessibleName(info.title)
        self.setAccessibleDescription(f"{info.summary} {facts}")
        self.setAccessibleIdentifier(f"library.card.{info.id}")

    def _request(self) -> None:
        self.exercise_requested.emit(self._info)
