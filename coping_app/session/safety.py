"""Stop rules: what ratings ask the app to do, as pure functions over plain records.

They only say what is due; the screens word it. None of them is a diagnosis. A rating that was
skipped, None here, never triggers a rule.

Source of every number: the stop rules of the project's content guide (our own design, cautious on
purpose). The cuts of questionnaires stand with their sources in their own files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

DISTRESS_RISE = 2
HIGH_DISTRESS = 8
PAIN_RISE = 2
WORSE_TIMES = 2
WORSE_OF_LAST = 3
"""Times that are looked back on: what lies further back says little about now."""
WRITING_DAYS = 2
WRITING_RESTS = timedelta(days=14)
"""For so long after a session a series of writing can be asked about, and rests once it has to."""
LOW_MOOD = 2
WORST_DISTRESS = 10
VERY_LOW_MOOD = 1
"""Before practice help comes first only at the very ends: at eight many begin on most days, and a
page in their way each time would be one more thing to bear."""
STIRRED = ("distress", "worry")
"""Scales that tell of being stirred up. Their numbers of ``is_hard`` are the same."""
TWO_WEEKS = timedelta(days=14)
MOOD_SPAN = timedelta(days=6)
MOOD_GAP = timedelta(days=21)
"""Low check-ins further apart than this are not taken for one low time."""


class StopAction(Enum):
    """What is due.

    Attributes:
        GROUND: No praise and nothing started by itself; offer grounding and help.
        HALVE_NEXT: Take the next time of this exercise in its shorter form.
        SEE_CLINICIAN: Pause this exercise and suggest to ask a clinician.
        HIDE_AND_ASK: Leave the exercise out of suggestions, and ask whether to keep it.
        CHECK_NEXT_DAY: Ask how it is on the day after.
        STOP_SERIES: End this series of writing.
        TALK_TO_SOMEONE: Suggest, in plain words, to talk to someone.
    """

    GROUND = "ground"
    HALVE_NEXT = "halve-next"
    SEE_CLINICIAN = "see-clinician"
    HIDE_AND_ASK = "hide-and-ask"
    CHECK_NEXT_DAY = "check-next-day"
    STOP_SERIES = "stop-series"
    TALK_TO_SOMEONE = "talk-to-someone"


class RatedSession(NamedTuple):
    """One session and its ratings, 0 to 10 by scale id; None or absent where skipped.

    Attributes:
        exercise_id: Which exercise.
        day: The local date it was done on.
        before: Ratings before practice.
        after: Ratings after it.
        movement: True for exercises that move the body.
        writing: True for private writing about hard things.
        stopped: True where the person ended it early.
    """

    exercise_id: str
    day: date
    before: Mapping[str, int | None]
    after: Mapping[str, int | None]
    movement: bool = False
    writing: bool = False
    stopped: bool = False

    def rise(self, scale: str) -> int | None:
        """By how much a scale went up; None where one of its ratings is missing."""
        before, after = self.before.get(scale), self.after.get(scale)
        return None if before is None or after is None else after - before


def actions_after(
    session: RatedSession, earlier: Sequence[RatedSession] = ()
) -> tuple[StopAction, ...]:
    """What is due when a session ends, the most pressing first.

    Args:
        session: The session that ended.
        earlier: Earlier sessions, oldest first; of other exercises too. Leave out those from before
            the person last said to keep an exercise that had become worse.
    """
    due = []
    if needs_grounding(session):
        due.append(StopAction.GROUND)
    same = [each for each in earlier if each.exercise_id == session.exercise_id]
    if (movement := care_of_movement([*same, session])) is not None:
        due.append(movement)
    is_worse = (session.rise("distress") or 0) > 0
    if is_worse and session.exercise_id in worsening_exercises([*same, session]):
        due.append(StopAction.HIDE_AND_ASK)
    if session.writing:
        due.append(StopAction.CHECK_NEXT_DAY)
    return tuple(due)


def needs_grounding(session: RatedSession) -> bool:
    """Whether a session ended hard.

    Distress or worry went up by 2 or more or is 8 or more after it, or mood is 2 or less after it.
    Of a session that was stopped the same numbers count before it: whoever begins so and stops was
    not helped, and mostly tells nothing afterwards. Pain has its own rule, after movement alone.

    Source: distress by the content guide's stop rules; worry and mood are held to their numbers by
    our own design, as most exercises ask one of the three.
    """
    before, after = session.before, session.after
    ends_hard = any(is_hard(before.get(scale), after.get(scale)) for scale in STIRRED)
    begins_hard = any(is_hard(None, before.get(scale)) for scale in STIRRED)
    return (
        ends_hard
        or _is_low(after.get("mood"))
        or (session.stopped and (begins_hard or _is_low(before.get("mood"))))
    )


def help_comes_first(before: Mapping[str, int | None]) -> bool:
    """Whether help is offered before practice begins, beside beginning all the same.

    Distress is 10, or mood 1 or less. Source: our own design; the content guide has no rule of it.

    Args:
        before: Ratings before practice by scale id; None or absent where not given.
    """
    distress, mood = before.get("distress"), before.get("mood")
    at_worst = distress is not None and distress >= WORST_DISTRESS
    return at_worst or (mood is not None and mood <= VERY_LOW_MOOD)


def is_hard(before: int | None, after: int | None) -> bool:
    """The same of two numbers, such as distress before writing and on the day after."""
    if after is None:
        return False
    return after >= HIGH_DISTRESS or (before is not None and after - before >= DISTRESS_RISE)


def care_of_movement(sessions: Sequence[RatedSession]) -> StopAction | None:
    """What the sessions of one movement exercise, oldest first, ask for the next one.

    Pain up by 2 or more in the last: halve the next. In the last two: pause, suggest a clinician.
    """
    rises = [_pain_rose(each) for each in sessions if each.movement]
    if not rises or not rises[-1]:
        return None
    return StopAction.SEE_CLINICIAN if rises[-2:] == [True, True] else StopAction.HALVE_NEXT


def worsening_exercises(sessions: Iterable[RatedSession]) -> frozenset[str]:
    """Exercises after which distress was higher than before in two of the last three told times.

    Args:
        sessions: Of any exercises, oldest first. Those without both ratings tell nothing.
    """
    rises: dict[str, list[int]] = {}
    for session in sessions:
        if (rise := session.rise("distress")) is not None:
            rises.setdefault(session.exercise_id, []).append(rise)
    return frozenset(
        name
        for name, told in rises.items()
        if sum(rise > 0 for rise in told[-WORSE_OF_LAST:]) >= WORSE_TIMES
    )


class Written(NamedTuple):
    """A session of private writing: its day, and distress before it, None where it was skipped."""

    day: date
    before: int | None


def care_of_writing(
    sessions: Iterable[Written], told: Mapping[date, int | None], today: date
) -> StopAction | None:
    """What the sessions of one writing exercise ask for today.

    Args:
        sessions: In any order.
        told: Distress on the days after, by day; None where the question was skipped. One answer
            counts for every session before that day.
        today: The person's day.

    Returns:
        ``STOP_SERIES`` where distress stayed higher two days running after a session of the last
        two weeks. ``CHECK_NEXT_DAY`` where today is to be asked: on the day after a session, and
        once more where it was still higher then. None where there is nothing to do, or today was
        answered already.
    """
    recent = [each for each in sessions if timedelta(0) < today - each.day <= WRITING_RESTS]
    due = [care_after_writing(each.before, _days_after(each.day, told, today)) for each in recent]
    if StopAction.STOP_SERIES in due:
        return StopAction.STOP_SERIES
    if today in told:
        return None
    yesterday = today - timedelta(days=1)
    until_then = [
        care_after_writing(each.before, _days_after(each.day, told, yesterday)) for each in recent
    ]
    wrote = any(each.day == yesterday for each in recent)
    return StopAction.CHECK_NEXT_DAY if wrote or StopAction.CHECK_NEXT_DAY in until_then else None


def care_after_writing(before: int | None, days_after: Sequence[int | None]) -> StopAction | None:
    """What distress on the days after a writing session asks for.

    Args:
        before: Distress before writing.
        days_after: Distress on the first day after, the second, and so on; None where not told.

    Returns:
        ``STOP_SERIES`` where it was still higher two days running, ``CHECK_NEXT_DAY`` where it was
        higher on the last day told of, else None.
    """
    if before is None:
        return None
    higher = [value is not None and value > before for value in days_after]
    if any(all(higher[i : i + WRITING_DAYS]) for i in range(len(higher) - WRITING_DAYS + 1)):
        return StopAction.STOP_SERIES
    return StopAction.CHECK_NEXT_DAY if higher and higher[-1] else None


def care_of_mood(weekly: Iterable[tuple[date, int | None]], today: date) -> StopAction | None:
    """Suggests to talk to someone where weekly mood was 2 or less for two weeks.

    Args:
        weekly: Local date and mood (10 best) of weekly check-ins, in any order.
        today: A latest check-in of more than two weeks ago says nothing about now.

    Returns:
        ``TALK_TO_SOMEONE`` where the latest check-ins in a row were low and the first and last of
        them are of two different weeks: two weekly check-ins, a day early allowed.
    """
    told = sorted(((day, mood) for day, mood in weekly if mood is not None), reverse=True)
    low: list[date] = []
    for day, mood in told:
        if mood > LOW_MOOD or (low and low[-1] - day > MOOD_GAP):
            break
        low.append(day)
    recent = bool(low) and timedelta(0) <= today - low[0] <= TWO_WEEKS
    return StopAction.TALK_TO_SOMEONE if recent and low[0] - low[-1] >= MOOD_SPAN else None


def care_of_questionnaire(beyond_cuts: Iterable[bool | None]) -> StopAction | None:
    """Suggests to talk to someone where a score is beyond the cut that its makers published.

    Args:
        beyond_cuts: Of the whole score and of each of its parts; None where there is no cut.
    """
    return StopAction.TALK_TO_SOMEONE if any(beyond_cuts) else None


def _days_after(day: date, told: Mapping[date, int | None], last: date) -> list[int | None]:
    """Distress told on the days after ``day``, up to ``last``."""
    return [told.get(day + timedelta(days=n)) for n in range(1, (last - day).days + 1)]


def _is_low(mood: int | None) -> bool:
    return mood is not None and mood <= LOW_MOOD


def _pain_rose(session: RatedSession) -> bool:
    rise = session.rise("pain")
    return rise is not None and rise >= PAIN_RISE
