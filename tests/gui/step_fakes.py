"""What the tests of step views share: steps from plain data, blocks, and services that note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coping_app.content.format.model import STEP_KINDS, Step
from coping_app.content.reference.scales import Scale
from coping_app.session.answers import Answers
from coping_app.session.choices import Choices
from coping_app.session.cues import Block, Place
from coping_app.session.timeline import compile_block, reading_s
from coping_app.session.walk import Leaf
from coping_app.ui.steps.registry import VIEWS
from coping_app.ui.steps.view import StepContext, StepServices, StepView
from coping_app.ui.theme.theme import ThemeStore
from coping_app.ui.widgets.text import PlainText

TODAY = date(2026, 3, 1)
SCALES = {
    "pain": Scale("pain", "Pain", "How strong is your pain right now?", "no pain", "the worst",
                  "low"),
    "mood": Scale("mood", "Mood", "How is your mood?", "very low", "very good", "high"),
    "worry": Scale("worry", "Worry", "How worried are you?", "not at all", "very", "low"),
    "distress": Scale("distress", "Distress", "How upset do you feel?", "not at all", "very",
                      "low"),
    "ladder_worry": Scale("ladder_worry", "Worry", "How much would this worry you?", "no worry",
                          "the most", "low", 0, 100),
}


@dataclass
class Noted:
    """Everything that a view asked its services for."""

    cards: dict[str, dict[str, Any]] = field(default_factory=dict)
    drawings: list[bytes] = field(default_factory=list)
    planned: list[tuple[str, str, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    chart: QWidget | None = None
    picture: Path | None = None
    music: str | None = None

    def fields_of(self, title: str) -> Mapping[str, Any] | None:
        return self.cards.get(title)

    def keep_drawing(self, png: bytes) -> str:
        self.drawings.append(png)
        return f"drawing-{len(self.drawings)}"

    def plan(self, what: str, often: str, first: str) -> None:
        self.planned.append((what, often, first))


def make_services(themes: ThemeStore, noted: Noted | None = None) -> StepServices:
    """Services that note what they are asked for."""
    notes = noted or Noted()
    return StepServices(
        themes=themes,
        scales=SCALES,
        cards=notes,
        keep_drawing=notes.keep_drawing,
        plan=notes.plan,
        chart=lambda _name: notes.chart,
        picture=lambda _name: notes.picture,
        pick_music=lambda: notes.music,
        say=notes.said.append,
        today=lambda: TODAY,
    )


def make_step(verb: str, **values: Any) -> Step:
    """A checked step from the values of a file."""
    return STEP_KINDS[verb].model_validate(values)


def make_block(step: Step, place: Place = (0,), answers: Answers | None = None) -> Block:
    """The step compiled as in a session."""
    return compile_block(Leaf(place, step), answers or Answers(), Choices(), reading_s)


@dataclass
class Shown:
    """A view on the screen with what it told."""

    view: Any
    block: Block
    noted: Noted
    answers: list[dict[str, Any]] = field(default_factory=list)
    drafts: list[Any] = field(default_factory=list)

    def at(self, time_s: float) -> None:
        """Tells the view what the player would tell at ``time_s`` of the block."""
        now = None
        for cue in self.block.cues:
            if cue.at_s <= time_s:
                self.view.show_cue(cue)
                now = cue if cue.kind not in ("bell", "count") else now
        if now is not None:
            self.view.show_time(now, time_s - now.at_s)


def show_step(
    qtbot: Any,
    themes: ThemeStore,
    verb: str,
    *,
    env: Mapping[str, Any] | None = None,
    draft: Any = None,
    place: Place = (0,),
    answers: Answers | None = None,
    noted: Noted | None = None,
    asked: Mapping[str, str] | None = None,
    reduced_motion: bool = False,
    captions: bool = True,
    size: tuple[int, int] = (1216, 560),
    **values: Any,
) -> Shown:
    """Shows one step as the player does, with the keyboard where the view wants it."""
    notes = noted or Noted()
    block = make_block(make_step(verb, **values), place, answers)
    view: StepView = VIEWS[verb](make_services(themes, notes))
    qtbot.addWidget(view)
    shown = Shown(view, block, notes)
    view.answered.connect(shown.answers.append)
    view.draft_changed.connect(shown.drafts.append)
    prompt = next((cue.caption for cue in block.cues if cue.kind == "person"), "")
    view.resize(*size)
    view.show()
    view.activateWindow()
    view.show_block(
        StepContext(
            block=block, env=env or {}, prompt=prompt, asked=asked, draft=draft,
            reduced_motion=reduced_motion, captions=captions,
        )
    )
    first = view.first_focus()
    if first is not None:
        first.setFocus(Qt.FocusReason.OtherFocusReason)
    QApplication.processEvents()
    return shown


def found(view: QWidget, identifier: str) -> Any:
    """The one shown widget with that accessible identifier."""
    widgets = [
        widget for widget in view.findChildren(QWidget)
        if widget.accessibleIdentifier() == identifier and widget.isVisibleTo(view)
    ]
    assert len(widgets) == 1, f"{identifier}: {len(widgets)}"
    return widgets[0]


def press(view: QWidget, identifier: str) -> None:
    """Clicks the shown widget with that identifier."""
    QTest.mouseClick(found(view, identifier), Qt.MouseButton.LeftButton)


def press_key(view: QWidget, key: Qt.Key, times: int = 1) -> None:
    """Presses a key where the keyboard is."""
    for _ in range(times):
        target = view.focusWidget() or view
        QTest.keyClick(target, key)


def type_words(view: QWidget, words: str) -> None:
    """Types where the keyboard is."""
    QTest.keyClicks(view.focusWidget(), words)


def tab_to(view: QWidget, identifier: str, most: int = 60) -> None:
    """Presses Tab until the widget with that identifier has the keyboard."""
    for _ in range(most):
        here = view.focusWidget()
        if here is not None and here.accessibleIdentifier() == identifier:
            return
        QTest.keyClick(here or view, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {identifier}")


def words_of(view: QWidget) -> list[str]:
    """All texts that are shown."""
    return [
        text.text() for text in view.findChildren(PlainText)
        if text.isVisibleTo(view) and text.text()
    ]
