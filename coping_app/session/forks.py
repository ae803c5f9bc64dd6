"""Forks that were skipped: which way is taken, and the line that says so."""

from __future__ import annotations

from typing import Any

from coping_app.content.expressions.expressions import fill_template
from coping_app.content.format.model import Choose, Say
from coping_app.session.answers import BY_SKIP, OPTION, Answers
from coping_app.session.unanswered import options_left
from coping_app.session.words import words_for

_ENDS = " .!?:;…"
"""What a label may end with and a sentence around it need not repeat."""


class WayTaken(Say):
    """The line that says which way was taken where the person skipped a fork.

    It stands in no file. It is no step of its own: nothing counts it, and going back passes it.
    """


def first_way(step: Choose, answers: Answers) -> int:
    """The first way whose label can be shown."""
    left = options_left(step, answers.words())
    return left[0][0] if left else 0


def answer_by_skip(step: Choose, answers: Answers) -> dict[str, Any]:
    """What is kept of a fork that was skipped: the answer of its first way, and a mark."""
    way = first_way(step, answers)
    label = fill_template(step.options[way].label, answers.words())
    named = {step.name: label} if step.name else {}
    return {OPTION: way, **named, BY_SKIP: True}


def way_line(step: Choose, way: int, language: str) -> WayTaken:
    """What is said of the way; answers are not filled in yet."""
    label = step.options[way].label.rstrip(_ENDS)
    said = step.on_skip or words_for(language).going_on.replace("{way}", label)
    return WayTaken(say=said)
