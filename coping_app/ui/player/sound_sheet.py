"""The sheet behind the Sound button: the whole volume, one level a kind of sound, and captions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coping_app.store.repositories.settings import Settings
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import IconButton
from coping_app.ui.widgets.card import Card
from coping_app.ui.widgets.marks import CheckMark
from coping_app.ui.widgets.rating.stepper_slider import StepperSlider
from coping_app.ui.widgets.scroll_page import ScrollPage
from coping_app.ui.widgets.text import PlainText

STEPS = 10
"""Levels are shown as whole steps from 0 to 10."""
MASTER = "level_master"


class SoundSheet(Card):
    """Levels and captions beside the running step; changes are heard at once.

    Signals:
        setting_changed: A key of ``Settings`` and its new value.
        mute_toggled: Whether all sound is to be off, in this session.
        closed: The sheet is not wanted any more.

    Args:
        backgrounds: Whether the exercise has the sea or music anywhere; else no level for them.
    """

    setting_changed = Signal(str, object)
    mute_toggled = Signal(bool)
    closed = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        settings: Settings,
        backgrounds: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(padding=16, parent=parent)
        self._themes = themes
        self._sliders: dict[str, StepperSlider] = {}
        self._heading = PlainText(themes, self.tr("Sound"), "heading")
        self._trouble = PlainText(themes, "", "body", "warn")
        self._trouble.hide()
        self._mute = CheckMark(themes, self.tr("All sound off"))
        self._mute.setAccessibleIdentifier("sound-mute")
        self._mute.toggled.connect(self.mute_toggled)
        captions = CheckMark(themes, self.tr("Show what is said"))
        captions.setChecked(settings.captions)
        captions.toggled.connect(self._captions_toggled)
        captions.setAccessibleIdentifier("sound-captions")
        self._scroll = ScrollPage(themes)
        self._scroll.body.addWidget(self._trouble)
        for key, words in self._levels(backgrounds):
            self._scroll.body.addLayout(self._level(key, words, getattr(settings, key)))
            if key == MASTER:
                self._scroll.body.addWidget(self._mute)
        self._scroll.body.addWidget(captions)
        self._scroll.body.addStretch(1)
        self._lay_out()
        self.hide()

    def show_trouble(self, words: str) -> None:
        """A quiet line on top where there is no sound; empty hides it."""
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))

    def show_muted(self, muted: bool) -> None:
        """Marks whether all sound is off, without telling anyone."""
        self._mute.blockSignals(True)
        self._mute.setChecked(muted)
        self._mute.blockSignals(False)

    def show_level(self, key: str, level: float) -> None:
        """Shows a level of 0 to 1 that was changed by a key, without telling anyone."""
        self._sliders[key].set_value(round(level * STEPS))

    def focus_first(self) -> None:
        """The whole volume takes the keyboard when the sheet comes up."""
        self._scroll.verticalScrollBar().setValue(0)
        self._sliders[MASTER].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        close = IconButton(self._themes, "x", self.tr("Close"))
        close.setAccessibleIdentifier("sound-close")
        close.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(close)
        content = self._scroll.widget()
        if content is not None and (frame := content.layout()) is not None:
            frame.setContentsMargins(8, 8, 8, 8)
        self.body.addLayout(top)
        self.body.addWidget(self._scroll, 1)

    def _levels(self, backgrounds: bool) -> tuple[tuple[str, str], ...]:
        every = (
            (MASTER, self.tr("All sound")),
            ("level_voice", self.tr("Voice")),
            ("level_cues", self.tr("Bells")),
            ("level_breath", self.tr("Breath tones")),
            ("level_background", self.tr("Background")),
        )
        return every if backgrounds else every[:-1]

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
        self._sliders[key] = slider
        return column

    def _level_changed(self, value: int) -> None:
        key = self.sender().property("settingKey")
        self.setting_changed.emit(key, value / STEPS)

    def _captions_toggled(self, on: bool) -> None:
        self.setting_changed.emit("captions", on)
