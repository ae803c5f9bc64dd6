"""The first page of all: a welcome, a first breath, and what must be said before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coping_app.store.repositories.settings import SETTING_ROWS, Settings
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import HelpButton, IconButton, PrimaryButton, QuietButton
from coping_app.ui.widgets.card import Separator
from coping_app.ui.widgets.fields import Choice, labelled
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.pictures import IconPicture
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText
from coping_app.ui.widgets.welcome_picture import WelcomePicture

PICTURE_WIDTH = 520
PICTURE_FROM = 1100
"""In a narrower window the words need the room."""
PICTURE_BELOW_TEXT = 1.75
"""From this text size on, likewise."""
_COLUMN = 600
_AIR = 40
"""Pixels between the picture and the page beside it."""
_INDENT = 20
"""So that the words of a quiet button begin below those of the sentence beside an icon."""
_CORNER = 16, 24
"""Pixels from the lower left corner to Help, as on every page."""
SIZES = next(
    tuple(key for key, _ in row.options) for row in SETTING_ROWS if row.key == "text_percent"
)


class FirstRunPage(ScrollPage):
    """Shown once. Settings wait; only the text size and the country stand here.

    Signals:
        setting_changed: Key and new value, to be applied at once.
        breathe_requested: A first breath, at once.
        finished: The person looks around first.
        help_requested: When to get help.

    Args:
        read: The settings as they are now.
        numbers: Reads country codes, each with the country's name and its emergency number; none
            where they cannot be read.
        country: The code of the country to show: chosen, or as the system tells it; else empty.
    """

    setting_changed = Signal(str, object)
    breathe_requested = Signal()
    finished = Signal()
    help_requested = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        read: Callable[[], Settings],
        numbers: Callable[[], Sequence[tuple[str, str]]],
        country: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, " ", " ", _COLUMN, parent=parent)
        self._read = read
        self._country_now = country
        self._picture = WelcomePicture(themes, self)
        self._help = HelpButton(themes, self.tr("I need help"), self)
        self._smaller = IconButton(themes, "minus", self.tr("Smaller text"), kind="secondary")
        self._larger = IconButton(themes, "plus", self.tr("Larger text"), kind="secondary")
        self._percent = PlainText(themes, "", "numeral")
        self._breathe = PrimaryButton(
            themes, self.tr("Breathe with me once"), "wind", target=64
        )
        self._look = QuietButton(themes, self.tr("Look around first"))
        self._when = QuietButton(themes, self.tr("When to get help"))
        self._country = self._country_choice(tuple(numbers()))
        self._lay_out()
        self._name_and_connect()
        self.refresh()
        themes.changed.connect(self.refresh)
        themes.changed.connect(self._arrange)

    def refresh(self) -> None:
        """Show what is kept."""
        settings = self._read()
        self.set_title(
            self.tr("Welcome"),
            self.tr(
                "A quiet place for days with pain. There are short exercises here, and a voice"
                " to go with you. Stop whenever you like."
            ),
        )
        self._percent.setText(f"{settings.text_percent} %")
        self._smaller.setEnabled(settings.text_percent > SIZES[0])
        self._larger.setEnabled(settings.text_percent < SIZES[-1])
        if self._country is not None:
            self._country.blockSignals(True)
            self._country.set_key(self._country_now())
            self._country.blockSignals(False)

    def show_kept(self, _key: str) -> None:
        """A change could not be kept: the fields show again what is kept."""
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture takes its side, and Help its corner."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        theme = self._themes.theme
        beside = self.width() >= PICTURE_FROM and theme.text_scale < PICTURE_BELOW_TEXT
        left, below = _CORNER
        self._help.adjustSize()
        side = PICTURE_WIDTH if beside else 0
        start = side + _AIR if beside else 0
        foot = 0 if beside else self._help.height() + 2 * below
        margins = (0, 0, start, foot) if self.isRightToLeft() else (start, 0, 0, foot)
        self.setViewportMargins(*margins)
        self._picture.setVisible(beside)
        edge = self.width() - side if self.isRightToLeft() else 0
        self._picture.setGeometry(edge, 0, side, self.height())
        corner = self.width() - left - self._help.width() if self.isRightToLeft() else left
        self._help.move(corner, self.height() - below - self._help.height())
        self._help.raise_()

    def _country_choice(self, numbers: Sequence[tuple[str, str]]) -> Choice | None:
        if not numbers:
            return None
        options = (("", self.tr("Not chosen")), *numbers)
        return Choice(self._themes, self.tr("Your country, for the emergency number"), options)

    def _lay_out(self) -> None:
        size = QHBoxLayout()
        size.setSpacing(8)
        size.addStretch(1)
        size.addWidget(PlainText(self._themes, self.tr("Text size"), "secondary", "muted"))
        for widget in (self._smaller, self._percent, self._larger):
            size.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.insertLayout(0, size)
        self.body.insertStretch(1, 1)
        stays = self.tr("What you write stays on this computer.")
        self.body.addWidget(PlainText(self._themes, stays, "secondary", "muted"))
        buttons = FlowLayout(gap=16)
        buttons.addWidget(self._breathe)
        buttons.addWidget(self._look)
        self.body.addSpacing(8)
        self.body.addLayout(buttons)
        self.body.addSpacing(16)
        self.body.addWidget(Separator())
        if self._country is not None:
            words = self.tr("Your country, for the emergency number")
            self.body.addWidget(labelled(self._themes, words, self._country))
        self.body.addLayout(self._safety())
        self.body.addStretch(2)

    def _safety(self) -> QVBoxLayout:
        sentence = self.tr("If your pain is new, or very different, please see a doctor first.")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconPicture(self._themes, "info"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainText(self._themes, sentence), 1)
        below = QHBoxLayout()
        below.setContentsMargins(_INDENT, 0, 0, 0)
        below.addWidget(self._when)
        below.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(row)
        words.addLayout(below)
        return words

    def _name_and_connect(self) -> None:
        for button, name, act in (
            (self._smaller, "smaller", lambda: self._resize_text(-1)),
            (self._larger, "larger", lambda: self._resize_text(1)),
            (self._breathe, "breathe", self.breathe_requested.emit),
            (self._look, "look", self.finished.emit),
            (self._when, "when", self.help_requested.emit),
        ):
            button.setAccessibleIdentifier(f"first-run.{name}")
            button.clicked.connect(lambda _=False, act=act: act())
        self._help.clicked.connect(self.help_requested)
        if self._country is not None:
            self._country.setAccessibleIdentifier("first-run.country")
            self._country.key_changed.connect(
                lambda key: self.setting_changed.emit("country", key)
            )

    def _resize_text(self, by: int) -> None:
        """One step smaller or larger; from a size between two, to the next one."""
        now = self._read().text_percent
        further = [size for size in SIZES if (size - now) * by > 0]
        if further:
            self.setting_changed.emit("text_percent", min(further, key=lambda s: abs(s - now)))
            self.refresh()
