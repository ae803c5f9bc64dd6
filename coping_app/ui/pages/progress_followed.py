"""What helps: what followed each exercise on one scale, all exercises estimated together.

From eight sessions on an exercise has a middle estimate and its 95 % interval; below that it has
its dots and words, and below three it waits. What is ranked is what is most surely for the better.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from coping_app.content.scales import Scale
from coping_app.export.wording import Wording
from coping_app.insight.change import PairedChange
from coping_app.insight.effects import Effect, Effects, effects_together
from coping_app.insight.enough import TooEarly
from coping_app.insight.points import Better
from coping_app.ui.pages import progress_followed_words as told_as
from coping_app.ui.pages import progress_words as say
from coping_app.ui.pages.progress_view import Rated, Shown, scale_place

MOST_RINGS = 6
"""So many rings of sessions stand on each other; with more a ring stands for several sessions."""


@dataclass(frozen=True, slots=True)
class EffectRow:
    """One exercise.

    Attributes:
        label: Name and how many times.
        changes: Points from before to after, and how often each.
        rings: The same in rings, each of ``a_ring`` sessions of the view or fewer.
        estimate: Middle estimate and interval in points; None below eight sessions.
        brief: What is said in the row.
        sentence: The same as whole sentences.
        cells: The row of the table.
    """

    exercise_id: str
    title: str
    n: int
    label: str
    changes: tuple[tuple[int, int], ...]
    rings: tuple[tuple[int, int], ...]
    estimate: PairedChange | None
    brief: str
    sentence: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowedView:
    """One scale.

    Attributes:
        title: The finding, or that it is too early.
        below: What the marks mean, and of which days.
        ends: What the left end, the zero line and the right end mean, in words.
        rows: The best first; empty where it is too early.
        note: Exercises that wait, and what is to be expected anyway.
    """

    scale: str
    better: Better
    title: str
    below: str
    ends: tuple[str, str, str]
    rows: tuple[EffectRow, ...]
    note: str
    head: tuple[str, ...]


class _Counted(NamedTuple):
    """A session as ``insight`` reads it; one record stands for all that were alike."""

    exercise_id: str
    title: str
    scale: str
    before: int
    after: int
    local_date: None = None


def estimate(groups: Sequence[Rated], scale: Scale) -> Effects | TooEarly:
    """What followed each exercise on one scale."""
    sessions = [
        record
        for group in groups
        if group.scale == scale.id
        for before, after, count in group.counts
        for record in [_Counted(group.exercise_id, group.title, scale.id, before, after)] * count
    ]
    return effects_together(sessions, scale.id, scale.better)  # type: ignore[arg-type]


def followed_views(
    groups: Sequence[Rated], scales: Mapping[str, Scale], shown: Shown, words: Wording
) -> tuple[FollowedView, ...]:
    """A view for each scale that something can be said of; of pain, or the first, in any case."""
    names = sorted({group.scale for group in groups}, key=scale_place)
    found = []
    for name in names:
        result = estimate(groups, scales[name])
        if isinstance(result, Effects):
            found.append(_view(result, groups, scales[name], shown, words))
        elif name == names[0]:
            found.append(_too_early(result, scales[name], words))
    return tuple(found)


def _view(
    effects: Effects, groups: Sequence[Rated], scale: Scale, shown: Shown, words: Wording
) -> FollowedView:
    of_exercise = {group.exercise_id: group for group in groups if group.scale == scale.id}
    told = [(effect, of_exercise[effect.exercise_id]) for effect in effects.ranking]
    most = max(count for _, group in told for count in group.changes().values())
    a_ring = ceil(most / MOST_RINGS)
    rows = tuple(_row(effect, group, a_ring, scale, words) for effect, group in told)
    translate = words.translate
    return FollowedView(
        scale=scale.id,
        better=scale.better,
        title=told_as.title(effects, scale, words),
        below=told_as.below(a_ring, scale, shown, words),
        ends=told_as.ends(scale, words),
        rows=rows,
        note=told_as.note(
            effects.waiting, any(row.estimate for row in rows), scale, words
        ),
        head=(
            translate("progress", "Exercise"),
            translate("progress", "Times"),
            translate("progress", "Best guess"),
            translate("progress", "Likely range"),
            translate("progress", "A point or more"),
        ),
    )


def _row(
    effect: Effect, group: Rated, a_ring: int, scale: Scale, words: Wording
) -> EffectRow:
    translate = words.translate
    label = translate("progress", "{title} · {times}").format(
        title=effect.title, times=words.times(effect.n)
    )
    change = PairedChange(effect.n, effect.shrunk, effect.low, effect.high)
    average = spread = chance = translate("progress", "not yet")
    if effect.enough:
        brief = say.capital(told_as.guess(change, words))
        average = words.moved(change.mean)
        spread = translate("progress", "{low} to {high}").format(
            low=words.moved(change.low), high=words.moved(change.high)
        )
        chance = told_as.chance(effect.likely, words)
        sentence = told_as.sentences(effect, change, scale, words)
    else:
        told = say.tally(group, words)
        brief = say.capital(told)
        sentence = translate("progress", "{scale} after {title}: {tally}. {later}").format(
            scale=scale.title, title=effect.title, tally=told, later=say.more_later(words)
        )
    return EffectRow(
        exercise_id=effect.exercise_id,
        title=effect.title,
        n=effect.n,
        label=label,
        changes=tuple(group.changes().items()),
        rings=tuple((change, ceil(count / a_ring)) for change, count in group.changes().items()),
        estimate=change if effect.enough else None,
        brief=brief,
        sentence=sentence,
        cells=(effect.title, str(effect.n), average, spread, chance),
    )


def _too_early(early: TooEarly, scale: Scale, words: Wording) -> FollowedView:
    translate = words.translate
    return FollowedView(
        scale=scale.id,
        better=scale.better,
        title=translate("progress", "What helps: it is too early to say"),
        below=told_as.too_early(early, scale, words),
        ends=told_as.ends(scale, words),
        rows=(),
        note=translate("progress", "Until then each practice stands for itself."),
        head=(),
    )
