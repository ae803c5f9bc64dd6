"""The page of an exercise follows its file while the window is open."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coping_app.content.catalog.catalog import Catalog
from coping_app.ui.pages.exercise.page import ExercisePage


def follow_exercise(page: QWidget, catalog: Catalog) -> None:
    """Tells anew about the exercise that ``page`` shows, or what is wrong with its file now.

    Where nothing of it changed, the page stays as it is, with what was chosen there.
    """
    if not isinstance(page, ExercisePage) or page.info is None:
        return
    info = catalog.get(page.info.id, page.info.language)
    if info is not None and info != page.info:
        page.show_exercise(info)
    page.follow()
