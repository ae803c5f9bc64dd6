"""My cards: what the person wrote to come back to, one of them large, and the drawings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.features.cards.card_text import answered, preview, printed
from coping_app.store.repositories.records import Card as StoredCard
from coping_app.store.store import Store
from coping_app.ui.parts.drawings_panel import DrawingsPanel
from coping_app.ui.parts.plan_rows import TextRow
from coping_app.ui.parts.saving import SaveGuard
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton, SecondaryButton, WordButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import empty, focus_on, reveal
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText
from coping_app.wording import words


class CardsPage(ScrollPage):
    """The list of cards, or one card in large type.

    Signals:
        start_requested: Id of the exercise that takes a card up again, and False.
        library_requested: The person wants to make a card.
        print_requested: Title and text for paper.
        undo_offered: What happened, and a callable that takes it back.

    Args:
        can_print: Whether printing is offered.
    """

    start_requested = Signal(str, bool)
    library_requested = Signal()
    print_requested = Signal(str, str)
    undo_offered = Signal(str, object)

    def __init__(
        self,
        themes: ThemeStore,
        store: Store,
        saves: SaveGuard,
        can_start: Callable[[str], bool],
        can_print: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, self.tr("My cards"), parent=parent)
        self._store = store
        self._saves = saves
        self._can_start = can_start
        self._can_print = can_print
        self._open_id: str | None = None
        self._place = QVBoxLayout()
        self._place.setSpacing(16)
        self._drawings = DrawingsPanel(themes, store, saves)
        self._drawings.undo_offered.connect(self.undo_offered)
        self.body.addLayout(self._place)
        self.body.addWidget(self._drawings)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Read the cards again."""
        empty(self._place)
        cards = self._store.cards.all()
        opened = next((card for card in cards if card.id == self._open_id), None)
        if opened:
            self._show_one(opened)
            self._drawings.hide()
        else:
            self._open_id = None
            self._show_list(cards)
            self._drawings.refresh()
        reveal(self)

    def open_card(self, card_id: str) -> None:
        """Show one card in large type."""
        self._open_id = card_id
        self.refresh()
        self.focus_heading()

    def step_back(self) -> bool:
        """From a card back to the list."""
        if self._open_id is None:
            return False
        self._close_card()
        return True

    def _close_card(self) -> None:
        left, self._open_id = self._open_id, None
        self.refresh()
        focus_on(self, f"cards.open.{left}")

    def _show_list(self, cards: Sequence[StoredCard]) -> None:
        self.set_title(self.tr("My cards"), self.tr("Your own words, for when you need them."))
        for card in cards:
            self._place.addWidget(self._list_card(card))
        if not cards:
            self._show_nothing()
        removed = self._store.cards.removed()
        if removed:
            self._place.addWidget(self._removed_card(removed))

    def _show_nothing(self) -> None:
        card = Card()
        words_ = self.tr("Some exercises let you keep your answers. They will stand here.")
        button = SecondaryButton(self._themes, self.tr("Find one in the library"), "library")
        button.setAccessibleIdentifier("cards.library")
        button.clicked.connect(self.library_requested)
        card.body.addWidget(PlainText(self._themes, words_))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self._place.addWidget(card)

    def _list_card(self, stored: StoredCard) -> Card:
        card = Card()
        card.body.addWidget(PlainText(self._themes, stored.title, "subheading"))
        line = preview(stored.fields)
        if line:
            card.body.addWidget(PlainText(self._themes, line))
        card.body.addWidget(PlainText(self._themes, self._saved(stored), "secondary", "muted"))
        show = SecondaryButton(self._themes, self.tr("Open"))
        remove = QuietButton(self._themes, self.tr("Remove"), "trash-2")
        show.setAccessibleIdentifier(f"cards.open.{stored.id}")
        remove.setAccessibleIdentifier(f"cards.remove.{stored.id}")
        show.clicked.connect(partial(self.open_card, stored.id))
        remove.clicked.connect(partial(self._remove, stored))
        buttons = FlowLayout()
        for button in (show, remove):
            button.setAccessibleDescription(stored.title)
            buttons.addWidget(button)
        card.body.addLayout(buttons)
        return card

    def _removed_card(self, removed: Sequence[StoredCard]) -> Card:
        card = Card("sunken")
        title = self.tr("Recently removed")
        card.body.addWidget(PlainText(self._themes, title, "subheading"))
        hint = self.tr("Kept for 30 days, then gone for good.")
        card.body.addWidget(PlainText(self._themes, hint, "secondary", "muted"))
        for stored in removed:
            button = QuietButton(self._themes, self.tr("Bring back"), "undo-2")
            button.setAccessibleIdentifier(f"cards.restore.{stored.id}")
            button.clicked.connect(partial(self._restore, stored.id))
            card.body.addWidget(TextRow(self._themes, stored.title, (), (button,)))
        return card

    def _show_one(self, stored: StoredCard) -> None:
        self.set_title(stored.title, self._saved(stored))
        back = QuietButton(self._themes, self.tr("All cards"), "chevron-left")
        back.setAccessibleIdentifier("cards.back")
        back.clicked.connect(self._close_card)
        card = Card(panel=True)
        for ask, answer in answered(stored.fields):
            card.body.addWidget(PlainText(self._themes, ask, "secondary", "muted"))
            card.body.addWidget(PlainText(self._themes, answer, "caption"))
        self._place.addWidget(card)
        buttons = FlowLayout()
        for button in (*self._actions(stored), back):
            buttons.addWidget(button)
        self._place.addLayout(buttons)

    def _actions(self, stored: StoredCard) -> list[WordButton]:
        actions: list[WordButton] = []
        if self._can_start(stored.exercise_id):
            again = SecondaryButton(self._themes, self.tr("Take it up again"), "play")
            again.setAccessibleIdentifier("cards.again")
            again.clicked.connect(partial(self._start, stored.exercise_id))
            actions.append(again)
        if self._can_print:
            on_paper = SecondaryButton(self._themes, self.tr("Print"), "printer")
            on_paper.setAccessibleIdentifier("cards.print")
            on_paper.clicked.connect(partial(self._print, stored))
            actions.append(on_paper)
        remove = QuietButton(self._themes, self.tr("Remove"), "trash-2")
        remove.setAccessibleIdentifier("cards.remove")
        remove.clicked.connect(partial(self._remove, stored))
        actions.append(remove)
        return actions

    def _start(self, exercise_id: str) -> None:
        self.start_requested.emit(exercise_id, False)

    def _print(self, stored: StoredCard) -> None:
        text = printed(stored.title, self._saved(stored), stored.fields)
        self.print_requested.emit(stored.title, text)

    def _remove(self, stored: StoredCard) -> None:
        if not self._saves.tried(lambda: self._store.cards.remove(stored.id)):
            return
        self._open_id = None
        self.refresh()
        said = self.tr("Removed: {title}").format(title=stored.title)
        self.undo_offered.emit(said, partial(self._restore, stored.id))
        focus_on(self, f"cards.restore.{stored.id}")

    def _restore(self, card_id: str) -> None:
        if not self._saves.tried(lambda: self._store.cards.restore(card_id)):
            return
        self.refresh()
        focus_on(self, f"cards.open.{card_id}")

    def _saved(self, stored: StoredCard) -> str:
        day = stored.moment.utc.astimezone().date()
        return self.tr("Saved on {day}").format(day=words.day(day, self._store.today()))
