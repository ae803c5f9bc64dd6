"""Asks before the window closes over something that could not be saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from coping_app.store.base.errors import StoreError
from coping_app.ui.app.main_window import MainWindow
from coping_app.ui.parts.message_page import MessagePage
from coping_app.ui.theme.theme import ThemeStore
from coping_app.wording.message import Message
from coping_app.wording.store_errors import why


class ClosingQuestion(QObject):
    """One page over the window: try again, go back, or close without what waits.

    Args:
        themes: Where the look comes from.
        window: What is to close.
        retry: Tries to save all that waits; answers what stands in the way, or None.
        answers: How many answers of the person wait.
    """

    def __init__(
        self,
        themes: ThemeStore,
        window: MainWindow,
        retry: Callable[[], StoreError | None],
        answers: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._retry = retry
        self._answers = answers
        self._below: QWidget | None = None
        self._gives_up = False
        self._page = MessagePage(themes)
        self._page.setAccessibleIdentifier("closing-question")
        self._page.action_chosen.connect(self._chosen)

    def may_close(self) -> bool:
        """True where all is saved now, or the person closes without it; else asks."""
        if self._gives_up:
            return True
        error = self._retry()
        if error is not None:
            self._ask(error)
        return error is None

    def _ask(self, error: StoreError) -> None:
        if self._window.covering is not self._page:
            self._below = self._window.covering
        title, following = why(error)
        self._page.show_message(
            Message(
                self._title(),
                self.tr("It is still here: this window keeps it while it is open."),
                f"{title} {following}",
                (
                    ("retry", self.tr("Try again")),
                    ("back", self.tr("Go back")),
                    ("close", self.tr("Close without it")),
                ),
            )
        )
        self._window.cover(self._page)
        self._page.focus_action()

    def _title(self) -> str:
        count = self._answers()
        if count == 1:
            return self.tr("One answer is not saved yet.")
        if count:
            return self.tr("{count} answers are not saved yet.").format(count=count)
        return self.tr("The end of your exercise is not saved yet.")

    def _chosen(self, action: str) -> None:
        if action == "back":
            self._go_back()
            return
        self._gives_up = action == "close"
        self._window.close()

    def _go_back(self) -> None:
        if self._below is not None:
            self._window.cover(self._below)
        else:
            self._window.show_shell()
