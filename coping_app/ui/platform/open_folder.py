"""Shows a folder in the system's own file manager."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from coping_app.store.base.files import make_private_folder


def open_folder(folder: Path, show: Callable[[QUrl], bool] = QDesktopServices.openUrl) -> bool:
    """Makes ``folder`` where it is missing and shows it; False where that cannot be done."""
    try:
        make_private_folder(folder)
    except OSError:
        return False
    return show(QUrl.fromLocalFile(str(folder)))
