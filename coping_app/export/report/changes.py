"""What followed practice, as a report says it: the same numbers as on Progress."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from coping_app.content.reference.scales import Scale
from coping_app.export.records.records import Records
from coping_app.export.report.model import Change
from coping_app.insight.beginnings import USUAL_OF, Expected, expected_change
from coping_app.insight.change import ENOUGH_FOR_INTERVAL
from coping_app.insight.kept_trial import hidden_today, without
from coping_app.insight.rated_sessions import Rated, grouped
from coping_app.insight.rounded_change import rated_change
from coping_app.wording.found import expected_part, found, rated_times
from coping_app.wording.wording import Wording


class Changes(NamedTuple):
    """All exercises.

    Attributes:
        averaged: Those with an average, the most practised first.
        few: Those with too few practices for one, in words.
        caution: What is expected anyway, in words; empty where nothing is told.
    """

    averaged: tuple[Change, ...]
    few: tuple[str, ...]
    caution: str


def all_changes(records: Records, words: Wording) -> Changes:
    """What followed each exercise, on each scale.

    The most practised first, as on Progress: a list by effect would be led by luck.
    """
    scales = records.wordings.scales
    hidden = hidden_today(records.trials, records.made_on)
    groups = [group for group in grouped(without(records.pairs, hidden)) if group.scale in scales]
    groups.sort(key=lambda group: -group.n)
    averaged = [group for group in groups if group.n >= ENOUGH_FOR_INTERVAL]
    few = [group for group in groups if group.n < ENOUGH_FOR_INTERVAL]
    return Changes(
        tuple(_change(group, scales[group.scale], words) for group in averaged),
        tuple(_tally(group, scales[group.scale], words) for group in few),
        _caution(records, groups, averaged, words) if groups else "",
    )


def _change(group: Rated, scale: Scale, words: Wording) -> Change:
    average = rated_change(group.values)
    form = (
        words.translate("report", "{exercise}: {scale} (rated in {count} of {all} practices)")
        if group.missing
        else words.translate("report", "{exercise}: {scale} ({count} practices)")
    )
    return Change(
        exercise_id=group.exercise_id,
        scale=scale.id,
        better=scale.better,
        changes=tuple(after - before for before, after in group.values),
        average=average,
        title=form.format(
            exercise=group.title, scale=scale.title.lower(), count=group.n, all=group.begun
        ),
        words=found(average, words),
        is_rated_enough=not group.often_missing,
    )


def _tally(group: Rated, scale: Scale, words: Wording) -> str:
    lower, same, higher = group.tally()
    told = words.translate(
        "report", "{exercise}: {scale} lower {lower}, the same {same}, higher {higher}"
    ).format(
        exercise=group.title,
        scale=scale.title.lower(),
        lower=words.times(lower),
        same=words.times(same),
        higher=words.times(higher),
    )
    rated = rated_times(group, words)
    return f"{told}. {rated}" if rated else told


def _caution(
    records: Records, groups: Sequence[Rated], averaged: Sequence[Rated], words: Wording
) -> str:
    """People begin when it is bad; how much that explains of the first that check-ins can tell."""
    general = words.translate(
        "report", "People often start when it is hard, so some change is expected."
    )
    for group in averaged:
        check_ins = [r for r in records.ratings if r.scale == USUAL_OF.get(group.scale)]
        expected = expected_change(groups, group.exercise_id, group.scale, check_ins)
        if isinstance(expected, Expected):
            return f"{general} {expected_part(expected, group.title, words)}".strip()
    return general
