"""``say``: one spoken line as a large caption, with a picture where the exercise has one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coping_app.content.format.model import Say
from coping_app.session.cues import Cue
from coping_app.ui.parts.column import StepColumn
from coping_app.ui.steps.drawing.picture import Picture
from coping_app.ui.steps.view import StepContext, StepServices, StepView
from coping_app.ui.widgets.text import PlainText


class SayView(StepView):
    """Shows the line in the same second in which it is heard, and keeps it through the pause."""

    def __init__(self, services: StepServices, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.picture = Picture(services.themes)
        self.caption = PlainText(services.themes, role="caption", align="centre")
        self.caption.setAccessibleIdentifier("step-caption")
        column = StepColumn(services.themes, self)
        column.stack.addWidget(self.picture)
        column.stack.addWidget(self.caption)
        column.keep_in_sight(self.picture, least=120, share=0.6)

    def show_block(self, context: StepContext) -> None:
        """Shows the picture; the words come with their cue."""
        super().show_block(context)
        self.caption.setText("")
        self.caption.setVisible(context.captions)
        step = context.block.step
        if isinstance(step, Say) and step.image is not None:
            self.picture.show_file(self.services.picture(step.image))
        else:
            self.picture.clear()

    def show_cue(self, cue: Cue) -> None:
        """Shows the words of a spoken cue; a bell leaves them standing."""
        if cue.kind == "say":
            self.caption.setText(cue.caption)
