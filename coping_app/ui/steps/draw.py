"""``draw``: a sheet, or the outline of a body, to draw on."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from coping_app.content.format.model import Draw
from coping_app.ui.parts.column import EndButtons, StepColumn
from coping_app.ui.steps.drawing.body_underlay import paint_body_outline
from coping_app.ui.steps.drawing.canvas import Canvas
from coping_app.ui.steps.drawing.pen_box import PenBox
from coping_app.ui.steps.view import StepContext, StepServices, StepView
from coping_app.ui.theme.tokens import CONTENT_WIDTH, TARGET_SESSION
from coping_app.ui.widgets.buttons import SecondaryButton
from coping_app.ui.widgets.layouts.tab_order import follow_layout
from coping_app.ui.widgets.text import PlainText

DEFAULT_NAME = "drawing"
TOOLS, SHEET = 340, 400
"""From these widths on, the tools stand beside the sheet; they grow with the text, it does not."""
GAP = 24
SHARE = 0.56
"""Part of the visible height that the sheet may take."""


class DrawView(StepView):
    """Prompt, sheet, pens, and two equal buttons: the person decides whether to keep it."""

    def __init__(self, services: StepServices, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        themes = services.themes
        self._name = DEFAULT_NAME
        self.prompt = PlainText(themes, role="heading")
        self.prompt.setAccessibleIdentifier("step-prompt")
        self.canvas = Canvas(themes)
        self.pens = PenBox(themes)
        self.keep = SecondaryButton(themes, self.tr("Keep it"), target=TARGET_SESSION)
        self.let_go = SecondaryButton(themes, self.tr("Let it go"), target=TARGET_SESSION)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        follow_layout(self)

    def show_block(self, context: StepContext) -> None:
        """Shows an empty sheet, or the draft."""
        super().show_block(context)
        step = context.block.step
        if not isinstance(step, Draw):
            return
        self._name = step.name or DEFAULT_NAME
        self.prompt.setText(context.prompt)
        self.canvas.set_underlay(paint_body_outline if step.on == "body" else None)
        self.canvas.sketch.restore(context.draft)
        self.canvas.update()
        self._restate()

    def first_focus(self) -> QWidget | None:
        """The sheet."""
        return self.canvas

    def leave(self) -> None:
        """Empties the sheet."""
        super().leave()
        self.canvas.sketch.restore(None)

    def _build(self) -> None:
        self._column = column = StepColumn(self.services.themes, self)
        column.stack.setSpacing(16)
        self._sides.setSpacing(GAP)
        self._sides.addWidget(self.canvas, 1, Qt.AlignmentFlag.AlignTop)
        self._sides.addWidget(self.pens)
        column.stack.addWidget(self.prompt)
        column.stack.addLayout(self._sides)
        column.stack.addWidget(EndButtons(self.services.themes, self.let_go, self.keep))
        self.keep.setAccessibleIdentifier("draw-keep")
        self.let_go.setAccessibleIdentifier("draw-let-go")
        self.keep.clicked.connect(self._tell_kept)
        self.let_go.clicked.connect(self._tell_nothing)
        self.canvas.drawn.connect(self._drawn)
        self.pens.pen_chosen.connect(self._take_pen)
        self.pens.size_chosen.connect(self._take_size)
        self.pens.undo.clicked.connect(self.canvas.undo)
        self.pens.clear.clicked.connect(self.canvas.clear)
        self.services.themes.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the tools beside the sheet, or below it where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The sheet takes the height that prompt and buttons leave, its sides in proportion."""
        theme = self.services.themes.theme
        tools = theme.px(TOOLS)
        beside = self.width() >= tools + SHEET
        self._sides.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        height = max(SHEET * 2 // 3, round(self.height() * SHARE))
        width = min(height * 3 // 2, self.width() - tools - 3 * GAP)
        self.canvas.setMaximumWidth(width if beside else theme.px(CONTENT_WIDTH))
        self.pens.setMinimumWidth(tools if beside else 0)
        self.pens.setMaximumWidth(tools if beside else theme.px(CONTENT_WIDTH))
        whole = width + GAP + tools if beside else theme.px(CONTENT_WIDTH)
        self._column.set_width(round(whole / theme.text_scale))

    def _drawn(self) -> None:
        self._restate()
        self.draft_changed.emit(self.canvas.sketch.to_value())

    def _restate(self) -> None:
        sketch = self.canvas.sketch
        self.pens.set_possible(undo=sketch.can_undo, clear=bool(sketch.marks))

    def _take_pen(self, pen: str) -> None:
        self.canvas.pen = pen

    def _take_size(self, size: str) -> None:
        self.canvas.size_name = size
        self.canvas.update()

    def _tell_kept(self) -> None:
        """Keeps the picture first: if that fails, the drawing is still on the sheet."""
        answers: dict[str, Any] = {}
        if self._awaits_answer and self.canvas.sketch.marks:
            answers[self._name] = self.services.keep_drawing(self.canvas.to_png())
        self.give_answer(answers)

    def _tell_nothing(self) -> None:
        if self._awaits_answer:
            self.draft_changed.emit(None)
        self.give_answer({})
