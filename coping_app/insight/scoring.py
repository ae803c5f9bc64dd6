"""Turns the answers to a questionnaire into a score, and two scores into a change. Pure.

There is no score while any answer is missing: a filled-in mean would look like an answer. Nothing
here is a diagnosis, and a change is only ever one between weeks, never within a session.

Sources:
    Bands, cuts and published sizes of change stand with their sources in each questionnaire.
    Reliable change: Jacobson & Truax 1991, doi:10.1037/0022-006X.59.1.12.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from coping_app.content.reference.questionnaire_model import Questionnaire
from coping_app.content.reference.questionnaire_parts import Cut, Norms, Scoring

RELIABLE_Z = 1.96
"""Size of the index beyond which chance alone is unlikely: 5 % on both sides together."""

Direction = Literal["better", "worse", "none"]
Answers = Mapping[str, float | None]


class AnswerError(ValueError):
    """An answer that the questionnaire does not offer."""


@dataclass(frozen=True, slots=True)
class SubScore:
    """The score of some items; ``beyond_cut`` is None where there is no cut."""

    id: str
    title: str
    value: float
    beyond_cut: bool | None


@dataclass(frozen=True, slots=True)
class Score:
    """A whole score.

    Attributes:
        value: In the units of the questionnaire, from its least to its largest score.
        band: Its name for a clinician; None where there are no bands.
        beyond_cut: Whether one looks closer; None where there is no cut.
        subscales: In the order of the questionnaire.
    """

    value: float
    band: str | None
    beyond_cut: bool | None
    subscales: tuple[SubScore, ...]


@dataclass(frozen=True, slots=True)
class ReliableChange:
    """A change measured against the error of measurement.

    Attributes:
        sem: Standard error of measurement, in points.
        s_diff: Standard error of a difference of two scores, in points.
        index: Change divided by ``s_diff``; its sign is that of the change in points.
        direction: ``none`` while the index is within 1.96.
    """

    sem: float
    s_diff: float
    index: float
    direction: Direction


@dataclass(frozen=True, slots=True)
class PublishedChange:
    """A change measured against a published size; ``direction`` is ``none`` below that size."""

    kind: Literal["meaningful", "reliable"]
    points: float
    source: str
    direction: Direction


def score(questionnaire: Questionnaire, answers: Answers) -> Score | None:
    """The score of one filled-in questionnaire, or None while any answer is missing.

    Raises:
        AnswerError: An answer is to no item, or none that its item offers.
    """
    _check(questionnaire, answers)
    value = _value(questionnaire.scoring, [answers.get(each) for each in questionnaire.item_ids])
    if value is None:
        return None
    scoring = questionnaire.scoring
    return Score(
        value, _band(scoring, value), _beyond(scoring.cut, value), _subscores(scoring, answers)
    )


def reliable_change(
    before: float, after: float, norms: Norms | None, better: Literal["low", "high"]
) -> ReliableChange | None:
    """Whether a change is more than error of measurement; None without norms: no verdict."""
    if norms is None:
        return None
    sem = norms.sd * sqrt(1.0 - norms.reliability)
    s_diff = sqrt(2.0) * sem
    index = (after - before) / s_diff
    way = _direction(after - before, better) if abs(index) > RELIABLE_Z else "none"
    return ReliableChange(sem, s_diff, index, way)


def reliable_points(change: ReliableChange) -> float:
    """The largest change, in points, that error of measurement alone makes in 95 of 100."""
    return RELIABLE_Z * change.s_diff


def published_changes(
    questionnaire: Questionnaire, before: float, after: float
) -> tuple[PublishedChange, ...]:
    """A change held against each published size that the questionnaire names."""
    points = after - before
    better = questionnaire.scoring.better
    return tuple(
        PublishedChange(
            each.kind,
            each.points,
            each.source,
            _direction(points, better) if abs(points) >= each.points else "none",
        )
        for each in questionnaire.changes
    )


def _check(questionnaire: Questionnaire, answers: Answers) -> None:
    if strangers := answers.keys() - set(questionnaire.item_ids):
        raise AnswerError(f"No item of {questionnaire.questionnaire}: {sorted(strangers)}")
    for item in questionnaire.items:
        given = answers.get(item.id)
        if given is not None and given not in questionnaire.values_of(item):
            raise AnswerError(f'"{item.id}" cannot be answered with {given:g}.')


def _value(scoring: Scoring, given: Sequence[float | None]) -> float | None:
    known = [each for each in given if each is not None]
    if len(known) < len(given):
        return None
    share = scoring.times / (len(known) if scoring.method == "mean" else 1)
    return sum(known) * share


def _band(scoring: Scoring, value: float) -> str | None:
    """The last band that begins at or below ``value``; a mean may fall between two of them."""
    reached = [band.label for band in scoring.bands if band.low <= value]
    return reached[-1] if reached else None


def _beyond(cut: Cut | None, value: float) -> bool | None:
    if cut is None:
        return None
    return value >= cut.at if cut.side == "high" else value <= cut.at


def _subscores(scoring: Scoring, answers: Answers) -> tuple[SubScore, ...]:
    made: list[SubScore] = []
    for subscale in scoring.subscales:
        value = _value(scoring, [answers.get(each) for each in subscale.items])
        if value is not None:
            beyond = _beyond(subscale.cut, value)
            made.append(SubScore(subscale.id, subscale.title, value, beyond))
    return tuple(made)


def _direction(points: float, better: Literal["low", "high"]) -> Direction:
    if points == 0:
        return "none"
    return "better" if (points < 0) == (better == "low") else "worse"
