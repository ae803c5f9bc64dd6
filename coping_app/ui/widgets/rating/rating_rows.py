"""Ratings as rows: a name, eleven numbers, the words at both ends. None of them is ever needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import TARGET_SESSION
from coping_app.ui.widgets.buttons import QuietButton
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.layouts.laid_out import laid_out
from coping_app.ui.widgets.rating.rating_bar import RatingBar
from coping_app.ui.widgets.text import PlainText

_NAME_WIDTH = 200
"""Least room for a name beside its numbers, at 100 %; with less it stands above them."""
_GAP = 16
_WORDS_GAP = 4


class Rateable(Protocol):
    """The words of one scale."""

    @property
    def id(self) -> str:
        """Under which its value is told."""
        ...

    @property
    def title(self) -> str:
        """Its name."""
        ...

    @property
    def question(self) -> str:
        """What is asked, for assistive technology."""
        ...

    @property
    def low_word(self) -> str:
        """What zero means."""
        ...

    @property
    def high_word(self) -> str:
        """What ten means."""
        ...


class RatingRow(QWidget):
    """One scale. A number can be changed by another, and taken back by Clear or Delete.

    Args:
        themes: Where the look comes from.
        scale: What is rated, 0 to 10.
        name: Begin of the accessible identifiers, such as ``before.pain``.
        target: Least side of a number at 100 %.
    """

    value_changed = Signal(object)

    def __init__(
        self,
        themes: ThemeStore,
        scale: Rateable,
        name: str,
        target: int = TARGET_SESSION,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self.bar = RatingBar(themes, scale.question, scale.low_word, scale.high_word, target)
        for button in self.bar.buttons:
            words = self.tr("{scale}: {number}")
            button.setAccessibleName(
                words.format(scale=scale.title, number=button.accessibleName())
            )
            button.setAccessibleIdentifier(f"{name}.{button.number}")
        self.clear = QuietButton(themes, self.tr("Clear"))
        self.clear.setAccessibleName(self.tr("Clear: {scale}").format(scale=scale.title))
        self.clear.setAccessibleIdentifier(f"{name}.clear")
        policy = self.clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # a press must not move the numbers
        self.clear.setSizePolicy(policy)
        self.clear.hide()
        self._title = PlainText(themes, scale.title, "strong")
        if (words_below := self.bar.layout()) is not None:
            words_below.setSpacing(_WORDS_GAP)
        self._lay_out()
        self.bar.value_changed.connect(self._chosen)
        self.clear.clicked.connect(self._take_back)

    @property
    def value(self) -> int | None:
        """The number chosen, 0 to 10, or None."""
        return self.bar.value

    def set_value(self, value: int | None) -> None:
        """Choose without telling anyone; None chooses nothing."""
        self.bar.set_value(value)
        self.clear.setVisible(value is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take the number back; other keys go on to the page."""
        deletes = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if deletes and self.value is not None:
            self._take_back()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name stands beside the numbers where all of them fit into one row there."""
        super().resizeEvent(event)
        needed = self._themes.theme.px(_NAME_WIDTH) + _GAP + self.bar.sizeHint().width()
        beside = self.width() >= needed
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._names.setContentsMargins(0, self._drop if beside else 0, 0, 0)
        self._names.setDirection(ways.TopToBottom if beside else ways.LeftToRight)

    @property
    def _drop(self) -> int:
        """So far down, in pixels, the name stands level with the numbers."""
        number = self.bar.buttons[0].sizeHint().height()
        return max(0, (number - self._title.sizeHint().height()) // 2)

    def _lay_out(self) -> None:
        self._names = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._names.setSpacing(0)
        self._names.addWidget(self._title, 0, Qt.AlignmentFlag.AlignVCenter)
        self._names.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeading)
        self._names.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addLayout(self._names, 1)
        self._row.addWidget(self.bar, 3)

    def _chosen(self, value: int) -> None:
        self.clear.show()
        self.value_changed.emit(value)

    def _take_back(self) -> None:
        self.set_value(None)
        self.bar.setFocus(Qt.FocusReason.OtherFocusReason)
        self.value_changed.emit(None)


class RatingRows(QWidget):
    """A heading and one row a scale.

    Signals:
        changed: Id of a scale, and its number from 0 to 10, or None where it was taken back.

    Args:
        themes: Where the look comes from.
        name: Begin of the accessible identifiers, such as ``before``.
        heading: What is asked.
        hint: That nothing has to be given.
        target: Least side of a number at 100 %.
    """

    changed = Signal(str, object)

    def __init__(
        self,
        themes: ThemeStore,
        name: str,
        heading: str,
        hint: str,
        target: int = TARGET_SESSION,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._name = name
        self._target = target
        head = FlowLayout(gap=_GAP)
        head.addWidget(PlainText(themes, heading, "subheading"))
        head.addWidget(PlainText(themes, hint, "secondary", "muted"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(self._rows)
        self._scales: tuple[str, ...] = ()

    @property
    def rows(self) -> dict[str, RatingRow]:
        """The rows by scale, in their order."""
        rows = [each for each in laid_out(self._rows) if isinstance(each, RatingRow)]
        return dict(zip(self._scales, rows, strict=True))

    @property
    def values(self) -> dict[str, int]:
        """What was given, by scale; those not given are left out."""
        told = {scale: row.value for scale, row in self.rows.items()}
        return {scale: value for scale, value in told.items() if value is not None}

    def show_scales(
        self, scales: Sequence[Rateable], values: Mapping[str, int | None] | None = None
    ) -> None:
        """Show these instead of those before; ``values`` are chosen already.

        Rows that are the same stay as they are, with the keyboard where it was.
        """
        wanted = tuple(scale.id for scale in scales)
        if wanted != self._scales:
            self._build(scales)
        for scale, row in self.rows.items():
            row.set_value((values or {}).get(scale))

    def _build(self, scales: Sequence[Rateable]) -> None:
        for row in self.rows.values():
            self._rows.removeWidget(row)
            row.hide()
            row.setParent(None)
            row.deleteLater()
        self._scales = tuple(scale.id for scale in scales)
        for scale in scales:
            row = RatingRow(self._themes, scale, f"{self._name}.{scale.id}", self._target)
            row.value_changed.connect(
                lambda value, name=scale.id: self.changed.emit(name, value)
            )
            self._rows.addWidget(row)
            row.show()
