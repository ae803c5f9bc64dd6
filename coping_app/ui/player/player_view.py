"""The player's frame: what runs above, one step in the middle, and Stop, Pause, Skip below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coping_app.ui.parts.column import keep_room
from coping_app.ui.player.sheet_dock import SheetDock
from coping_app.ui.steps.view import StepView
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.theme.tokens import PAGE_MARGIN, TARGET_SESSION
from coping_app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton, WordButton
from coping_app.ui.widgets.message_bar import MessageBar
from coping_app.ui.widgets.progress_line import ProgressLine
from coping_app.ui.widgets.text import PlainText


class PlayerView(QWidget):
    """Frame of a running session. It owns no time: it is told, and it asks by signals.

    ``controls`` holds Stop, Pause and Skip; the session page puts it at the foot of the window.
    ``sheet`` may come up beside the step; it covers nothing.

    Args:
        bare: Only the step, Sound, Stop and Pause, each where it always is, and no filled button.

    Signals:
        stop_requested, skip_requested, back_requested, sound_requested, pause_toggled.
    """

    stop_requested = Signal()
    skip_requested = Signal()
    back_requested = Signal()
    sound_requested = Signal()
    pause_toggled = Signal()

    def __init__(
        self,
        themes: ThemeStore,
        sheet: QWidget,
        parent: QWidget | None = None,
        bare: bool = False,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._view: StepView | None = None
        # A click beside the step takes the keyboard from a field, so that Space pauses. It goes
        # to Pause itself: the frame would wear a ring around the whole step.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Exercise"))
        self._title = PlainText(themes, "", "strong", align="centre", heading=True)
        self._status = PlainText(themes, "", "secondary", "muted", "centre")
        self._trouble = PlainText(themes, "", "secondary", "muted", "centre")
        self._trouble.hide()
        self._unsaved = MessageBar(themes, "", "warn", closable=False)
        self._unsaved.setAccessibleIdentifier("player-unsaved")
        self._unsaved.hide()
        self._silence = PlainText(themes, "", "secondary", "warn", "centre")
        self._silence.setAccessibleIdentifier("player-silence")
        self._silence.hide()
        self._back = QuietButton(themes, self.tr("Back"), "chevron-left")
        self._sound = QuietButton(themes, self.tr("Sound"), "volume-2")
        self._stop = SecondaryButton(themes, self.tr("Stop"), "square", target=TARGET_SESSION)
        self._is_bare = bare
        pause = SecondaryButton if bare else PrimaryButton
        self._pause: WordButton = pause(
            themes, self.tr("Pause"), "pause", target=TARGET_SESSION
        )
        self._skip = SecondaryButton(
            themes, self.tr("Skip"), "skip-forward", icon_after=True, target=TARGET_SESSION
        )
        self.setFocusProxy(self._pause)
        self.controls = QWidget()
        self._progress = ProgressLine(themes, self.tr("Done so far"))
        self._stage = QScrollArea()
        self._stage.setFrameShape(QFrame.Shape.NoFrame)
        self._stage.setWidgetResizable(True)
        self._stage.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stage.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._middle = SheetDock(themes, self._stage, sheet)
        self._live_place = QVBoxLayout()
        self._name_and_connect()
        self._build()
        if bare:
            self._bare()
        self._restyle()
        themes.changed.connect(self._restyle)

    @property
    def view(self) -> StepView | None:
        """The step that is shown."""
        return self._view

    def set_title(self, words: str) -> None:
        """The exercise's name on top."""
        self._title.setText(words)

    def set_status(self, words: str) -> None:
        """The quiet line below it: where we are and how much is left."""
        if words != self._status.text():
            self._status.setText(words)

    def set_trouble(self, words: str) -> None:
        """A quiet line where there is no sound; empty hides it."""
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))
        self._show_sound()

    def set_silence(self, words: str) -> None:
        """Says that the person turned all sound off, and how it comes back; empty hides it."""
        self._silence.setText(words)
        self._silence.setVisible(bool(words))
        self._sound.setText(self.tr("Sound off") if words else self.tr("Sound"))
        self._show_sound()

    def set_unsaved(self, words: str) -> None:
        """Says right below the step that what is in it is not saved yet; empty hides it.

        It is announced when it comes up or says something else, not with every letter.
        """
        if words and words != self._unsaved.text():
            self._unsaved.set_text(words)
        self._unsaved.setVisible(bool(words))

    def set_fraction(self, fraction: float) -> None:
        """How much of the session is done, 0 to 1."""
        self._progress.set_fraction(fraction)

    def set_paused(self, paused: bool) -> None:
        """Shows whether time stands still."""
        self._pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        self._pause.set_icon_name("play" if paused else "pause")

    def set_waiting(self, waiting: bool) -> None:
        """Pause is the main action while time goes on; a step that waits has one of its own.

        Where all else is left out the step alone is looked at, and no button calls.
        """
        self._pause.set_kind("secondary" if waiting or self._is_bare else "primary")

    def show_view(self, view: StepView) -> None:
        """Puts another step's view in the middle; the old one is left and kept by its owner."""
        if self._view is view:
            return
        if self._view is not None:
            self._stage.takeWidget()
            self._view.setParent(None)
        self._view = view
        self._stage.setWidget(view)
        view.show()

    def show_live(self, sliders: QWidget) -> None:
        """Keeps live sliders below the step from now on."""
        self._live_place.addWidget(sliders, 0, Qt.AlignmentFlag.AlignHCenter)

    def focus_step(self) -> None:
        """The step's first field takes the keyboard, else Pause; an open sheet keeps it."""
        if self._middle.has_keyboard:
            return
        first = self._view.first_focus() if self._view is not None else None
        (first or self._pause).setFocus(Qt.FocusReason.OtherFocusReason)
        self._stage.verticalScrollBar().setValue(0)

    def focus_sound(self) -> None:
        """The Sound button takes the keyboard again after its panel was closed."""
        self._sound.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_and_connect(self) -> None:
        for button, identifier, signal in (
            (self._back, "player-back", self.back_requested),
            (self._sound, "player-sound", self.sound_requested),
            (self._stop, "player-stop", self.stop_requested),
            (self._pause, "player-pause", self.pause_toggled),
            (self._skip, "player-skip", self.skip_requested),
        ):
            button.setAccessibleIdentifier(identifier)
            button.clicked.connect(signal)

    def _build(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(2)
        for label in (self._title, self._status, self._trouble, self._silence):
            titles.addWidget(label)
        head = QGridLayout()
        head.addWidget(self._back, 0, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        head.addLayout(titles, 0, 1)
        head.addWidget(self._sound, 0, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        head.setColumnStretch(1, 1)
        buttons = QHBoxLayout(self.controls)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(16)
        for button in (self._stop, self._pause, self._skip):
            buttons.addWidget(button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self._middle, 1)
        column.addWidget(self._unsaved)
        column.addLayout(self._live_place)
        column.addWidget(self._progress)

    def _bare(self) -> None:
        """What is left out keeps its room, so that nothing stands elsewhere than usual."""
        for button in (self._back, self._skip):
            keep_room(button)
        for widget in (self._back, self._skip, self._title, self._status, self._progress):
            widget.hide()
        self._column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN // 2, PAGE_MARGIN, 0)

    def _show_sound(self) -> None:
        """The icon says whether anything can be heard."""
        hushed = bool(self._trouble.text() or self._silence.text())
        self._sound.set_icon_name("volume-x" if hushed else "volume-2")

    def _restyle(self) -> None:
        for button, width in ((self._stop, 140), (self._pause, 180), (self._skip, 140)):
            button.setMinimumWidth(width)
        side = max(self._back.sizeHint().width(), self._sound.sizeHint().width())
        self._back.setMinimumWidth(side)
        self._sound.setMinimumWidth(side)
