"""What is kept of the answers that a step hands over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coping_app.content.expressions.nodes import is_given
from coping_app.content.format.model import Choose, Form, Rank, Rate, Step, Write
from coping_app.session.answers import OPTION


def answers_to_keep(step: Step, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The part of ``answers`` that is told, kept and looked at later.

    Of a fork: the index of the option under ``option``, and its label under the name that the step
    gives. Nothing of a rating, which is told by itself, and nothing of writing that is to be
    destroyed unread.
    """
    match step:
        case Write(keep="never") | Rate():
            return {}
        case Choose():
            return _fork_answer(step, answers)
        case _:
            return dict(answers)


def says_nothing(step: Step, answers: Mapping[str, Any]) -> bool:
    """Whether every question of a step was left out one by one: then the step was skipped.

    Writing that was let go and a page that was read have no answer either, and were done.
    """
    match step:
        case Choose():
            return _chosen_option(step, answers) is None
        case Form() | Rank():
            return not any(is_given(value) for value in answers.values())
        case Rate():
            # Ratings may have been told one by one before; then there is nothing in here.
            return bool(answers) and all(value is None for value in answers.values())
        case _:
            return False


def _fork_answer(step: Choose, answers: Mapping[str, Any]) -> dict[str, Any]:
    option = _chosen_option(step, answers)
    if option is None:
        return {}
    named = {step.name: step.options[option].label} if step.name else {}
    return {OPTION: option, **named}


def _chosen_option(step: Choose, answers: Mapping[str, Any]) -> int | None:
    """The index told under ``option``, or that of a label told under any name."""
    option = answers.get(OPTION)
    if isinstance(option, int) and 0 <= option < len(step.options):
        return option
    labels = [each.label for each in step.options]
    told = [value for value in answers.values() if value in labels]
    return labels.index(told[0]) if told else None
