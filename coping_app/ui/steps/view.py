"""What the player and the picture of a step have to do with each other.

The player owns time, sound, pause and the bar below; a step view shows one block and, where the
step waits for the person, tells the answers. A view never reads a clock: it is handed the cue and
the seconds since the cue began, as often as the screen is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coping_app.content.reference.safety_texts import WritingHelp
from coping_app.content.reference.scales import Scale
from coping_app.session.cues import Block, Cue
from coping_app.ui.theme.theme import ThemeStore


class CardKeeper(Protocol):
    """Personal cards, as far as a form needs them."""

    def fields_of(self, title: str) -> Mapping[str, Any] | None:
        """Answers of the newest card of that title by name, or None."""
        ...


@dataclass(frozen=True, slots=True)
class StepServices:
    """What step views may need, made once by the player.

    Attributes:
        themes: Colours, sizes and fonts.
        scales: Rating scales of the exercise's language by id.
        cards: Personal cards to take up again.
        keep_drawing: Given PNG bytes, keeps them and answers an id.
        plan: Given what, how often and the first date (ISO), puts it into the calendar.
        chart: Given a chart name of ``show``, makes a widget, or None where there is no data yet.
        picture: Given a path from the exercise, the file, or None where it may not be shown.
        pick_music: Opens a file dialog and answers the chosen file, or None.
        say: Announces a sentence to assistive technology, politely.
        today: The local date, for plans and date questions; views never read a clock.
        language: Language of the exercise, for the names of body areas.
        writing_help: What stands at private writing, in the language of the exercise.
    """

    themes: ThemeStore
    scales: Mapping[str, Scale]
    cards: CardKeeper
    keep_drawing: Callable[[bytes], str]
    plan: Callable[[str, str, str], None]
    chart: Callable[[str], QWidget | None]
    picture: Callable[[str], Path | None]
    pick_music: Callable[[], str | None]
    say: Callable[[str], None]
    today: Callable[[], date] = date.today
    language: str = "en"
    writing_help: Callable[[], WritingHelp] = WritingHelp


@dataclass(frozen=True, slots=True)
class StepContext:
    """One block to be shown, with what the person said so far.

    Attributes:
        block: The step and its cues.
        env: Answers and ratings by name, as for templates and conditions.
        prompt: The step's prompt with answers filled in; empty where it has none.
        asked: Question texts by answer name, for ``keep_in_view``.
        draft: What this view last told by ``draft_changed`` for this very step, or None.
        live_scales: Scales whose slider is to stay beside this step; the player keeps one
            ``live.LiveSliders`` under the view, so that it holds its focus from step to step.
        reduced_motion: True where nothing should move on its own.
        captions: False where the person wants to hear and not to read what is said.
    """

    block: Block
    env: Mapping[str, Any]
    prompt: str = ""
    asked: Mapping[str, str] | None = None
    draft: Any = None
    live_scales: Sequence[str] = ()
    reduced_motion: bool = False
    captions: bool = True


class StepView(QWidget):
    """Base of all step views: two signals, and nothing shown by default.

    Signals:
        answered: A dict of answer name to JSON-ready value; the waiting step is over. Told once a
            block, however often a button is pressed.
        draft_changed: A JSON-ready value that restores what was typed so far; None where nothing
            is to be restored. Never told for writing that is to be destroyed.
        turn_began: In a group, the next person's turn begins and the timer with it.
        help_requested: The person asks for the help page from inside the step.
    """

    answered = Signal(dict)
    draft_changed = Signal(object)
    turn_began = Signal()
    help_requested = Signal()

    def __init__(self, services: StepServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self._awaits_answer = False

    def show_block(self, context: StepContext) -> None:
        """Shows a new block from its beginning. The first focus goes to ``first_focus()``."""
        self._awaits_answer = context.block.waits

    def show_cue(self, cue: Cue) -> None:
        """A cue of the block began."""

    def show_time(self, cue: Cue, elapsed_s: float) -> None:
        """The screen is drawn ``elapsed_s`` seconds after ``cue`` began; called at up to 60 Hz."""

    def first_focus(self) -> QWidget | None:
        """The widget that takes the keyboard when the block appears; None: the player's pause."""
        return None

    def skip(self) -> bool:
        """The player's Skip, the only one on the screen, was pressed.

        Returns:
            True where the step goes on by itself, such as to its next question; False where the
            step as a whole is to be skipped.
        """
        return False

    def leave(self) -> None:
        """The block is over or the session is left; release what is held, forget private text."""
        self._awaits_answer = False

    def give_answer(self, answers: Mapping[str, Any]) -> None:
        """Tells ``answered``, unless this block has been answered or left already."""
        if self._awaits_answer:
            self._awaits_answer = False
            self.answered.emit(dict(answers))
