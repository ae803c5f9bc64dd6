"""Rating one rung of a ladder."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coping_app.content.reference.scales import Scale
from coping_app.features.steps.ladder import Rung
from coping_app.ui.parts.column import action_row
from coping_app.ui.parts.scale_control import ScaleControl, scale_control
from coping_app.ui.steps.view import StepServices
from coping_app.ui.theme.tokens import TARGET_SESSION
from coping_app.ui.widgets.buttons import PrimaryButton
from coping_app.ui.widgets.text import PlainText


class RungRater(QWidget):
    """The item, the scale and Next; tells ``given`` with the index and the value.

    Skip is the player's; ``pass_over`` then tells None.
    """

    given = Signal(int, object)

    def __init__(self, services: StepServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._index = 0
        themes = services.themes
        self.bar: ScaleControl | None = None
        self.count = PlainText(themes, role="secondary", tone="muted")
        self.item = PlainText(themes, role="subheading")
        self.item.setAccessibleIdentifier("rung-item")
        self.question = PlainText(themes, tone="muted")
        self.wish = PlainText(themes, self.tr("Please choose a number, or skip this."), tone="warn")
        self.next = PrimaryButton(themes, self.tr("Next"), target=TARGET_SESSION)
        self.next.setAccessibleIdentifier("rung-next")
        self.next.clicked.connect(self._go_on)
        self._bar_slot = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self.count, self.item, self.question):
            column.addWidget(part)
        column.addLayout(self._bar_slot)
        column.addWidget(self.wish)
        column.addLayout(action_row([], [self.next]))

    def ask(self, scale: Scale, rung: Rung, index: int, count: int | None) -> None:
        """Asks for the rating of ``rung``; ``count`` is how many there are, if all are asked."""
        self._index = index
        words = self.tr("{number} of {count}")
        self.count.setText(words.format(number=index + 1, count=count) if count else "")
        self.count.setVisible(count is not None)
        self.item.setText(rung.item)
        self.question.setText(scale.question)
        self.wish.hide()
        self._replace_bar(scale, rung)

    def focus_target(self) -> QWidget:
        """The bar."""
        return self.bar or self.next

    def _replace_bar(self, scale: Scale, rung: Rung) -> None:
        if self.bar is not None:
            self._bar_slot.removeWidget(self.bar)
            self.bar.hide()
            self.bar.deleteLater()
        name = f"{rung.item}. {scale.question}"
        self.bar = scale_control(
            self._services.themes,
            name,
            scale.minimum,
            scale.maximum,
            scale.low_word,
            scale.high_word,
        )
        self.bar.setAccessibleIdentifier("rung-bar")
        self.bar.set_value(rung.value)
        self.bar.value_changed.connect(self.wish.hide)
        self._bar_slot.addWidget(self.bar)
        self.bar.show()

    def _go_on(self) -> None:
        value = self.bar.value if self.bar else None
        if value is None:
            self.wish.show()
            self._services.say(self.wish.text())
            self.focus_target().setFocus()
            return
        self.given.emit(self._index, value)

    def pass_over(self) -> None:
        """Leaves this item without a rating."""
        self.given.emit(self._index, None)
