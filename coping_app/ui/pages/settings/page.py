"""Settings: every row of the table as a field, applied and saved at once; and About."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.features.settings.key_words import key_paragraphs
from coping_app.store.repositories.settings import SETTING_ROWS, Group, Settings
from coping_app.ui.pages.settings.about import about_card
from coping_app.ui.pages.settings.fields import Countries, setting_field
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import SecondaryButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.clearing import empty, reveal
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText

_BETWEEN_FIELDS = 24


class SettingsPage(ScrollPage):
    """All settings in groups.

    Signals:
        setting_changed: Key and new value; always one that the table allows.
        check_requested: To the self-test of this computer.
        erase_requested: To deleting records.
        backups_requested: To the list of backups.

    Args:
        read: The settings as they are now.
        records_folder: Where everything is kept, as text for the person.
        version: Version of the app.
        language: For the names of body areas.
        countries: Code and name of those to choose from; asked when the page is shown.
        own_exercises: Where exercises of the person's own are, as text for the person.
        open_own: Shows that folder; False where it cannot.
    """

    setting_changed = Signal(str, object)
    check_requested = Signal()
    erase_requested = Signal()
    backups_requested = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        read: Callable[[], Settings],
        records_folder: str,
        version: str,
        language: str = "en",
        countries: Callable[[], Countries] = tuple,
        own_exercises: str = "",
        open_own: Callable[[], bool] = lambda: False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            themes,
            self.tr("Settings"),
            self.tr("Each change counts at once. Nothing needs to be saved."),
            parent=parent,
        )
        self._read = read
        self._folder = records_folder
        self._version = version
        self._own_exercises = own_exercises
        self._open_own = open_own
        self._language = language
        self._read_countries = countries
        self._countries: Countries = ()
        self._fields: dict[str, QWidget] = {}
        self._place = QVBoxLayout()
        self._place.setSpacing(24)
        self.body.addLayout(self._place)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Build all fields from the settings as they are."""
        empty(self._place)
        self._fields.clear()
        settings = self._read()
        self._countries = self._countries or self._read_countries()
        for group, title in self._groups():
            self._place.addWidget(self._group_card(group, title, settings))
        self._place.addWidget(self._records_card())
        self._place.addWidget(self._own_card())
        self._place.addWidget(self._check_card())
        self._place.addWidget(about_card(self._themes, self._version))
        reveal(self)

    def show_kept(self, key: str) -> None:
        """A change of this setting could not be kept: its field shows again what is kept."""
        if self.isVisible():
            where = self.verticalScrollBar().value()
            self.refresh()
            self.verticalScrollBar().setValue(where)
            self.show_field(key)

    def show_field(self, key: str) -> None:
        """Scroll to the field of a setting and give it the focus."""
        field = self._fields.get(key)
        if field is not None:
            self.ensureWidgetVisible(field)
            field.setFocus()

    def _groups(self) -> tuple[tuple[Group, str], ...]:
        return (
            ("look", self.tr("What you see")),
            ("sound", self.tr("What you hear")),
            ("practice", self.tr("How you practise")),
            ("help", self.tr("For hard moments")),
        )

    def _group_card(self, group: Group, title: str, settings: Settings) -> Card:
        card = Card()
        card.body.setSpacing(_BETWEEN_FIELDS)
        card.body.addWidget(PlainText(self._themes, title, "heading"))
        for row in SETTING_ROWS:
            if row.group == group:
                value = getattr(settings, row.key)
                tell = partial(self.setting_changed.emit, row.key)
                field = setting_field(
                    self._themes, row, value, self._language, tell, self._countries
                )
                self._fields[row.key] = field
                card.body.addWidget(field)
        return card

    def _records_card(self) -> Card:
        card = Card()
        title = self.tr("Where my records are")
        words = self.tr("They stay on this computer, encrypted, in this folder:")
        card.body.addWidget(PlainText(self._themes, title, "heading"))
        card.body.addWidget(PlainText(self._themes, words))
        folder = PlainText(self._themes, self._folder, "strong")
        folder.setAccessibleIdentifier("settings.folder")
        card.body.addWidget(folder)
        for paragraph in key_paragraphs():
            card.body.addWidget(PlainText(self._themes, paragraph))
        backups = self.tr("A backup is made there by itself after your first practice of a day.")
        card.body.addWidget(PlainText(self._themes, backups))
        button = SecondaryButton(self._themes, self.tr("Backups"))
        button.setAccessibleIdentifier("settings.backups")
        button.clicked.connect(self.backups_requested)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        button = SecondaryButton(self._themes, self.tr("Delete records"), "trash-2")
        button.setAccessibleIdentifier("settings.erase")
        button.clicked.connect(self.erase_requested)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _own_card(self) -> Card:
        card = Card()
        title = self.tr("Exercises of your own")
        words = self.tr("Exercises that you or someone near you wrote lie in this folder:")
        card.body.addWidget(PlainText(self._themes, title, "heading"))
        card.body.addWidget(PlainText(self._themes, words))
        folder = PlainText(self._themes, self._own_exercises, "strong")
        folder.setAccessibleIdentifier("settings.own-folder")
        card.body.addWidget(folder)
        after = self.tr("What you put there shows in the library a moment later.")
        card.body.addWidget(PlainText(self._themes, after))
        self._not_opened = PlainText(
            self._themes, self.tr("The folder could not be opened from here."), "secondary", "warn"
        )
        self._not_opened.hide()
        card.body.addWidget(self._not_opened)
        button = SecondaryButton(self._themes, self.tr("Open the folder"))
        button.setAccessibleIdentifier("settings.open-own")
        button.clicked.connect(self._show_own_folder)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _show_own_folder(self) -> None:
        self._not_opened.setVisible(not self._open_own())

    def _check_card(self) -> Card:
        card = Card()
        title = self.tr("Is all well with this computer?")
        words = self.tr("Sound, voice, saving and screen can be looked at in a few seconds.")
        card.body.addWidget(PlainText(self._themes, title, "heading"))
        card.body.addWidget(PlainText(self._themes, words))
        button = SecondaryButton(self._themes, self.tr("Check this computer"))
        button.setAccessibleIdentifier("settings.check")
        button.clicked.connect(self.check_requested)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card
