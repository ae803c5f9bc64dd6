"""The sentences about questionnaires: plain numbers, no names of illnesses."""

from __future__ import annotations

from datetime import date

from coping_app.content.reference.questionnaire_model import Questionnaire
from coping_app.features.questions.run import Outcome
from coping_app.wording import words
from coping_app.wording.translate import translate
from coping_app.wording.wording import own_wording


def size(questionnaire: Questionnaire) -> str:
    """How many questions, and about which time."""
    count = len(questionnaire.items)
    if count == 1:
        return translate("questions", "One question · {time}").format(time=questionnaire.time_frame)
    return translate("questions", "{count} questions · {time}").format(
        count=words.capital(words.number(count)), time=questionnaire.time_frame
    )


def standing(last: date | None, begun: bool, today: date) -> str:
    """When it was answered last, or that it is begun; empty where neither is so."""
    if begun:
        return translate("questions", "You have begun this one. Your answers are kept.")
    if last is None:
        return ""
    return translate("questions", "Last answered on {day}.").format(day=words.day(last, today))


def place(number: int, count: int) -> str:
    """Which question it is, counted from 1."""
    return translate("questions", "Question {number} of {count}").format(number=number, count=count)


def result(questionnaire: Questionnaire, outcome: Outcome, today: date) -> list[str]:
    """What came of it, a sentence each. Bands are told only of a complete one."""
    if outcome.score is None:
        return [translate("questions", "Some were skipped, so there is no number. That is fine.")]
    value = outcome.score.value
    _, most = questionnaire.limits()
    told = [
        translate("questions", "Your answers come to {value} of {most}.").format(
            value=number(value), most=number(most)
        ),
        _direction(questionnaire),
        *_band(questionnaire, value),
    ]
    if outcome.earlier is not None:
        when = words.day(outcome.earlier.local_date, today)
        before = translate("questions", "Before, on {day}, it was {value}.")
        told.append(before.format(day=when, value=number(outcome.earlier.value)))
    told.append(translate("questions", "A number is only a guide. It is no diagnosis."))
    return told


def number(value: float) -> str:
    """A score with one decimal place at most, as the language writes it."""
    return own_wording().number(value)


def _direction(questionnaire: Questionnaire) -> str:
    if questionnaire.scoring.better == "low":
        return translate("questions", "Lower numbers are the easier ones.")
    return translate("questions", "Higher numbers are the easier ones.")


def _band(questionnaire: Questionnaire, value: float) -> list[str]:
    """Which of the ranges it lies in, counted from the lowest; the names are for clinicians."""
    bands = questionnaire.scoring.bands
    reached = sum(band.low <= value for band in bands)
    if len(bands) < 2 or not reached:
        return []
    sentence = translate("questions", "That is range {number} of {count}, counted from the lowest.")
    return [sentence.format(number=words.number(reached), count=words.number(len(bands)))]
