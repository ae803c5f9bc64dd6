"""What the made-up person does beside practice: notes on days, questionnaires, drawings, areas.

It has its own chance, so that the year of practice stays the same whatever is added here.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from coping_app.content.reference.questionnaire_model import Questionnaire
from coping_app.demo.life import AWAY, DAYS, Exercise, LivedSession

DRAWING = "draw-pain"
_DRAWN_ON = (64, 158, 251, 338)
_ASKED: Mapping[str, int] = {"phq-4": 14, "phq-8": 28}
"""Questionnaires, and every how many days they are filled in."""
_MARKS = (
    (48, "Began physiotherapy"), (AWAY[0].start, "Holiday by the sea"), (198, "Bad cold"),
    (AWAY[1].start, "At my sister's"), (304, "New medicine"), (332, "Bad cold"),
    (354, "Back at work, half days"),
)
"""Notes, and on which day of the year."""
_SKIPPED_ON: Mapping[str, int] = {"phq-4": 80, "phq-8": 318}
"""On which day of the year a question was skipped."""
_BAD_PAIN = 7


@dataclass(frozen=True, slots=True)
class LivedForm:
    """A questionnaire as it was filled in, in local time; None was skipped."""

    start: datetime
    questionnaire: Questionnaire
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class LivedMark:
    """A note on a day, set in the evening of that day."""

    start: datetime
    words: str


def more_of(
    today: date, exercises: Sequence[Exercise], forms: Sequence[Questionnaire], seed: int
) -> list[LivedForm | LivedMark | LivedSession]:
    """All of it in the year that ends on the day before ``today``, in order."""
    chance = random.Random(seed)
    first = today - timedelta(days=DAYS)
    found: list[LivedForm | LivedMark | LivedSession] = [
        LivedMark(datetime.combine(first + timedelta(days=number), time(21, 10)), words)
        for number, words in _MARKS
    ]
    for form in forms:
        found += _filled(chance, first, form)
    for exercise in exercises:
        if exercise.id == DRAWING:
            found += (_drawn(first, number, exercise) for number in _DRAWN_ON)
    return sorted(found, key=lambda each: each.start)


def _filled(chance: random.Random, first: date, form: Questionnaire) -> Iterator[LivedForm]:
    """Answers that ease over the year, on evenings at home."""
    every = _ASKED.get(form.questionnaire)
    if every is None:
        return
    for number in range(10, DAYS, every):
        level = 1.7 - 1.0 * number / DAYS + chance.gauss(0.0, 0.25)
        values = [_answer(chance, form.values_of(item), level) for item in form.items]
        if number == _SKIPPED_ON[form.questionnaire]:
            values[chance.randrange(len(values))] = None
        if not any(number in away for away in AWAY):
            evening = datetime.combine(first + timedelta(days=number), time(18, 30))
            yield LivedForm(evening, form, tuple(values))


def _answer(chance: random.Random, offered: Sequence[float], level: float) -> float | None:
    wanted = level + chance.gauss(0.0, 0.6)
    return min(offered, key=lambda value: abs(value - wanted))


def _drawn(first: date, number: int, exercise: Exercise) -> LivedSession:
    start = datetime.combine(first + timedelta(days=number), time(16, 20))
    bother = 7 - number // 100
    before = {"bother": bother, "mood": 4 + number // 120}
    after = {"bother": bother - 1, "mood": before["mood"] + 1}
    return LivedSession(exercise, start, 1.0, before, after, {}, "a-little")


def areas_of(session: LivedSession, today: date) -> dict[str, Literal["release"]]:
    """Where it hurts before an exercise that goes through the body."""
    day = DAYS - (today - session.start.date()).days
    if day % 9 == 0:
        return {}
    areas = ["lower_back"]
    if day < 150 or day % 4 == 0:
        areas.append("neck")
    if day > 230 and day % 3:
        areas.append("right_knee")
    if (session.before.get("pain") or 0) >= _BAD_PAIN:
        areas += ["shoulders", "upper_back"]
    return dict.fromkeys(areas, "release")
