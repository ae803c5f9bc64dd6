"""What changed from before to after practice, as a report says it."""

from __future__ import annotations

from collections.abc import Sequence

from coping_app.content.scales import Scale
from coping_app.export.records import Records
from coping_app.export.report_model import Change
from coping_app.export.wording import Wording
from coping_app.insight.change import ENOUGH_FOR_INTERVAL, PairedChange
from coping_app.insight.rated import rated_change
from coping_app.store.records import RatingPair


def all_changes(
    records: Records, words: Wording
) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """Exercises with an average, and those with too few practices for one, in words.

    Both with the most practised first, as on Progress: a list by effect would be led by luck.
    """
    groups: dict[tuple[str, str], list[RatingPair]] = {}
    for pair in records.pairs:
        if pair.scale in records.wordings.scales:
            groups.setdefault((pair.exercise_id, pair.scale), []).append(pair)
    ordered = sorted(groups.values(), key=lambda group: -len(group))
    scales = records.wordings.scales
    averaged = [
        _change(group, scales[group[0].scale], words)
        for group in ordered
        if len(group) >= ENOUGH_FOR_INTERVAL
    ]
    few = [
        _tally(group, scales[group[0].scale], words)
        for group in ordered
        if len(group) < ENOUGH_FOR_INTERVAL
    ]
    return tuple(averaged), tuple(few)


def _change(group: Sequence[RatingPair], scale: Scale, words: Wording) -> Change:
    average = rated_change((pair.before, pair.after) for pair in group)
    return Change(
        exercise_id=group[0].exercise_id,
        scale=scale.id,
        better=scale.better,
        changes=tuple(pair.after - pair.before for pair in group),
        average=average,
        title=words.translate("report", "{exercise}: {scale} ({count} practices)").format(
            exercise=group[-1].title, scale=scale.title.lower(), count=len(group)
        ),
        words=_found(average, words),
    )


def _found(average: PairedChange, words: Wording) -> str:
    translate = words.translate
    if average.high < 0 or average.low > 0:
        near, far = sorted((abs(average.low), abs(average.high)))
        form = (
            translate("report", "{mean} lower on average, {near} to {far}")
            if average.mean < 0
            else translate("report", "{mean} higher on average, {near} to {far}")
        )
        return form.format(
            mean=words.points(abs(average.mean)), near=words.number(near), far=words.number(far)
        )
    return translate("report", "no clear change, {low} to {high}").format(
        low=words.moved(average.low), high=words.moved(average.high)
    )


def _tally(group: Sequence[RatingPair], scale: Scale, words: Wording) -> str:
    changes = [pair.after - pair.before for pair in group]
    lower = sum(change < 0 for change in changes)
    same = sum(change == 0 for change in changes)
    return words.translate(
        "report", "{exercise}: {scale} lower {lower}, the same {same}, higher {higher}"
    ).format(
        exercise=group[-1].title,
        scale=scale.title.lower(),
        lower=words.times(lower),
        same=words.times(same),
        higher=words.times(len(changes) - lower - same),
    )
