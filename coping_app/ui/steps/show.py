"""``show``: something to read at one's own pace."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.content.expressions.expressions import fill_template
from coping_app.content.format.model import Show
from coping_app.ui.parts.column import StepColumn, action_row, take_first_focus
from coping_app.ui.steps.drawing.picture import Picture
from coping_app.ui.steps.view import StepContext, StepServices, StepView
from coping_app.ui.theme.tokens import CONTENT_WIDTH, TARGET_SESSION
from coping_app.ui.widgets.buttons import PrimaryButton
from coping_app.ui.widgets.layouts.tab_order import follow_layout
from coping_app.ui.widgets.text import PlainText

TEXT_WIDTH = 600
"""A line of 66 characters: text, picture and button end at the same edge."""


class ShowView(StepView):
    """Title, text, a picture, one of the person's own charts, and Next."""

    def __init__(self, services: StepServices, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.title = PlainText(services.themes, role="heading")
        self.title.setAccessibleIdentifier("step-title")
        self.text = PlainText(services.themes)
        self.text.setAccessibleIdentifier("step-text")
        take_first_focus(self.title)
        take_first_focus(self.text)
        self.picture = Picture(services.themes, centred=False)
        self.no_chart = PlainText(
            services.themes,
            self.tr("Your own chart will stand here after a few more sessions."),
            tone="muted",
        )
        self.chart: QWidget | None = None
        self._chart_slot = QVBoxLayout()
        self.next = PrimaryButton(
            services.themes, self.tr("Next"), "chevron-right", True, TARGET_SESSION
        )
        self.next.setAccessibleIdentifier("step-next")
        self.next.clicked.connect(self._done)
        self._column = column = StepColumn(services.themes, self, width=TEXT_WIDTH)
        for part in (self.title, self.picture, self.text, self.no_chart):
            column.stack.addWidget(part)
        column.keep_in_sight(self.picture, least=160, share=0.6)
        column.stack.addLayout(self._chart_slot)
        column.stack.addLayout(action_row([], [self.next]))

    def show_block(self, context: StepContext) -> None:
        """Shows the text with answers filled in."""
        super().show_block(context)
        self._remove_chart()
        step = context.block.step
        if not isinstance(step, Show):
            return
        title = fill_template(step.title, context.env) if step.title else ""
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.text.setText(context.prompt)
        if step.image is not None:
            self.picture.show_file(self.services.picture(step.image))
        else:
            self.picture.clear()
        self._show_chart(step.chart)
        follow_layout(self)

    def first_focus(self) -> QWidget | None:
        """What is to be read; Next is one Tab away."""
        return self.text if self.title.isHidden() else self.title

    def leave(self) -> None:
        """Lets go of the chart and its data."""
        super().leave()
        self._remove_chart()

    def _show_chart(self, chart: str | None) -> None:
        self.chart = self.services.chart(chart) if chart else None
        self._column.set_width(CONTENT_WIDTH if self.chart is not None else TEXT_WIDTH)
        self.no_chart.setVisible(bool(chart) and self.chart is None)
        if self.chart is not None:
            self._chart_slot.addWidget(self.chart)
            self.chart.show()

    def _remove_chart(self) -> None:
        if self.chart is not None:
            self._chart_slot.removeWidget(self.chart)
            self.chart.hide()
            self.chart.deleteLater()
            self.chart = None

    def _done(self) -> None:
        self.give_answer({})
