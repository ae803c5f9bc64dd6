"""Choosing body areas that hurt: a figure, the same as check boxes, and what to do there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.body.body_figure import (
    BACK_CHOICES,
    FRONT_CHOICES,
    BodyFigure,
    area_names,
)
from coping_app.ui.widgets.body.body_list import BodyAreaList
from coping_app.ui.widgets.marks import RadioMark

Care = Literal["skip", "release"]


class AreaPicker(QWidget):
    """A figure and the same areas as check boxes; marking one marks the other.

    Signals:
        value_changed: The new ``value``.

    Args:
        language: For the names of the areas.
        tenses: True where muscles are tensed: then "only let go" is a choice too.
        marked: Areas that are marked at first, with their care.
    """

    value_changed = Signal(object)

    def __init__(
        self,
        themes: ThemeStore,
        language: str,
        tenses: bool,
        marked: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        names = area_names(language)
        self._figure = BodyFigure(themes, names, selectable=True)
        self._list = BodyAreaList(themes, (*FRONT_CHOICES, *BACK_CHOICES), names)
        self._release = RadioMark(themes, self.tr("Only let go there, without tensing"))
        self._skip = RadioMark(themes, self.tr("Leave these areas out"))
        self._release.setAccessibleIdentifier("areas.release")
        self._skip.setAccessibleIdentifier("areas.skip")
        self._tenses = tenses
        wants_skip = bool(marked) and set(marked.values()) == {"skip"}
        (self._skip if wants_skip or not tenses else self._release).setChecked(True)
        self._lay_out()
        self._link(frozenset(marked))

    @property
    def value(self) -> dict[str, Care]:
        """The marked areas and what to do there."""
        care: Care = "release" if self._tenses and self._release.isChecked() else "skip"
        return dict.fromkeys(sorted(self._figure.marked), care)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._figure)
        column.addWidget(self._list)
        column.addSpacing(8)
        for mark in (self._release, self._skip):
            column.addWidget(mark)
            mark.setVisible(self._tenses)

    def _link(self, marked: frozenset[str]) -> None:
        for widget in (self._list, self._figure):
            widget.set_marked(marked)
        self._list.marked_changed.connect(self._figure.set_marked)
        self._figure.marked_changed.connect(self._list.set_marked)
        self._list.marked_changed.connect(self._tell)
        self._figure.marked_changed.connect(self._tell)
        self._release.toggled.connect(self._tell)

    def _tell(self) -> None:
        self.value_changed.emit(self.value)
