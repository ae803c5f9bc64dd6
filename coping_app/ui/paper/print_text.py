"""Plain text on paper. Qt's printing part is loaded only when somebody prints."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

_POINTS = 14.0
"""Large enough to read at arm's length."""


def text_document(title: str, text: str, family: str) -> QTextDocument:
    """The text as a document; nothing in it is taken for markup."""
    document = QTextDocument()
    font = QFont(family)
    font.setPointSizeF(_POINTS)
    document.setDefaultFont(font)
    document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, title)
    document.setPlainText(text)
    return document


def print_text(parent: QWidget, title: str, text: str) -> bool:
    """Ask for a printer and print.

    Returns:
        False where the person changed their mind.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    text_document(title, text, parent.font().family()).print_(printer)
    return True
