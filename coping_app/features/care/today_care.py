"""What the stop rules ask of Today and of the plan."""

from __future__ import annotations

from typing import Literal, NamedTuple

DayAfterKind = Literal["ask", "hard", "stop"]


class DayAfter(NamedTuple):
    """One thing to say of private writing on the days after it.

    Attributes:
        session_id: The session that an answer belongs to.
        title: Of its exercise.
        kind: ``ask``: how is it today? ``hard``: today was told, and it is hard. ``stop``: writing
            is better left for now.
        yesterday: Whether the writing was yesterday.
    """

    session_id: str
    title: str
    kind: DayAfterKind
    yesterday: bool = True


class TodayCare(NamedTuple):
    """What the stop rules ask of Today and of the plan.

    Attributes:
        left_out: Exercises that are not suggested.
        resting: Those among them that rest in a plan, too.
        day_after: What is said of writing, if anything.
    """

    left_out: frozenset[str] = frozenset()
    resting: frozenset[str] = frozenset()
    day_after: DayAfter | None = None


NOTHING = TodayCare()
