"""``play``: the exercise's recording, or music that the person picks."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.features.steps.time_words import clock_figure
from coping_app.session.cues import Cue
from coping_app.ui.parts.column import StepColumn
from coping_app.ui.steps.quiet_time import QuietTime
from coping_app.ui.steps.scene_view import SceneView
from coping_app.ui.steps.view import StepContext, StepServices, StepView
from coping_app.ui.theme.tokens import TARGET_GAP, TARGET_SESSION
from coping_app.ui.widgets.buttons import SecondaryButton
from coping_app.ui.widgets.layouts.tab_order import follow_layout
from coping_app.ui.widgets.text import PlainText

OWN_BACKGROUND = "sea"
"""What plays where the person has no music at hand."""
ANSWER = "play_file"


class PlayView(StepView):
    """First the question what to hear, where the exercise leaves it open; then a quiet time."""

    def __init__(self, services: StepServices, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        themes = services.themes
        self._length_s = 0.0
        self._reduced = False
        self.scene = SceneView(themes)
        self.caption = PlainText(themes, role="caption", align="centre")
        self.caption.setAccessibleIdentifier("step-caption")
        self.piece = PlainText(themes, tone="muted", align="centre")
        self.piece.setAccessibleIdentifier("play-piece")
        self.time = QuietTime(themes)
        self.pick = SecondaryButton(
            themes, self.tr("Choose my own music"), "music", target=TARGET_SESSION
        )
        self.calm = SecondaryButton(
            themes, self.tr("Play something calm from the app"), "waves", target=TARGET_SESSION
        )
        self.enough = SecondaryButton(themes, self.tr("That is enough"), target=TARGET_SESSION)
        self._build()
        follow_layout(self)

    def show_block(self, context: StepContext) -> None:
        """Asks, or shows what plays."""
        super().show_block(context)
        block = context.block
        self._length_s, self._reduced = block.length_s, context.reduced_motion
        playing = next((cue for cue in block.cues if cue.kind == "play"), None)
        file = playing.sound if playing else ""
        self.scene.show_scene(file if playing else "none")
        prompt = context.prompt or next((cue.caption for cue in block.cues), "")
        self.caption.setText(playing.caption if playing else prompt)
        self.piece.setText(_title_of(file))
        self.piece.setVisible(bool(playing) and file != OWN_BACKGROUND)
        self.time.setVisible(playing is not None)
        self.time.setText("")
        for button in (self.pick, self.calm):
            button.setVisible(playing is None)
        self.enough.setVisible(playing is not None and block.waits)

    def show_time(self, cue: Cue, elapsed_s: float) -> None:
        """Counts down where the length is known, else up."""
        if cue.kind != "play":
            return
        if self._length_s:
            self.time.show_left(self._length_s - cue.at_s - elapsed_s)
        else:
            self.time.setText(clock_figure(int(elapsed_s)))
        if not self._reduced:
            self.scene.set_time(elapsed_s)

    def first_focus(self) -> QWidget | None:
        """The first choice, or the button that ends music of unknown length."""
        if not self.pick.isHidden():
            return self.pick
        return None if self.enough.isHidden() else self.enough

    def _build(self) -> None:
        column = StepColumn(self.services.themes, self, width=560)
        for part in (self.scene, self.caption, self.piece, self.time):
            column.stack.addWidget(part)
        column.keep_in_sight(self.scene, least=120, share=0.5)
        ways = QVBoxLayout()
        ways.setSpacing(TARGET_GAP + 4)
        for button, name in (
            (self.pick, "play-pick"),
            (self.calm, "play-calm"),
            (self.enough, "play-enough"),
        ):
            button.setAccessibleIdentifier(name)
            ways.addWidget(button)
        column.stack.addLayout(ways)
        self.pick.clicked.connect(self._pick)
        self.calm.clicked.connect(self._take_calm)
        self.enough.clicked.connect(self._end)

    def _pick(self) -> None:
        """Opens the file dialog; closing it without a file changes nothing."""
        file = self.services.pick_music()
        if file:
            self.give_answer({ANSWER: file})

    def _take_calm(self) -> None:
        self.give_answer({ANSWER: OWN_BACKGROUND})

    def _end(self) -> None:
        self.give_answer({})


def _title_of(file: str) -> str:
    """The name of a file without folder and ending; shown as plain text."""
    return PurePath(file.replace("\\", "/")).stem
