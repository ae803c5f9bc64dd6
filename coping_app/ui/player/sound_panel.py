"""The panel behind the Sound button: one level a kind of sound, and captions."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.store.settings import Settings
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import IconButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.marks import CheckMark
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.stepper_slider import StepperSlider
from coping_app.ui.widgets.text import PlainText

STEPS = 10
"""Levels are shown as whole steps from 0 to 10."""


class SoundPanel(ScrollPage):
    """Levels and captions while a session runs; changes are heard at once.

    Signals:
        setting_changed: A key of ``Settings`` and its new value.
        closed: Back to the exercise.
    """

    setting_changed = Signal(str, object)
    closed = Signal()

    def __init__(
        self, themes: ThemeStore, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, self.tr("Sound"), parent=parent)
        close = IconButton(themes, "x", self.tr("Close"))
        close.setAccessibleIdentifier("sound-close")
        close.clicked.connect(self.closed)
        self.add_beside_heading(close)
        self._trouble = PlainText(themes, "", "body", "warn")
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        card = Card()
        for key, words in self._levels():
            card.body.addLayout(self._level(key, words, getattr(settings, key)))
        captions = CheckMark(themes, self.tr("Show what is said"))
        captions.setChecked(settings.captions)
        captions.toggled.connect(self._captions_toggled)
        captions.setAccessibleIdentifier("sound-captions")
        card.body.addWidget(captions)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def show_trouble(self, words: str) -> None:
        """A quiet line on top where there is no sound; empty hides it."""
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))

    def _levels(self) -> tuple[tuple[str, str], ...]:
        return (
            ("level_voice", self.tr("Voice")),
            ("level_cues", self.tr("Bells")),
            ("level_breath", self.tr("Breath tones")),
            ("level_background", self.tr("Background")),
        )

    def _level(self, key: str, words: str, level: float) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        label = PlainText(self._themes, words, "strong")
        slider = StepperSlider(
            self._themes, words, 0, STEPS, low_word=self.tr("off"), high_word=self.tr("full")
        )
        slider.setAccessibleIdentifier(f"sound-{key}")
        slider.set_value(round(level * STEPS))
        slider.setProperty("settingKey", key)
        slider.value_changed.connect(self._level_changed)
        label.setBuddy(slider)
        column.addWidget(label)
        column.addWidget(slider)
        return column

    def _level_changed(self, value: int) -> None:
        key = self.sender().property("settingKey")
        self.setting_changed.emit(key, value / STEPS)

    def _captions_toggled(self, on: bool) -> None:
        self.setting_changed.emit("captions", on)
