"""What is left out of an exercise because an answer that it is about was not given.

Nothing ever stands in for an answer: a sentence that shows one which was skipped would read oddly,
and a plan made of it would put nothing into the calendar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from coping_app.content.expressions.expressions import is_unanswered
from coping_app.content.expressions.nodes import is_given
from coping_app.content.format.model import (
    Body,
    Choose,
    Draw,
    Form,
    FormField,
    Let,
    Option,
    Plan,
    Rank,
    Rate,
    Round,
    Say,
    Show,
    Step,
    Write,
)
from coping_app.session.answers import Answers

Words = Mapping[str, Any]
"""Answers by name, as templates look at them."""


def is_left_out(step: Step, answers: Answers) -> bool:
    """Whether a step has nothing to say or to ask with these answers.

    Of steps around others, and of those that go on by time without speaking, never.
    """

    def about_nothing(text: str) -> bool:
        # Most texts show no answer; the words are put together only for those that do.
        return "{" in text and is_unanswered(text, answers.words())

    match step:
        case Say() | Write() | Draw() | Show() | Round():
            return about_nothing(getattr(step, step.verb))
        case Form():
            return all("{" in each.ask for each in step.form) and not any(
                True for _ in questions_left(step.form, answers.words())
            )
        case Rank():
            named = isinstance(step.items, str)
            return about_nothing(step.rank) or (
                named and not is_given(answers.words().get(str(step.items)))
            )
        case Plan():
            return about_nothing(step.plan) or about_nothing(step.what)
        case Choose():
            labels = (option.label for option in step.options)
            return about_nothing(step.choose) or all(map(about_nothing, labels))
        case Body():
            return all(about_nothing(part.say) for part in step.body)
        case _:
            return False


def questions_left(form: Iterable[FormField], words: Words) -> Iterator[FormField]:
    """The questions that can be asked; one may show an answer to an earlier one of its form."""
    could_be = dict(words)
    for field in form:
        if not is_unanswered(field.ask, could_be):
            could_be[field.name] = field.name
            yield field


def options_left(step: Choose, words: Words) -> tuple[tuple[int, Option], ...]:
    """The ways of a fork that can be shown, each with its index."""
    return tuple(
        (index, option)
        for index, option in enumerate(step.options)
        if not is_unanswered(option.label, words)
    )


def names_asked(step: Step) -> tuple[str, ...]:
    """The names that a step gives a value if it is not skipped."""
    match step:
        case Form():
            return tuple(field.name for field in step.form)
        case Let():
            return (step.let,)
        case Rate():
            return step.rate
        case Choose() | Rank() | Write() | Draw():
            return (step.name,) if step.name is not None else ()
        case _:
            return ()
