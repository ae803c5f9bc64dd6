"""What followed each exercise on one scale, ordered by what is most surely for the better.

From eight sessions on an exercise has its average and the 95 % interval of it, the same as in the
chart of its sessions; below that it has its dots and words, and below three it waits. The order
leans on all exercises together (``together``), the numbers don't.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from coping_app.content.reference.scales import Scale
from coping_app.features.progress import followed_words as told_as
from coping_app.features.progress.view import Shown, scale_place
from coping_app.insight.beginnings import Expected
from coping_app.insight.change import PairedChange
from coping_app.insight.effects import Effect, Effects, effects_together
from coping_app.insight.enough import TooEarly
from coping_app.insight.followed import Followed
from coping_app.insight.points import Better
from coping_app.insight.rated_sessions import Rated
from coping_app.wording.wording import Wording

MOST_RINGS = 6
"""So many rings of sessions stand on each other; with more a ring stands for several sessions."""

ExpectedOf = Callable[[str, str], Expected | TooEarly]
"""What beginnings alone explain, of an exercise on a scale."""


@dataclass(frozen=True, slots=True)
class EffectRow:
    """One exercise.

    Attributes:
        label: Name and how many times.
        changes: Points from before to after, and how often each.
        rings: The same in rings, each of ``a_ring`` sessions of the view or fewer.
        estimate: Average and interval in points; None below eight sessions.
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
        caution: What tempers the finding: others that may do as well, and what is expected anyway.
        below: What the marks mean, and of which days.
        ends: What the left end, the zero line and the right end mean, in words.
        rows: The best first; empty where it is too early.
        note: Exercises that wait.
    """

    scale: str
    better: Better
    title: str
    caution: str
    below: str
    ends: tuple[str, str, str]
    rows: tuple[EffectRow, ...]
    note: str
    head: tuple[str, ...]


def followed_views(
    groups: Sequence[Rated],
    named: Sequence[Followed],
    expected: ExpectedOf,
    scales: Mapping[str, Scale],
    shown: Shown,
    words: Wording,
) -> tuple[FollowedView, ...]:
    """A view for each scale that something can be said of; of pain, or the first, in any case.

    Args:
        groups: Every exercise on every scale.
        named: What may be named of them (``what_followed``).
        expected: What beginnings alone explain.
        scales: By id.
        shown: The time.
        words: How it is said.
    """
    names = sorted({group.scale for group in groups}, key=scale_place)
    found = []
    for name in names:
        scale = scales[name]
        result = effects_together(groups, name, scale.better)
        if isinstance(result, Effects):
            fact = next((each for each in named if each.scale == name), None)
            found.append(_view(result, fact, expected, scale, shown, words))
        elif name == names[0]:
            found.append(_too_early(result, scale, words))
    return tuple(found)


def _view(
    effects: Effects,
    fact: Followed | None,
    expected: ExpectedOf,
    scale: Scale,
    shown: Shown,
    words: Wording,
) -> FollowedView:
    most = max(count for each in effects.ranking for count in each.group.changes().values())
    a_ring = ceil(most / MOST_RINGS)
    translate = words.translate
    named = {each.group.exercise_id: each.group for each in effects.ranking}
    told = named[fact.exercise_id] if fact else effects.ranking[0].group
    return FollowedView(
        scale=scale.id,
        better=scale.better,
        title=told_as.title(told.title if fact else "", scale, words),
        caution=told_as.caution(
            fact,
            [each.group for each in effects.ranking if each.change.enough],
            told_as.expected_words(
                expected(scale.id, told.exercise_id), told.title, scale, words
            ),
            words,
        ),
        below=told_as.below(a_ring, scale, shown, words),
        ends=told_as.ends(scale, words),
        rows=tuple(_row(effect, a_ring, scale, words) for effect in effects.ranking),
        note=told_as.note(
            effects.waiting,
            fact is None and any(each.change.enough for each in effects.ranking),
            words,
        ),
        head=(
            translate("progress", "Exercise"),
            translate("progress", "Times"),
            translate("progress", "Average"),
            translate("progress", "Likely range"),
            translate("progress", "Rated before and after"),
        ),
    )


def _row(effect: Effect, a_ring: int, scale: Scale, words: Wording) -> EffectRow:
    translate = words.translate
    group, change = effect.group, effect.change
    average = spread = translate("progress", "not yet")
    if change.enough:
        average = words.moved(change.mean)
        spread = translate("progress", "{low} to {high}").format(
            low=words.moved(change.low), high=words.moved(change.high)
        )
    counted = tuple(group.changes().items())
    return EffectRow(
        exercise_id=group.exercise_id,
        title=group.title,
        n=group.n,
        label=translate("progress", "{title} · {times}").format(
            title=group.title, times=words.times(group.n)
        ),
        changes=counted,
        rings=tuple((points, ceil(count / a_ring)) for points, count in counted),
        estimate=change if change.enough else None,
        brief=told_as.brief(effect, words),
        sentence=told_as.sentences(effect, scale, words),
        cells=(
            group.title,
            str(group.n),
            average,
            spread,
            translate("progress", "{n} of {all}").format(n=group.n, all=group.begun),
        ),
    )


def _too_early(early: TooEarly, scale: Scale, words: Wording) -> FollowedView:
    translate = words.translate
    return FollowedView(
        scale=scale.id,
        better=scale.better,
        title=translate("progress", "What followed: it is too early to say"),
        caution="",
        below=told_as.too_early(early, scale, words),
        ends=told_as.ends(scale, words),
        rows=(),
        note=translate("progress", "Until then each practice stands for itself."),
        head=(),
    )
