"""Rows of the plan: an exercise of the week, another week, and something in the calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coping_app.content.catalog.catalog import ExerciseInfo
from coping_app.features.plan.progress import ItemState
from coping_app.store.repositories.records import PlanItem
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.buttons import QuietButton, SecondaryButton, WordButton
from coping_app.ui.widgets.layouts.flow_layout import FlowLayout
from coping_app.ui.widgets.progress_line import DoneDots
from coping_app.ui.widgets.text import PlainText
from coping_app.wording import words

translate = QCoreApplication.translate


class TextRow(QWidget):
    """A name, quiet lines under it, and buttons at the end of the line."""

    def __init__(
        self,
        themes: ThemeStore,
        title: str,
        lines: Sequence[str],
        buttons: Sequence[WordButton],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.texts = QVBoxLayout()
        self.texts.setSpacing(2)
        self.texts.addWidget(PlainText(themes, title, "strong"))
        for line in lines:
            if line:
                self.texts.addWidget(PlainText(themes, line, "secondary", "muted"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(16)
        row.addLayout(self.texts, 1)
        if buttons:
            flow = FlowLayout()
            for button in buttons:
                button.setAccessibleDescription(title)
                flow.addWidget(button)
            row.addLayout(flow)


class ExerciseRow(TextRow):
    """An exercise of the week: how often, the dots, and Start this one.

    Args:
        info: None where the exercise is not on this computer.
        lighter: The easier exercise, where the plan names one and it is here.
    """

    def __init__(
        self,
        themes: ThemeStore,
        state: ItemState,
        info: ExerciseInfo | None,
        lighter: ExerciseInfo | None,
        parent: QWidget | None = None,
    ) -> None:
        self.start = SecondaryButton(themes, translate("plan", "Start this one"))
        self.start_lighter = QuietButton(themes, translate("plan", "Lighter version"))
        self.start.setAccessibleIdentifier(f"plan.start.{state.item.id}")
        self.start_lighter.setAccessibleIdentifier(f"plan.lighter.{state.item.id}")
        if info is None:
            missing = translate("plan", "This exercise is not on this computer.")
            super().__init__(themes, state.item.id, (missing,), (), parent)
            return
        shown: list[WordButton] = [self.start_lighter] if lighter else []
        often = f"{words.often(state.item.often)} · {words.short_minutes(info.length_s)}"
        rests = translate("plan", "Resting for now. You can leave this one out.")
        lines = (often, rests if state.resting else state.item.note)
        super().__init__(themes, info.title, lines, (*shown, self.start), parent)
        if state.wanted and not state.resting:
            done = min(state.done, state.wanted)
            dots = DoneDots(themes)
            name = translate("plan", "{done} of {wanted} done")
            dots.set_counts(done, state.wanted, name.format(done=done, wanted=state.wanted))
            self.texts.addSpacing(6)
            self.texts.addWidget(dots)


class CalendarRow(TextRow):
    """Something in the calendar, with Done and Remove."""

    def __init__(
        self, themes: ThemeStore, item: PlanItem, today: date, parent: QWidget | None = None
    ) -> None:
        is_done = today in item.done
        words_done = translate("plan", "Not done yet") if is_done else translate("plan", "Done")
        icon = "undo-2" if is_done else "check"
        self.done: WordButton = (QuietButton if is_done else SecondaryButton)(
            themes, words_done, icon
        )
        self.remove = QuietButton(themes, translate("plan", "Remove"), "trash-2")
        self.done.setAccessibleIdentifier(f"plan.done.{item.id}")
        self.remove.setAccessibleIdentifier(f"plan.remove.{item.id}")
        lines = (calendar_line(item, today), translate("plan", "Done today.") if is_done else "")
        super().__init__(themes, item.what, lines, (self.done, self.remove), parent)


def calendar_line(item: PlanItem, today: date) -> str:
    """When it is meant for, and when it was done last."""
    when = words.day(item.first_date, today)
    if item.often == "once":
        line = translate("plan", "On {day}.").format(day=when)
    elif item.first_date > today:
        line = translate("plan", "{often}, from {day} on.").format(
            often=words.often(item.often), day=when
        )
    else:
        line = translate("plan", "{often}.").format(often=words.often(item.often))
    earlier = [day for day in item.done if day != today]
    if earlier:
        last = translate("plan", "Last done on {day}.")
        line += " " + last.format(day=words.day(earlier[-1], today))
    return line
