"""The quiet line under the exercise's name: where we are and how much is left."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from coping_app.session.cues import Cue, PlacedBlock
from coping_app.session.runner import Runner


def _tr(text: str) -> str:
    return QCoreApplication.translate("status_words", text)


def left_words(seconds: float) -> str:
    """``3 minutes left``, ``less than a minute left``."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return _tr("less than a minute left")
    if minutes == 1:
        return _tr("a minute left")
    return _tr("{minutes} minutes left").format(minutes=minutes)


def status_words(runner: Runner, placed: PlacedBlock, cue: Cue | None) -> str:
    """One line on the running step; breaths are counted, waiting steps have all the time."""
    if placed.block.waits:
        step = _tr("Step {number} of {count}").format(
            number=runner.step_number, count=runner.step_count
        )
        return f"{step} · {_tr('take all the time you want')}"
    left = left_words(runner.left_s)
    if cue is not None and cue.of and cue.kind != "count":
        breath = _tr("Breath {number} of {count}").format(number=cue.number, count=cue.of)
        return f"{breath} · {left}"
    return left
