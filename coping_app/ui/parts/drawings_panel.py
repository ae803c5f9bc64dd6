"""The person's drawings. They stay put away until asked for: a picture of pain can upset."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coping_app.store.repositories.records import StoredDrawing
from coping_app.store.store import Store
from coping_app.ui.parts.plan_rows import TextRow
from coping_app.ui.parts.saving import SaveGuard
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton, SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import empty, focus_on, reveal
from coping_app.ui.widgets.escape import escapes
from coping_app.ui.widgets.layouts.flow_layout import CardGrid
from coping_app.ui.widgets.text import PlainText
from coping_app.wording import words

MOST_SHOWN = 24
"""The latest so many; older ones stay in the records."""
_WIDTH = 280
_HEIGHT = 200


class Thumbnail(QWidget):
    """A small picture with its name; pictures keep their shape and are never enlarged."""

    def __init__(
        self, themes: ThemeStore, png: bytes, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._picture = QPixmap()
        self._picture.loadFromData(png, "PNG")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One size for all, so that rows are even."""
        return QSize(_WIDTH, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture in the middle."""
        if self._picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        size = (QSize(self.size()) * ratio).boundedTo(self._picture.size())
        scaled = self._picture.scaled(
            size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        shown = scaled.deviceIndependentSize().toSize()
        left, top = (self.width() - shown.width()) // 2, (self.height() - shown.height()) // 2
        QPainter(self).drawPixmap(left, top, scaled)


class DrawingsPanel(QWidget):
    """Drawings with names and days, hidden until the person wants to see them.

    Signals:
        undo_offered: What happened, and a callable that takes it back.
    """

    undo_offered = Signal(str, object)

    def __init__(
        self,
        themes: ThemeStore,
        store: Store,
        saves: SaveGuard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._store = store
        self._saves = saves
        self._are_shown = False
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(16)

    def refresh(self) -> None:
        """Read the drawings again; without any, the panel is not there."""
        empty(self._place)
        drawings = self._store.drawings.all(limit=MOST_SHOWN)
        removed = self._store.drawings.removed()
        self.setVisible(bool(drawings or removed))
        if not (drawings or removed):
            return
        self._place.addWidget(PlainText(self._themes, self.tr("Drawings"), "heading"))
        if drawings:
            self._place.addWidget(self._switch(), 0, Qt.AlignmentFlag.AlignLeading)
        if drawings and self._are_shown:
            self._place.addLayout(self._grid(drawings))
        if removed:
            self._place.addWidget(self._removed_card(removed))
        reveal(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the drawings away."""
        if escapes(event) and self._are_shown:
            self._toggle()
        else:
            super().keyPressEvent(event)

    def _switch(self) -> SecondaryButton:
        if self._are_shown:
            button = SecondaryButton(self._themes, self.tr("Put them away"))
        else:
            button = SecondaryButton(self._themes, self.tr("Show my drawings"), "eye")
        button.setAccessibleIdentifier("drawings.switch")
        button.clicked.connect(self._toggle)
        return button

    def _grid(self, drawings: Sequence[StoredDrawing]) -> CardGrid:
        grid = CardGrid(self._themes, _WIDTH, most=2)
        for drawing in drawings:
            grid.addWidget(self._drawing_card(drawing))
        return grid

    def _drawing_card(self, drawing: StoredDrawing) -> Card:
        name = self._name(drawing)
        card = Card(padding=16)
        card.body.addWidget(Thumbnail(self._themes, drawing.png, name))
        card.body.addWidget(PlainText(self._themes, name, "secondary"))
        button = QuietButton(self._themes, self.tr("Remove"), "trash-2")
        button.setAccessibleDescription(name)
        button.setAccessibleIdentifier(f"drawings.remove.{drawing.id}")
        button.clicked.connect(partial(self._remove, drawing))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _removed_card(self, removed: Sequence[StoredDrawing]) -> Card:
        card = Card("sunken")
        title = self.tr("Recently removed drawings")
        card.body.addWidget(PlainText(self._themes, title, "subheading"))
        for drawing in removed:
            button = QuietButton(self._themes, self.tr("Bring back"), "undo-2")
            button.setAccessibleIdentifier(f"drawings.restore.{drawing.id}")
            button.clicked.connect(partial(self._restore, drawing.id))
            card.body.addWidget(TextRow(self._themes, self._name(drawing), (), (button,)))
        return card

    def _name(self, drawing: StoredDrawing) -> str:
        session = self._store.sessions.get(drawing.session_id)
        day = words.day(drawing.local_date, self._store.today())
        if session is None:
            return self.tr("Drawing of {day}").format(day=day)
        return self.tr("{title}, {day}").format(title=session.title, day=day)

    def _toggle(self) -> None:
        self._are_shown = not self._are_shown
        self._refresh_at("drawings.switch")

    def _remove(self, drawing: StoredDrawing) -> None:
        if not self._saves.tried(lambda: self._store.drawings.remove(drawing.id)):
            return
        self._refresh_at(f"drawings.restore.{drawing.id}")
        said = self.tr("Removed: {name}").format(name=self._name(drawing))
        self.undo_offered.emit(said, partial(self._restore, drawing.id))

    def _restore(self, drawing_id: str) -> None:
        if not self._saves.tried(lambda: self._store.drawings.restore(drawing_id)):
            return
        self._refresh_at("drawings.switch")

    def _refresh_at(self, identifier: str) -> None:
        """Build anew and keep the keyboard at the widget of that identifier."""
        self.refresh()
        focus_on(self, identifier)
