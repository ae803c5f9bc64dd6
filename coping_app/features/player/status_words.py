"""The quiet line under the exercise's name: where we are and how much is left."""

from __future__ import annotations

from coping_app.session.cues import Cue, PlacedBlock
from coping_app.session.runner import Runner
from coping_app.wording.translate import translate


def left_words(seconds: float) -> str:
    """``3 minutes left``, ``less than a minute left``."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return translate("status_words", "less than a minute left")
    if minutes == 1:
        return translate("status_words", "a minute left")
    return translate("status_words", "{minutes} minutes left").format(minutes=minutes)


def fraction_done(runner: Runner) -> float:
    """How much of the session is behind the person, 0 to 1; it never goes back by itself.

    Steps that wait count with the time that people usually need for them, and what was done before
    a power cut counts as well.
    """
    left_s = runner.ahead.left_s + runner.ahead.person_left_s
    return runner.practised_s / (runner.practised_s + left_s) if left_s > 0 else 1.0


def status_words(runner: Runner, placed: PlacedBlock, cue: Cue | None) -> str:
    """One line on the running step; breaths are counted, waiting steps have all the time."""
    if placed.block.waits:
        step = translate("status_words", "Step {number} of {count}").format(
            number=runner.ahead.step_number, count=runner.ahead.step_count
        )
        no_hurry = translate("status_words", "take all the time you want")
        return f"{step} · {no_hurry}"
    left = left_words(runner.ahead.left_s + runner.ahead.person_left_s)
    if cue is not None and cue.of and cue.kind != "count":
        breath = translate("status_words", "Breath {number} of {count}").format(
            number=cue.number, count=cue.of
        )
        return f"{breath} · {left}"
    return left
