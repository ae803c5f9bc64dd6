"""Checks whether the parts of a questionnaire fit together: answers, items, bands, cuts, codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from coping_app.content.reference.questionnaire_parts import (
    Answer,
    Band,
    Code,
    Cut,
    Item,
    Scoring,
    limits_of,
)

TOTAL = "total"
"""What the code of the whole score is ``of``."""
PANEL = "panel"
"""What the code of the whole form is ``of``."""


def misfits(
    answers: Sequence[Answer], items: Sequence[Item], scoring: Scoring, codes: Sequence[Code]
) -> Iterator[str]:
    """What does not fit, a sentence each, for the author. Later ones may follow from the first."""
    yield from _answers(answers, items)
    yield from _ids(items, scoring)
    yield from _bands(scoring.bands, limits_of(items, answers, scoring))
    yield from _cuts(answers, items, scoring)
    known = {TOTAL, PANEL, *_item_ids(items), *_subscale_ids(scoring)}
    for code in codes:
        if code.of not in known:
            yield f'A code is of "{code.of}", which is no item and no subscale.'


def _answers(answers: Sequence[Answer], items: Sequence[Item]) -> Iterator[str]:
    if len(answers) < 2 and any(item.range is None for item in items):
        yield 'Give at least two "answers", or each item a "range".'
    if repeated := _repeated(answer.label for answer in answers):
        yield f'The answer "{repeated}" is here twice.'
    if repeated := _repeated(f"{answer.value:g}" for answer in answers):
        yield f"Two answers have the value {repeated}."


def _ids(items: Sequence[Item], scoring: Scoring) -> Iterator[str]:
    item_ids = _item_ids(items)
    if repeated := _repeated((*item_ids, *_subscale_ids(scoring), TOTAL, PANEL)):
        yield f'The id "{repeated}" is here twice.'
    for subscale in scoring.subscales:
        for item_id in subscale.items:
            if item_id not in item_ids:
                yield f'The subscale "{subscale.id}" names "{item_id}", which is no item.'


def _bands(bands: Sequence[Band], limits: tuple[float, float]) -> Iterator[str]:
    """Bands leave no whole score out: one begins where the one before it ends, or one further."""
    if not bands:
        return
    least, largest = limits
    if bands[0].low != least or bands[-1].high != largest:
        yield f"The bands run from {least:g} to {largest:g}."
    for lower, higher in pairwise(bands):
        if not lower.high <= higher.low <= lower.high + 1 or higher.low <= lower.low:
            yield f'The band "{higher.label}" does not follow on "{lower.label}".'
    for band in bands:
        if band.high < band.low:
            yield f'The band "{band.label}" ends before it begins.'


def _cuts(answers: Sequence[Answer], items: Sequence[Item], scoring: Scoring) -> Iterator[str]:
    yield from _cut(scoring.cut, limits_of(items, answers, scoring))
    for subscale in scoring.subscales:
        if set(subscale.items) <= set(_item_ids(items)):
            own = [item for item in items if item.id in subscale.items]
            yield from _cut(subscale.cut, limits_of(own, answers, scoring))


def _cut(cut: Cut | None, limits: tuple[float, float]) -> Iterator[str]:
    if cut is not None and not limits[0] <= cut.at <= limits[1]:
        yield f"No score reaches the cut {cut.at:g}."


def _item_ids(items: Sequence[Item]) -> tuple[str, ...]:
    return tuple(item.id for item in items)


def _subscale_ids(scoring: Scoring) -> tuple[str, ...]:
    return tuple(subscale.id for subscale in scoring.subscales)


def _repeated(words: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for word in words:
        if word in seen:
            return word
        seen.add(word)
    return None
