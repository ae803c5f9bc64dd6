"""Files of one's own that cannot be used: which, on which line, and what to change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import empty, reveal
from coping_app.ui.widgets.pictures import IconPicture
from coping_app.ui.widgets.text import PlainText

if TYPE_CHECKING:
    from coping_app.content.reading.problems import Problem

MOST_NAMED = 3
"""So many files are named before the card is opened."""


class ProblemCard(Card):
    """Hidden where there are no problems; what to change opens and hides.

    Args:
        themes: Where the look comes from.
        name: Beginning of the accessible identifiers.
        folder: File names are told from here on.
        one, many: What is said of one file, and of several with their ``{count}``.
    """

    def __init__(
        self,
        themes: ThemeStore,
        name: str,
        folder: Path,
        one: str,
        many: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._themes = themes
        self._folder = folder
        self._one, self._many = one, many
        self._problems: tuple[Problem, ...] = ()
        self._title = PlainText(themes, role="subheading", tone="warn")
        self._title.setAccessibleIdentifier(f"{name}.problems")
        self._where = PlainText(themes, role="secondary", tone="muted")
        self._toggle = QuietButton(themes, " ", "chevron-down", icon_after=True)
        self._toggle.setAccessibleIdentifier(f"{name}.problems-toggle")
        self._toggle.clicked.connect(self._turn)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(16)
        self._is_open = False
        self._lay_out()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these instead of those before; whether it is open stays."""
        self._problems = tuple(problems)
        files = list(dict.fromkeys(problem.file for problem in self._problems))
        count = len(files)
        self._title.setText(self._one if count == 1 else self._many.format(count=count))
        first = {problem.file: self._place(problem) for problem in reversed(self._problems)}
        self._where.setText("\n".join(first[file] for file in files[:MOST_NAMED]))
        self.setVisible(bool(files))
        self._show_lines()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconPicture(self._themes, "triangle-alert", "warn"))
        head.addWidget(self._title, 1)
        self.body.addLayout(head)
        self.body.addWidget(self._where)
        self.body.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addLayout(self._lines)
        self.hide()

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._show_lines()
        reveal(self)

    def _show_lines(self) -> None:
        translate = QCoreApplication.translate
        opened = translate("problem_card", "Hide what to change")
        closed = translate("problem_card", "Show what to change")
        self._toggle.setText(opened if self._is_open else closed)
        self._toggle.set_icon_name("chevron-up" if self._is_open else "chevron-down")
        self._where.setVisible(not self._is_open)
        empty(self._lines)
        for problem in self._problems if self._is_open else ():
            self._lines.addLayout(self._line(problem))

    def _line(self, problem: Problem) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(PlainText(self._themes, self._place(problem), "strong"))
        what = f"{problem.message} {problem.hint}".rstrip()
        column.addWidget(PlainText(self._themes, what, "secondary"))
        return column

    def _place(self, problem: Problem) -> str:
        path = Path(problem.file)
        if path.is_relative_to(self._folder):
            path = path.relative_to(self._folder)
        return f"{path.as_posix()}:{problem.line}"
