"""What the days after private writing ask for: a question, a kind word, or a rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from coping_app.content.reference.care_kinds import is_hard_writing
from coping_app.features.care.today_care import DayAfter, DayAfterKind
from coping_app.session.safety import WRITING_RESTS, StopAction, Written, care_of_writing, is_hard
from coping_app.store.repositories.ratings import RatingRepository
from coping_app.store.repositories.records import StoredSession

if TYPE_CHECKING:
    from coping_app.content.catalog.catalog import ExerciseInfo

STOP_SHOWN_DAYS = 2
"""For so long after the last answer Today says that writing rests; the plan says it longer."""
DISTRESS = "distress"
_FIRST = ("stop", "hard", "ask")
"""Where several exercises have something to say, the first of these is said."""

Find = Callable[[str], "ExerciseInfo | None"]
"""The exercise of an id in the person's language, or None."""


class WritingCare(NamedTuple):
    """Writing exercises that rest, and what Today says, if anything."""

    resting: frozenset[str] = frozenset()
    day_after: DayAfter | None = None


def writing_care(
    ratings: RatingRepository, find: Find, sessions: Iterable[StoredSession], today: date
) -> WritingCare:
    """Reads what private writing asks for; where nobody wrote lately, nothing is read.

    Args:
        ratings: The person's.
        find: The catalogue.
        sessions: At least those of the past two weeks, the latest first.
        today: The person's day.
    """
    since = today - WRITING_RESTS
    recent: dict[str, list[StoredSession]] = {}
    for session in sessions:
        if session.local_date >= since and session.practised_s > 0:
            recent.setdefault(session.exercise_id, []).append(session)
    written = {name: own for name, own in recent.items() if _is_writing(find(name))}
    if not written:
        return WritingCare()
    given = ratings.all(DISTRESS, since)
    before = {each.session_id: each.value for each in given if each.moment == "before"}
    told = ratings.day_after(since)
    resting: set[str] = set()
    said: list[DayAfter] = []
    for name, own in written.items():
        answers = {each.local_date: each.value for each in told if each.exercise_id == name}
        days = [Written(session.local_date, before.get(session.id)) for session in own]
        care = care_of_writing(days, answers, today)
        if care is StopAction.STOP_SERIES:
            resting.add(name)
        said += _said(care, own, days, answers, today)
    first = min(said, key=lambda each: _FIRST.index(each.kind), default=None)
    return WritingCare(frozenset(resting), first)


def _is_writing(info: ExerciseInfo | None) -> bool:
    return info is not None and is_hard_writing(info.family, info.verbs, info.ratings)


def _said(
    care: StopAction | None,
    own: Sequence[StoredSession],
    days: Sequence[Written],
    answers: Mapping[date, int | None],
    today: date,
) -> list[DayAfter]:
    """What Today says of one writing exercise: one thing or nothing. The latest comes first."""
    earlier = [pair for pair in zip(own, days, strict=True) if pair[1].day < today]
    if not earlier:
        return []
    session, last = earlier[0]
    kind: DayAfterKind | None = None
    if care is StopAction.STOP_SERIES:
        fresh = today - max(answers) < timedelta(days=STOP_SHOWN_DAYS)
        kind = "stop" if fresh else None
    elif care is StopAction.CHECK_NEXT_DAY:
        kind = "ask"
    elif is_hard(last.before, answers.get(today)):
        kind = "hard"
    yesterday = last.day == today - timedelta(days=1)
    return [DayAfter(session.id, session.title, kind, yesterday)] if kind else []
