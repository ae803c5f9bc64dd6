"""Checks whether the parts of a questionnaire fit together: answers, items, bands, cuts, codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coping_app.content.reference.questionnaire_model import Cut, Questionnaire

TOTAL = "total"
"""What the code of the whole score is ``of``."""
PANEL = "panel"
"""What the code of the whole form is ``of``."""


def misfits(questionnaire: Questionnaire) -> Iterator[str]:
    """What does not fit, a sentence each, for the author. Later ones may follow from the first."""
    yield from _answers(questionnaire)
    yield from _ids(questionnaire)
    yield from _bands(questionnaire)
    yield from _cuts(questionnaire)
    known = {TOTAL, PANEL, *questionnaire.item_ids, *_subscale_ids(questionnaire)}
    for code in questionnaire.codes:
        if code.of not in known:
            yield f'A code is of "{code.of}", which is no item and no subscale.'


def _answers(questionnaire: Questionnaire) -> Iterator[str]:
    answers = questionnaire.answers
    if len(answers) < 2 and any(item.range is None for item in questionnaire.items):
        yield 'Give at least two "answers", or each item a "range".'
    if repeated := _repeated(answer.label for answer in answers):
        yield f'The answer "{repeated}" is here twice.'
    if repeated := _repeated(f"{answer.value:g}" for answer in answers):
        yield f"Two answers have the value {repeated}."


def _ids(questionnaire: Questionnaire) -> Iterator[str]:
    subscales = _subscale_ids(questionnaire)
    if repeated := _repeated((*questionnaire.item_ids, *subscales, TOTAL, PANEL)):
        yield f'The id "{repeated}" is here twice.'
    for subscale in questionnaire.scoring.subscales:
        for item_id in subscale.items:
            if item_id not in questionnaire.item_ids:
                yield f'The subscale "{subscale.id}" names "{item_id}", which is no item.'


def _bands(questionnaire: Questionnaire) -> Iterator[str]:
    """Bands leave no whole score out: one begins where the one before it ends, or one further."""
    bands = questionnaire.scoring.bands
    if not bands:
        return
    least, largest = questionnaire.limits()
    if bands[0].low != least or bands[-1].high != largest:
        yield f"The bands run from {least:g} to {largest:g}."
    for lower, higher in pairwise(bands):
        if not lower.high <= higher.low <= lower.high + 1 or higher.low <= lower.low:
            yield f'The band "{higher.label}" does not follow on "{lower.label}".'
    for band in bands:
        if band.high < band.low:
            yield f'The band "{band.label}" ends before it begins.'


def _cuts(questionnaire: Questionnaire) -> Iterator[str]:
    scoring = questionnaire.scoring
    yield from _cut(scoring.cut, questionnaire.limits())
    for subscale in scoring.subscales:
        if set(subscale.items) <= set(questionnaire.item_ids):
            yield from _cut(subscale.cut, questionnaire.limits(subscale.items))


def _cut(cut: Cut | None, limits: tuple[float, float]) -> Iterator[str]:
    if cut is not None and not limits[0] <= cut.at <= limits[1]:
        yield f"No score reaches the cut {cut.at:g}."


def _subscale_ids(questionnaire: Questionnaire) -> tuple[str, ...]:
    return tuple(subscale.id for subscale in questionnaire.scoring.subscales)


def _repeated(words: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for word in words:
        if word in seen:
            return word
        seen.add(word)
    return None
