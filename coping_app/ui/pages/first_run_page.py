"""The first start: three short screens, each with a way past it, each change seen at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coping_app.content.safety_texts import RedFlags
from coping_app.store.settings import SETTING_ROWS, Settings
from coping_app.ui.pages.about import safety_sentences
from coping_app.ui.pages.clearing import empty, reveal
from coping_app.ui.pages.help_cards import flags_card
from coping_app.ui.pages.key_words import key_sentence
from coping_app.ui.pages.setting_fields import setting_field
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import PrimaryButton, QuietButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.flow_layout import CardGrid
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText

SCREENS: tuple[tuple[str, ...], ...] = (
    ("text_percent", "theme"),
    ("voice_on", "captions", "bells"),
    (),
)
"""Keys of the settings on each screen; the last one says what the app is and is not."""


class FirstRunPage(ScrollPage):
    """Shown once, before Today.

    Signals:
        setting_changed: Key and new value, to be applied at once.
        finished: The person goes on to Today.

    Args:
        read: The settings as they are now.
        signs: Reads the signs that call for help, now or soon; None where they cannot be read.
        language: For the fields.
    """

    setting_changed = Signal(str, object)
    finished = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        read: Callable[[], Settings],
        signs: Callable[[], RedFlags | None],
        language: str = "en",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, " ", centred=True, parent=parent)
        self._read = read
        self._signs = signs
        self._language = language
        self._screen = 0
        self._place = QVBoxLayout()
        self._place.setSpacing(24)
        self._back = QuietButton(themes, self.tr("Back"), "chevron-left")
        self._skip = QuietButton(themes, self.tr("Skip"))
        self._next = PrimaryButton(themes, self.tr("Next"))
        self._lay_out()
        self.refresh()

    @property
    def step(self) -> int:
        """Which of the screens is shown, from 0."""
        return self._screen

    def refresh(self) -> None:
        """Show the screen anew."""
        empty(self._place)
        title, summary = self._titles()[self._screen]
        self.set_title(title, summary)
        self._place.addWidget(self._card())
        last = self._screen == len(SCREENS) - 1
        if last:
            self._add_signs()
        self._back.setVisible(self._screen > 0)
        self._skip.setVisible(not last)
        self._next.setText(self.tr("Start") if last else self.tr("Next"))
        reveal(self)

    def step_back(self) -> bool:
        """To the screen before; on the first nothing happens."""
        if self._screen == 0:
            return False
        self._go(-1)
        return True

    def show_kept(self, _key: str) -> None:
        """A change could not be kept: the fields show again what is kept."""
        if self.isVisible():
            self.refresh()

    def _titles(self) -> Sequence[tuple[str, str]]:
        return (
            (self.tr("Can you read this well?"), self.tr("Try a size and colours that suit you.")),
            (self.tr("What would you like to hear?"), self.tr("No sound starts before you do.")),
            (self.tr("Before you begin"), self.tr("You find this again under Help.")),
        )

    def _card(self) -> Card:
        card = Card(panel=True)
        card.body.setSpacing(24)
        keys = SCREENS[self._screen]
        for key in keys:
            card.body.addWidget(self._field(key))
        if self._screen == 0:
            sample = self.tr("Let your shoulders drop a little, if that feels all right.")
            card.body.addWidget(PlainText(self._themes, sample, "caption"))
        if not keys:
            card.body.setSpacing(12)
            for sentence in (*safety_sentences(), key_sentence()):
                card.body.addWidget(PlainText(self._themes, sentence))
        return card

    def _field(self, key: str) -> QWidget:
        row = next(row for row in SETTING_ROWS if row.key == key)
        tell = partial(self.setting_changed.emit, key)
        return setting_field(self._themes, row, getattr(self._read(), key), self._language, tell)

    def _add_signs(self) -> None:
        flags = self._signs()
        if flags is None:
            return
        grid = CardGrid(self._themes, least=320, most=2, gap=24)
        for group in flags.groups:
            grid.addWidget(flags_card(self._themes, group, flags.note))
        self._place.addLayout(grid)

    def _lay_out(self) -> None:
        for button, name in ((self._back, "back"), (self._skip, "skip"), (self._next, "next")):
            button.setAccessibleIdentifier(f"first-run.{name}")
        self._back.clicked.connect(partial(self._go, -1))
        self._next.clicked.connect(partial(self._go, 1))
        self._skip.clicked.connect(self.finished)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._back)
        foot.addWidget(self._skip)
        foot.addStretch(1)
        foot.addWidget(self._next)
        self.body.addLayout(self._place)
        self.body.addLayout(foot)
        self.body.addStretch(1)

    def _go(self, by: int) -> None:
        if self._screen + by >= len(SCREENS):
            self.finished.emit()
            return
        self._screen = max(0, self._screen + by)
        self.refresh()
        self.focus_heading()
