"""A report for a visit: what goes in, how it looks, and as which file it leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.export.records.records import Span
from coping_app.export.report.model import Report
from coping_app.export.table import Exporter
from coping_app.features.report import format_words
from coping_app.features.report import words as report_words
from coping_app.features.report.service import Saved, Sections
from coping_app.features.report.view import file_name, with_ending
from coping_app.store.base.errors import StoreError
from coping_app.ui.pages.report.choices import ReportChoicesCard
from coping_app.ui.pages.report.formats import FormatsCard
from coping_app.ui.pages.report.preview import PreviewCard
from coping_app.ui.pages.report.records_in_card import AskOpen, Importer, RecordsInCard
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import CHART_WIDTH
from coping_app.ui.widgets.buttons import PrimaryButton, QuietButton, WordButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import empty, reveal
from coping_app.ui.widgets.message_bar import MessageBar, MessageTone
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText
from coping_app.ui.widgets.waiting import waiting

T = TypeVar("T")
AskSave = Callable[[QWidget, str, str, str], Path | None]


class Desk(Importer, Protocol):
    """What the page works with; see ``report_desk``."""

    def anything(self) -> bool:
        """Whether there is anything to tell of."""
        ...

    def forget(self) -> None:
        """Asks the store anew next time."""
        ...

    def report(self, span: Span, sections: Sections) -> Report:
        """The report of some days."""
        ...

    def exporters(self, sections: Sections) -> Sequence[Exporter]:
        """The one table."""
        ...

    def save(self, exporter: Exporter, span: Span, path: Path) -> Saved:
        """Writes a file."""
        ...


class ReportPage(ScrollPage):
    """The page.

    Signals:
        back_requested: To Progress.
        library_requested: From the empty page.
        records_changed: Records were taken in.

    Args:
        desk: Makes reports and files.
        today: The person's day.
        ask_save: Asks where to, given the page, a name, a title and an ending.
        ask_open: Asks which file, given a widget, a title and an ending.
        print_report: Prints a report; False where the printer did not begin.
    """

    back_requested = Signal()
    library_requested = Signal()
    records_changed = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        desk: Desk,
        today: Callable[[], date],
        ask_save: AskSave,
        ask_open: AskOpen,
        print_report: Callable[[QWidget, Report], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            themes,
            self.tr("Report for a visit"),
            self.tr("One page for you and those who treat you. Nothing is sent anywhere."),
            CHART_WIDTH,
            parent=parent,
        )
        self._desk = desk
        self._today = today
        self._ask_save = ask_save
        self._print_report = print_report
        self._said = QVBoxLayout()
        self._choices = ReportChoicesCard(themes, today())
        self._choices.changed.connect(self._show_report)
        self._preview = PreviewCard(themes)
        self._formats = FormatsCard(themes, self._other_formats())
        self._formats.save_requested.connect(self._save_other)
        self._records_in = RecordsInCard(themes, desk, ask_open)
        self._records_in.taken_in.connect(self._records_came)
        self._nothing = self._empty_card()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Reads the records again and shows the page that they make."""
        self._desk.forget()
        self._records_in.clear()
        self._unsay()
        self._choices.set_today(self._today())
        self._show_all()

    def step_back(self) -> bool:
        """Back, as the button does."""
        self.back_requested.emit()
        return True

    def _show_all(self) -> None:
        anything = self._tried(self._desk.anything)
        self._nothing.setVisible(anything is False)
        for card in (self._choices, self._preview, self._formats):
            card.setVisible(bool(anything))
        if anything:
            self._show_report()
        reveal(self)

    def _lay_out(self) -> None:
        back = QuietButton(self._themes, self.tr("Progress"), "chevron-left")
        back.setAccessibleIdentifier("report.back")
        back.clicked.connect(self.back_requested)
        self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addLayout(self._said)
        for card in (
            self._nothing, self._choices, self._preview, self._formats, self._records_in
        ):  # fmt: skip
            self.body.addWidget(card)
        self.body.setSpacing(24)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self._choices.pdf.clicked.connect(partial(self._save_report, "pdf"))
        self._choices.web.clicked.connect(partial(self._save_report, "html"))
        self._choices.printer.clicked.connect(self._print)

    def _empty_card(self) -> Card:
        card = Card()
        words = self.tr("After your first practice, a page for a visit can be made here.")
        button = PrimaryButton(self._themes, self.tr("Find an exercise"), "library")
        button.setAccessibleIdentifier("report.library")
        button.clicked.connect(self.library_requested)
        card.body.addWidget(PlainText(self._themes, words))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignTrailing)
        return card

    def _show_report(self) -> None:
        report = self._tried(self._report)
        if report is not None:
            self._preview.show_report(report)

    def _report(self) -> Report:
        return self._desk.report(self._choices.span(), self._choices.sections())

    def _other_formats(self) -> list[Exporter]:
        rows = self._desk.exporters(self._choices.sections())
        return [row for row in rows if not row.is_report]

    def _save_report(self, name: str, _on: bool = False) -> None:
        rows = self._desk.exporters(self._choices.sections())
        row = next(row for row in rows if row.name == name)
        button = self._choices.pdf if name == "pdf" else self._choices.web
        self._save(row, self._choices.span(), button, self._choices.said)

    def _save_other(self, row: Exporter, everything: bool, button: WordButton) -> None:
        span = Span() if everything else self._choices.span()
        self._save(row, span, button, self._formats.said)

    def _save(self, row: Exporter, span: Span, button: WordButton, place: QVBoxLayout) -> None:
        """Asks where to and writes; the focus goes back to the button that asked."""
        title = format_words.said(row.title)
        path = self._ask_save(self, file_name(row, self._today()), title, row.ending)
        button.setFocus()
        if path is None:
            return
        try:
            with waiting():
                saved = self._desk.save(row, span, with_ending(path, row.ending))
        except StoreError as error:
            self._say(report_words.not_written(error), "danger", place)
            return
        words = report_words.saved(saved.paths)
        if saved.too_large:
            words = f"{words} {report_words.too_large()}"
        self._say(words, "ok", place)

    def _print(self) -> None:
        report = self._tried(self._report)
        if report is not None and not self._print_report(self, report):
            self._say(report_words.no_printer(), "danger", self._choices.said)
        self._choices.printer.setFocus()

    def _records_came(self) -> None:
        self._show_all()
        self.records_changed.emit()

    def _tried(self, ask: Callable[[], T]) -> T | None:
        """What ``ask`` answers; None, and a message, where the records cannot be read."""
        try:
            with waiting():
                return ask()
        except StoreError as error:
            self._say(report_words.store_trouble(error), "danger", self._said)
            return None

    def _say(self, words: str, tone: MessageTone, place: QVBoxLayout) -> None:
        """Instead of what was said before, beside what was pressed and in sight."""
        self._unsay()
        bar = MessageBar(self._themes, words, tone, closable=False)
        bar.setAccessibleIdentifier("report.said")
        place.addWidget(bar)
        reveal(self)
        # The card has its new height only after the layout; then there is something to scroll to.
        QTimer.singleShot(0, bar, lambda: self.ensureWidgetVisible(bar))

    def _unsay(self) -> None:
        for place in (self._said, self._choices.said, self._formats.said):
            empty(place)
