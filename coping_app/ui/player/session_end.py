"""The closing page of a session: what it is told after a stop, at the end, and once all is safe."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from coping_app.content.reference.scales import Scale
from coping_app.session.runner import Runner
from coping_app.ui.player.closing_view import Closing, ClosingView
from coping_app.ui.player.session_saves import SessionSaves


class SessionEnd(QObject):
    """Keeps the closing view at what is true now.

    Args:
        view: The closing page.
        runner: The session that ends.
        closing: Given seconds of practice and whether it was stopped, what the page says.
        saves: While something waits there, nothing claims to be saved.

    Signals:
        reached: The page is to be shown.
        renewed: The page says something new, and has other rows maybe.
    """

    reached = Signal()
    renewed = Signal()

    def __init__(
        self,
        view: ClosingView,
        runner: Runner,
        closing: Callable[[float, bool], Closing],
        saves: SessionSaves,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._runner = runner
        self._closing = closing
        self._saves = saves
        self._offered: Sequence[Scale] | None = None
        self._ended: tuple[float, bool] | None = None
        saves.all_saved.connect(self._all_saved)

    def offer(self, scales: Sequence[Scale]) -> None:
        """Stop has ended it: nothing more is asked, and what is told below counts at once."""
        self._offered = scales
        self._show(self._now(), scales)
        self.reached.emit()

    def rated(self) -> None:
        """A rating that was offered is given: what is said of care may be another now."""
        self._view.show_care(self._now())

    def finish(self, practised_s: float, stopped: bool) -> None:
        """It is over. After a stop the page is up, with ratings, until the person leaves."""
        self._ended = practised_s, stopped
        if self._offered is None:
            self._show(self._closing(practised_s, stopped))
            self.reached.emit()

    def _all_saved(self) -> None:
        """What waited is safe: now the page knows all."""
        if self._ended is not None:
            self._show(self._closing(*self._ended))
        elif self._offered is not None:
            self._show(self._now(), self._offered)
        else:
            return
        self.renewed.emit()

    def _now(self) -> Closing:
        return self._closing(self._runner.practised_s, self._runner.stopped)

    def _show(self, closing: Closing, offered: Sequence[Scale] = ()) -> None:
        given = self._runner.answers.ratings.get("after", {})
        self._view.show_closing(closing, bool(self._saves.unsaved), offered, given)
