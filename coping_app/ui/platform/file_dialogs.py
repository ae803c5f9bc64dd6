"""Asking for a file, by the system's own dialogs. Tests hand in answers instead."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_save(parent: QWidget, name: str, title: str, ending: str) -> Path | None:
    """Where to put a file; the dialog itself asks before another one is replaced.

    Args:
        parent: The page.
        name: What to suggest.
        title: What the file is, in words.
        ending: With its dot.

    Returns:
        None where the person changed their mind.
    """
    dialog = QFileDialog(parent, title, _documents(), f"{title} (*{ending})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending.removeprefix("."))
    dialog.selectFile(name)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def ask_open(parent: QWidget, title: str, ending: str) -> Path | None:
    """Which file to read; None where the person changed their mind."""
    name, _ = QFileDialog.getOpenFileName(parent, title, _documents(), f"{title} (*{ending})")
    return Path(name) if name else None


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
