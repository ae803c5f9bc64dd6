"""What a session could not write yet, said in one place of its page and never in two."""

from __future__ import annotations

from PySide6.QtCore import QObject

from coping_app.store.base.errors import StoreError
from coping_app.ui.player.player_view import PlayerView
from coping_app.ui.player.session_saves import SessionSaves
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.message_bar import MessageBar
from coping_app.wording.store_errors import not_saved_yet


class UnsavedNotice(QObject):
    """Beside the words in a step, on top of all other views.

    Args:
        themes: Where the look comes from.
        player: Says it in a step.
        saves: What waits; ``bar`` lets the person try again.

    Attributes:
        bar: Says it everywhere else; hidden while nothing waits.
    """

    def __init__(
        self,
        themes: ThemeStore,
        player: PlayerView,
        saves: SessionSaves,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._player = player
        self._words = ""
        self._in_step = True
        self.bar = MessageBar(themes, "", "warn", self.tr("Try again"), closable=False)
        self.bar.setAccessibleIdentifier("session-unsaved")
        self.bar.hide()
        self.bar.acted.connect(saves.retry)
        saves.not_saved.connect(self._not_saved)
        saves.all_saved.connect(self._all_saved)

    def stand(self, in_step: bool) -> None:
        """Says it in the step from now on, or on top."""
        self._in_step = in_step
        self._show()

    def _not_saved(self, error: StoreError) -> None:
        self._words = not_saved_yet(error)
        self._show()

    def _all_saved(self) -> None:
        self._words = ""
        self._show()

    def _show(self) -> None:
        self._player.set_unsaved(self._words if self._in_step else "")
        if self._words and self._words != self.bar.text():
            self.bar.set_text(self._words)
        self.bar.setVisible(bool(self._words) and not self._in_step)
