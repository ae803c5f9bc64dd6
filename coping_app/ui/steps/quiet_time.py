"""The time that is left, as a quiet number."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coping_app.features.steps.time_words import clock_figure, length_words
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.text import PlainText


class QuietTime(PlainText):
    """``2:35`` in the middle, read to assistive technology as words; it never announces itself."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(themes, "", "numeral", "muted", "centre", parent)
        self.setAccessibleIdentifier("step-time-left")

    def show_left(self, seconds: float) -> None:
        """Shows ``seconds``, rounded up; does nothing while the number stays the same."""
        figure = clock_figure(seconds)
        if figure != self.text():
            self.setText(figure)
            self.setAccessibleName(self.tr("{time} left").format(time=length_words(seconds)))
