"""``wait``: quiet practice with a caption, something calm to look at, and the time left."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coping_app.content.format.model import Wait
from coping_app.session.cues import Cue
from coping_app.ui.parts.column import StepColumn
from coping_app.ui.steps.quiet_time import QuietTime
from coping_app.ui.steps.scene_view import SceneView
from coping_app.ui.steps.view import StepContext, StepServices, StepView
from coping_app.ui.widgets.text import PlainText


class WaitView(StepView):
    """A scene that moves gently, or stands still where movement is not wanted."""

    def __init__(self, services: StepServices, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._reduced = False
        self._length_s = 0.0
        self.scene = SceneView(services.themes)
        self.caption = PlainText(services.themes, role="caption", align="centre")
        self.caption.setAccessibleIdentifier("step-caption")
        self.left = QuietTime(services.themes)
        column = StepColumn(services.themes, self)
        column.stack.addWidget(self.scene)
        column.keep_in_sight(self.scene, least=120, share=0.52)
        column.stack.addWidget(self.caption)
        column.stack.addWidget(self.left)

    def show_block(self, context: StepContext) -> None:
        """Shows scene, caption and the whole time."""
        super().show_block(context)
        step = context.block.step
        self._reduced = context.reduced_motion
        self._length_s = context.block.length_s
        self.scene.show_scene(step.scene if isinstance(step, Wait) else "none")
        caption = next((c.caption for c in context.block.cues if c.kind == "wait"), "")
        self.caption.setText(caption)
        self.left.show_left(self._length_s)

    def show_cue(self, cue: Cue) -> None:
        """Shows the caption of the quiet; a bell changes nothing."""
        if cue.kind == "wait":
            self.caption.setText(cue.caption)

    def show_time(self, cue: Cue, elapsed_s: float) -> None:
        """Moves the scene and counts down."""
        in_block_s = cue.at_s + elapsed_s
        self.left.show_left(self._length_s - in_block_s)
        if not self._reduced:
            self.scene.set_time(in_block_s)
