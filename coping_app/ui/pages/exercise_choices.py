"""What a person may change for this time: length, pace, and areas to be gentle with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.body_figure import BodyAreaList, BodyFigure
from coping_app.ui.widgets.buttons import QuietButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.fields import labelled
from coping_app.ui.widgets.marks import RadioMark
from coping_app.ui.widgets.stepper_slider import NumberStepper
from coping_app.ui.widgets.text import PlainText

Care = Literal["skip", "release"]
PACE = (0.5, 2.0, 0.25)
"""Least, most and step of the pace, as in the settings."""


class AreaPicker(QWidget):
    """A figure and the same areas as check boxes, with what to do in the marked ones.

    Args:
        areas: Id and name of each area to offer.
        tenses: True where muscles are tensed: then "only let go" is a choice too.
        marked: Areas that are marked at first, with their care.
    """

    def __init__(
        self,
        themes: ThemeStore,
        areas: Sequence[tuple[str, str]],
        tenses: bool,
        marked: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._offered = frozenset(area for area, _ in areas)
        self._list = BodyAreaList(themes, areas)
        self._figure = BodyFigure(themes, selectable=True)
        self._release = RadioMark(themes, self.tr("Only let go there, without tensing"))
        self._skip = RadioMark(themes, self.tr("Leave these areas out"))
        self._release.setAccessibleIdentifier("areas.release")
        self._skip.setAccessibleIdentifier("areas.skip")
        self._tenses = tenses
        wants_skip = bool(marked) and set(marked.values()) == {"skip"}
        (self._skip if wants_skip or not tenses else self._release).setChecked(True)
        for mark in (self._release, self._skip):
            mark.setVisible(tenses)
        self._lay_out()
        self._link(frozenset(marked) & self._offered)

    @property
    def value(self) -> dict[str, Care]:
        """The marked areas and what to do there."""
        care: Care = "release" if self._tenses and self._release.isChecked() else "skip"
        return {area: care for area in sorted(self._figure.marked & self._offered)}

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.addWidget(self._list)
        column.addSpacing(8)
        column.addWidget(self._release)
        column.addWidget(self._skip)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addLayout(column, 1)
        row.addWidget(self._figure)

    def _link(self, marked: frozenset[str]) -> None:
        for widget in (self._list, self._figure):
            widget.set_marked(marked)
        self._list.marked_changed.connect(self._figure.set_marked)
        self._figure.marked_changed.connect(self._list.set_marked)


class ExerciseChoices(Card):
    """Pace and areas, opened only when wanted.

    Args:
        pace: As set in the settings, 0.5 to 2.
        areas: As set in the settings.
    """

    def __init__(
        self,
        themes: ThemeStore,
        pace: float,
        areas: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        self._areas = areas
        self._picker: AreaPicker | None = None
        self._open = QuietButton(themes, self.tr("Pace and areas that hurt"), "sliders-horizontal")
        self._open.setAccessibleIdentifier("exercise.more-choices")
        self._open.clicked.connect(self._show_all)
        least, most, step = PACE
        self._pace = NumberStepper(
            themes, self.tr("Time for pauses and breaths"), least, most, step, self.tr("times")
        )
        self._pace.setAccessibleIdentifier("exercise.pace")
        self._pace.set_value(pace)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(
            labelled(themes, self.tr("Time for pauses and breaths"), self._pace)
        )
        help_text = self.tr("One is as written. Two is twice as long.")
        self._column.addWidget(PlainText(themes, help_text, "secondary", "muted"))
        self._inner.hide()
        self.body.addWidget(self._open)
        self.body.addWidget(self._inner)

    def offer_areas(self, areas: Sequence[tuple[str, str]], tenses: bool) -> None:
        """Offer these areas; none where the exercise visits none."""
        if not areas:
            self._open.setText(self.tr("Change the pace"))
            return
        self._picker = AreaPicker(self._themes, areas, tenses, self._areas)
        self._column.addWidget(PlainText(self._themes, self.tr("Areas that hurt"), "subheading"))
        hint = self.tr("Mark them here or on the figure, if you like.")
        self._column.addWidget(PlainText(self._themes, hint, "secondary", "muted"))
        self._column.addWidget(self._picker)

    @property
    def value(self) -> dict[str, Any]:
        """Pace and areas as chosen."""
        pace = self._pace.value
        return {
            "pace": 1.0 if pace is None else float(pace),
            "areas": self._picker.value if self._picker else {},
        }

    def _show_all(self) -> None:
        self._inner.show()
        self._open.hide()
        self._pace.setFocus()
