"""What the report is about: the time, and what goes in; with the buttons that let it out."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.export.records.records import Span
from coping_app.export.report.model import SECTIONS, USUAL_SECTIONS, Section
from coping_app.features.report import words as report_words
from coping_app.features.report.view import Time, span_of, usual_dates
from coping_app.ui.pages.report.day_stepper import DayStepper
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.layouts.flow_layout import CardGrid, FlowLayout
from coping_app.ui.widgets.marks import CheckMark
from coping_app.ui.widgets.segmented import SegmentedChips
from coping_app.ui.widgets.text import PlainText


class ReportChoicesCard(Card):
    """Time, sections, and three ways out.

    Signals:
        changed: Another time or other sections were chosen.

    ``said`` is where the page tells what came of a button.
    """

    changed = Signal()

    def __init__(self, themes: ThemeStore, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        self._today = today
        self._time = SegmentedChips(
            themes,
            self.tr("Time on the page"),
            [
                ("weeks", self.tr("2 weeks")),
                ("months", self.tr("3 months")),
                ("all", self.tr("All")),
                ("dates", self.tr("Other dates")),
            ],
        )
        self._time.set_value("months")
        self._first = DayStepper(themes, self.tr("First day"), "report-first", today)
        self._last = DayStepper(themes, self.tr("Last day"), "report-last", today)
        self._dates = QWidget()
        self._marks: dict[Section, CheckMark] = {}
        self.pdf = PrimaryButton(themes, self.tr("Save as PDF"), "file-text")
        self.web = SecondaryButton(themes, self.tr("Save as web page"), "code-xml")
        self.printer = QuietButton(themes, self.tr("Print"), "printer")
        self.said = QVBoxLayout()
        self._lay_out()
        first, last = usual_dates(today)
        self._first.set_value(first)
        self._last.set_value(last)
        self._time.value_changed.connect(self._time_chosen)
        for stepper in (self._first, self._last):
            stepper.value_changed.connect(self.changed)

    def set_today(self, today: date) -> None:
        """Days reach up to today."""
        self._today = today
        self._first.set_latest(today)
        self._last.set_latest(today)

    def span(self) -> Span:
        """The days that are chosen."""
        time: Time = self._time.value  # type: ignore[assignment]
        return span_of(time, (self._first.value, self._last.value), self._today)

    def sections(self) -> frozenset[Section]:
        """The sections that are ticked."""
        return frozenset(name for name, mark in self._marks.items() if mark.isChecked())

    def _lay_out(self) -> None:
        self.body.addWidget(PlainText(self._themes, self.tr("Which time?"), "heading"))
        self.body.addWidget(self._time)
        column = QVBoxLayout(self._dates)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._first)
        column.addWidget(self._last)
        self._dates.hide()
        self.body.addWidget(self._dates)
        self.body.addSpacing(8)
        self.body.addWidget(PlainText(self._themes, self.tr("What goes in?"), "heading"))
        grid = CardGrid(self._themes, least=360, most=2, gap=0)
        for section in SECTIONS:
            grid.addWidget(self._mark(section))
        self.body.addLayout(grid)
        note = f"{self.tr('You see the page below before it is saved.')} "
        note += report_words.not_encrypted()
        self.body.addWidget(PlainText(self._themes, note, "secondary", "muted"))
        self.body.addWidget(self._buttons(), 0, Qt.AlignmentFlag.AlignTrailing)
        self.body.addLayout(self.said)

    def _mark(self, section: Section) -> CheckMark:
        mark = CheckMark(self._themes, report_words.section_title(section))
        mark.setChecked(section in USUAL_SECTIONS)
        mark.setAccessibleIdentifier(f"report.section.{section}")
        mark.toggled.connect(self.changed)
        self._marks[section] = mark
        return mark

    def _buttons(self) -> QWidget:
        """In a row at the end of the card, or below each other where there is less room."""
        holder = QWidget()
        flow = FlowLayout(parent=holder)
        for button, name in ((self.printer, "print"), (self.web, "html"), (self.pdf, "pdf")):
            button.setAccessibleIdentifier(f"report.{name}")
            flow.addWidget(button)
        return holder

    def _time_chosen(self, time: str) -> None:
        self._dates.setVisible(time == "dates")
        self.changed.emit()
