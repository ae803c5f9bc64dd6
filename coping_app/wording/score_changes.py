"""How a score of a questionnaire has moved, held against published sizes, named as a guide.

The same sentences stand on Progress and in the report. They speak of two scores and of nothing
that may lie behind them.
"""

from __future__ import annotations

from collections.abc import Iterator

from coping_app.content.reference.questionnaire_model import Questionnaire
from coping_app.insight.scoring import published_changes, reliable_change, reliable_points
from coping_app.wording.wording import Wording


def score_change(
    form: Questionnaire, before: float, after: float, words: Wording
) -> Iterator[str]:
    """What is told of the last score and the one before, a sentence each.

    Nothing of forms for which no size was published: a number alone would ask to be read into.

    Args:
        form: The questionnaire.
        before: The score before.
        after: The last one.
        words: The language.
    """
    translate = words.translate
    if before == after or not (form.changes or form.norms):
        return
    yield translate("forms", "That is {points} than the time before.").format(
        points=_moved(after - before, words)
    )
    found = published_changes(form, before, after)
    for each in found:
        if each.direction != "none":
            form_of = (
                translate("forms", "People notice {points} or more ({source}).")
                if each.kind == "meaningful"
                else translate("forms", "Measuring alone seldom makes {points} or more ({source}).")
            )
            yield form_of.format(points=words.points(each.points), source=each.source)
    if found and all(each.direction == "none" for each in found):
        least = min(found, key=lambda each: each.points)
        yield translate("forms", "A change is counted from {points} on ({source}).").format(
            points=words.points(least.points), source=least.source
        )
    yield from _by_norms(form, before, after, words)


def _by_norms(
    form: Questionnaire, before: float, after: float, words: Wording
) -> Iterator[str]:
    """The reliable change of forms whose file gives norms."""
    change = reliable_change(before, after, form.norms, form.scoring.better)
    if change is None or form.norms is None:
        return
    sentence = (
        words.translate("forms", "Measuring alone may make that much: up to {points} ({source}).")
        if change.direction == "none"
        else words.translate("forms", "Measuring alone seldom makes more than {points} ({source}).")
    )
    yield sentence.format(
        points=words.points(reliable_points(change)), source=form.norms.source
    )


def _moved(change: float, words: Wording) -> str:
    form = (
        words.translate("forms", "{points} lower")
        if change < 0
        else words.translate("forms", "{points} higher")
    )
    return form.format(points=words.points(abs(change)))
