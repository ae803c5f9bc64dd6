"""Stop rules: what ratings ask the app to do, as pure functions over plain records.

They only say what is due; the screens word it. None of them is a diagnosis. A rating that was
skipped, None here, never triggers a rule.

Source of every number: the stop rules of the project's content guide (our own design, cautious on
purpose), but for the questionnaire cuts, which are those of their makers (PHQ-9: Kroenke 2001;
GAD-7: Spitzer 2006; WHO-5: Topp 2015, doi:10.1159/000376585).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

DISTRESS_RISE = 2
HIGH_DISTRESS = 8
PAIN_RISE = 2
WORSE_TIMES = 2
WRITING_DAYS = 2
LOW_MOOD = 2
TWO_WEEKS = timedelta(days=14)
MOOD_SPAN = timedelta(days=6)
MOOD_GAP = timedelta(days=21)
"""Low check-ins further apart than this are not taken for one low time."""


class Care(Enum):
    """What is due.

    Attributes:
        GROUND: No praise and nothing started by itself; offer grounding, stopping and help.
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


@dataclass(frozen=True, slots=True)
class RatedSession:
    """One session and its ratings, 0 to 10 by scale id; None or absent where skipped.

    Attributes:
        exercise_id: Which exercise.
        day: The local date it was done on.
        before: Ratings before practice.
        after: Ratings after it.
        movement: True for exercises that move the body.
        writing: True for private writing about hard things.
    """

    exercise_id: str
    day: date
    before: Mapping[str, int | None]
    after: Mapping[str, int | None]
    movement: bool = False
    writing: bool = False

    def rise(self, scale: str) -> int | None:
        """By how much a scale went up; None where one of its ratings is missing."""
        before, after = self.before.get(scale), self.after.get(scale)
        return None if before is None or after is None else after - before


def care_after(session: RatedSession, earlier: Sequence[RatedSession] = ()) -> tuple[Care, ...]:
    """What is due when a session ends, the most pressing first.

    Args:
        session: The session that ended.
        earlier: Earlier sessions, oldest first; of other exercises too. Leave out those from before
            the person last said to keep an exercise that had become worse.
    """
    due = []
    if needs_grounding(session):
        due.append(Care.GROUND)
    same = [each for each in earlier if each.exercise_id == session.exercise_id]
    if (movement := care_of_movement([*same, session])) is not None:
        due.append(movement)
    if session.exercise_id in worsening_exercises([*same, session]):
        due.append(Care.HIDE_AND_ASK)
    if session.writing:
        due.append(Care.CHECK_NEXT_DAY)
    return tuple(due)


def needs_grounding(session: RatedSession) -> bool:
    """Distress went up by 2 or more, or is 8 or more."""
    after, rise = session.after.get("distress"), session.rise("distress")
    return (after is not None and after >= HIGH_DISTRESS) or (
        rise is not None and rise >= DISTRESS_RISE
    )


def care_of_movement(sessions: Sequence[RatedSession]) -> Care | None:
    """What the sessions of one movement exercise, oldest first, ask for the next one.

    Pain up by 2 or more in the last: halve the next. In the last two: pause, suggest a clinician.
    """
    rises = [_pain_rose(each) for each in sessions if each.movement]
    if not rises or not rises[-1]:
        return None
    return Care.SEE_CLINICIAN if rises[-2:] == [True, True] else Care.HALVE_NEXT


def worsening_exercises(sessions: Iterable[RatedSession]) -> frozenset[str]:
    """Exercises after which distress was higher than before, two times."""
    times: dict[str, int] = {}
    for session in sessions:
        if (session.rise("distress") or 0) > 0:
            times[session.exercise_id] = times.get(session.exercise_id, 0) + 1
    return frozenset(name for name, count in times.items() if count >= WORSE_TIMES)


def care_after_writing(before: int | None, days_after: Sequence[int | None]) -> Care | None:
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
        return Care.STOP_SERIES
    return Care.CHECK_NEXT_DAY if higher and higher[-1] else None


def care_of_mood(weekly: Iterable[tuple[date, int | None]], today: date) -> Care | None:
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
    return Care.TALK_TO_SOMEONE if recent and low[0] - low[-1] >= MOOD_SPAN else None


def care_of_questionnaire(questionnaire: str, score: float) -> Care | None:
    """Suggests to talk to someone at the published cuts.

    Args:
        questionnaire: ``who-5`` (0 to 100, low is worse), ``phq-9`` or ``gad-7``; others have none.
        score: The total, or for ``who-5`` the percentage score.
    """
    reached = {
        "who-5": score <= 50,
        "phq-9": score >= 10,
        "gad-7": score >= 10,
    }.get(questionnaire, False)
    return Care.TALK_TO_SOMEONE if reached else None


def _pain_rose(session: RatedSession) -> bool:
    rise = session.rise("pain")
    return rise is not None and rise >= PAIN_RISE
