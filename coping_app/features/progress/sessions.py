"""Each practice of one exercise, before and after: marks, sentence and table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coping_app.content.reference.scales import Scale
from coping_app.features.progress import words as say
from coping_app.insight.change import ENOUGH_FOR_INTERVAL, PairedChange
from coping_app.insight.rated_sessions import Rated
from coping_app.insight.rounded_change import rated_change
from coping_app.store.repositories.records import RatingPair
from coping_app.wording.found import expected_anyway, found, rated_times
from coping_app.wording.wording import Wording

MOST_SESSIONS = 24
"""So many of the latest sessions are drawn side by side; the table has them all."""


@dataclass(frozen=True, slots=True)
class SessionMark:
    """One session: its day, the rating before and after, and the same in words."""

    day: date
    before: int
    after: int
    words: str


@dataclass(frozen=True, slots=True)
class SessionsView:
    """One exercise on one scale.

    Attributes:
        change: Mean and interval of all its sessions; None below eight.
        marks: The latest sessions, the oldest of them first.
        axis_ends: First and last day of the marks.
    """

    exercise_id: str
    scale: str
    title: str
    below: str
    note: str
    change: PairedChange | None
    marks: tuple[SessionMark, ...]
    axis_ends: tuple[str, str]
    head: tuple[str, ...]


def sessions_view(
    group: Rated, latest: Sequence[RatingPair], scale: Scale, today: date, words: Wording
) -> SessionsView:
    """The view of one exercise.

    Args:
        group: All its sessions.
        latest: The last ``MOST_SESSIONS`` of them, the oldest first.
        today: The person's day.
    """
    translate = words.translate
    change = rated_change(group.values) if group.n >= ENOUGH_FOR_INTERVAL else None
    below = translate("progress", "{scale} before ○ and after ◆, {count}. {ends}").format(
        scale=scale.title,
        count=_shown(group.n, len(latest), words),
        ends=say.scale_ends(scale, words),
    )
    if change is not None:
        below = f"{expected_anyway(scale, words)} {below}"
    tally = translate("progress", "{scale}: {tally}.").format(
        scale=scale.title, tally=say.tally(group, words)
    )
    further = say.more_later(words) if change is None else ""
    note = " ".join(filter(None, (tally, rated_times(group, words), further)))
    marks = tuple(
        SessionMark(pair.local_date, pair.before, pair.after, _told(pair, scale, words))
        for pair in latest
    )
    last = latest[-1].local_date
    return SessionsView(
        exercise_id=group.exercise_id,
        scale=scale.id,
        title=finding(group, scale, change, words),
        below=below,
        note=note,
        change=change,
        marks=marks,
        axis_ends=(
            words.short_day(latest[0].local_date),
            translate("progress", "today") if last == today else words.short_day(last),
        ),
        head=(
            translate("progress", "Day"),
            translate("progress", "Before"),
            translate("progress", "After"),
        ),
    )


def session_rows(pairs: Sequence[RatingPair], words: Wording) -> list[tuple[str, ...]]:
    """The rows of the table, the latest first."""
    return [
        (words.day(pair.local_date), str(pair.before), str(pair.after))
        for pair in reversed(pairs)
    ]


def finding(group: Rated, scale: Scale, change: PairedChange | None, words: Wording) -> str:
    """One sentence: what was seen so far."""
    translate = words.translate
    name = scale.title.lower()
    if change is None:
        return translate("progress", "{title}: {count} so far, {scale} rated").format(
            title=group.title, count=say.practices(group.n, words), scale=name
        )
    return translate("progress", "{title}: {scale} {found}").format(
        title=group.title, scale=name, found=found(change, words)
    )


def _shown(count: int, shown: int, words: Wording) -> str:
    if shown < count:
        return words.translate("progress", "the last {shown} of {count} practices").format(
            shown=shown, count=count
        )
    return say.practices(count, words)


def _told(pair: RatingPair, scale: Scale, words: Wording) -> str:
    return words.translate("progress", "{day}: {scale} {before} before, {after} after.").format(
        day=words.day(pair.local_date),
        scale=scale.title.lower(),
        before=pair.before,
        after=pair.after,
    )
