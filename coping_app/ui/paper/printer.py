"""The report on a printer. Qt's printing part is loaded only when somebody prints."""

from __future__ import annotations

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from coping_app.export.report.model import Report
from coping_app.ui.paper.pdf import POINTS_AN_INCH, paint_report


def print_report(parent: QWidget, report: Report) -> bool:
    """Asks for a printer and prints the page.

    Returns:
        False where the printer did not begin; True too where the person changed their mind.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(report.title)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return True
    return paint_on(printer, report)


def paint_on(printer: QPrinter, report: Report) -> bool:
    """Paints the page on a sheet; False where the printer does not begin or breaks off."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    scale = printer.resolution() / POINTS_AN_INCH
    painter.scale(scale, scale)
    paint_report(painter, report)
    return painter.end()
