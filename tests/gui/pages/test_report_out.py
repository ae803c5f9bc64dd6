"""The system's own doors: the dialogs for files, and the printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from coping_app.export.report.report import build_report
from coping_app.ui.paper.printer import paint_on
from coping_app.ui.platform.file_dialogs import ask_open, ask_save
from tests.unit.export.support import fixed_records


def answered(dialog_does: Callable[[QFileDialog], None]) -> None:
    """Does this with the dialog as soon as it is up."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog_does(dialog)

    QTimer.singleShot(0, answer)


def test_a_name_is_suggested_and_gets_its_ending(qtbot: QtBot, tmp_path: Path) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    suggested: list[str] = []

    def save(dialog: QFileDialog) -> None:
        suggested.append(Path(dialog.selectedFiles()[0]).name)
        dialog.selectFile(str(tmp_path / "mine"))
        dialog.accept()

    answered(save)
    path = ask_save(page, "report-2026-03-02.pdf", "Report (PDF)", ".pdf")
    assert path == tmp_path / "mine.pdf"
    assert suggested == ["report-2026-03-02.pdf"]


def test_changing_ones_mind_answers_nothing(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    answered(lambda dialog: dialog.reject())
    assert ask_save(page, "a.pdf", "Report (PDF)", ".pdf") is None
    answered(lambda dialog: dialog.reject())
    assert ask_open(page, "Read records back", ".json") is None


def test_a_file_can_be_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    file = tmp_path / "records.json"
    file.write_bytes(b"{}")

    def choose(dialog: QFileDialog) -> None:
        dialog.selectFile(str(file))
        dialog.accept()

    answered(choose)
    assert ask_open(page, "Read records back", ".json") == file


def test_a_printer_gets_the_page_and_one_that_does_not_begin_is_known(
    qapp: QApplication, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setFullPage(True)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    report = build_report(fixed_records())
    assert paint_on(printer, report)
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF-")

    printer.setOutputFileName(str(tmp_path / "gone" / "paper.pdf"))
    assert not paint_on(printer, report)
