"""What the store hands out: plain frozen records, without a connection behind them.

Named tuples, because the first window waits for this module: a frozen dataclass takes four times
as long to make.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal, NamedTuple

from coping_app.store.base.moments import Moment

SessionState = Literal["open", "interrupted", "finished", "stopped"]
"""``open`` goes on in this process; ``interrupted`` was cut off and can be taken up again."""

Useful = Literal["yes", "a-little", "not-today"]


class StoredSession(NamedTuple):
    """One session as it stands.

    Attributes:
        id: UUID as text.
        started_utc: Aware, UTC.
        local_date: The person's day at the start; the whole session belongs to it.
        practised_s: Seconds of practice so far; of a stopped session too.
        useful: The person's word on it, None while not said.
        version: Version of the exercise.
        language: Language of the exercise.
        choices: The person's choices, as given to ``SessionRepository.begin``.
        offset_min: Minutes that the person's clock was ahead of UTC when it began.
    """

    id: str
    exercise_id: str
    title: str
    started_utc: datetime
    local_date: date
    state: SessionState
    practised_s: float
    useful: Useful | None
    version: int
    language: str
    choices: Mapping[str, Any]
    offset_min: int = 0


class StoredEvent(NamedTuple):
    """One event of a session; ``seq`` alone says the order, because clocks jump."""

    kind: str
    body: Mapping[str, Any]
    at_utc: datetime
    seq: int


class RatingPair(NamedTuple):
    """A scale rated before and after one session.

    Attributes:
        offset_min: Minutes that the person's clock was ahead of UTC when it began.
    """

    session_id: str
    exercise_id: str
    title: str
    local_date: date
    started_utc: datetime
    scale: str
    before: int
    after: int
    offset_min: int = 0


class RatedOnce(NamedTuple):
    """A scale that was rated before one session; ``after`` is None where it was not rated then."""

    exercise_id: str
    title: str
    scale: str
    local_date: date
    before: int
    after: int | None


class StoredRating(NamedTuple):
    """One rating that was given; skipped ones are not among them."""

    session_id: str
    exercise_id: str
    moment: str
    scale: str
    value: int
    local_date: date
    at_utc: datetime


class StoredDayAfter(NamedTuple):
    """A scale rated once more on a day after a session; ``value`` None means skipped.

    Attributes:
        local_date: The day on which it was told.
    """

    session_id: str
    exercise_id: str
    scale: str
    value: int | None
    local_date: date


class StoredAnswer(NamedTuple):
    """One named answer; ``value`` is JSON-ready (text, number, list or None)."""

    session_id: str
    exercise_id: str
    name: str
    value: Any
    local_date: date
    at_utc: datetime


class MarkedAreas(NamedTuple):
    """Ids of the body areas that were marked for one session; none where nothing was."""

    local_date: date
    areas: tuple[str, ...]


class StoredScore(NamedTuple):
    """The score of one questionnaire in which every item was answered.

    Attributes:
        version: Of the questionnaire.
        value: In its own units.
        parts: Scores of its parts, by their ids.
        local_date: The person's day on which it was begun.
    """

    session_id: str
    questionnaire_id: str
    version: int
    value: float
    parts: Mapping[str, float]
    local_date: date
    at_utc: datetime


class Card(NamedTuple):
    """A personal card: a flare plan, a worry list, a coping card.

    Attributes:
        fields: In order, each with ``ask``, ``name`` and ``answer``.
        moment: When it was saved.
        removed_utc: When it was removed or replaced; None while it is in use.
    """

    id: str
    title: str
    exercise_id: str
    fields: tuple[Mapping[str, Any], ...]
    moment: Moment
    removed_utc: datetime | None = None


class StoredDrawing(NamedTuple):
    """A drawing as PNG bytes, with the session and the step it was made in, and when."""

    id: str
    session_id: str
    place: tuple[int, ...]
    png: bytes
    moment: Moment
    removed_utc: datetime | None = None

    @property
    def local_date(self) -> date:
        """The person's day on which it was made."""
        return self.moment.day


class PlanItem(NamedTuple):
    """Something in the person's calendar.

    Attributes:
        often: ``daily``, ``weekly``, ``once``, ``as needed`` or ``3 a week``.
        exercise_id: The exercise that it calls for, if any.
        done: The days on which it was marked done, in order.
    """

    id: str
    what: str
    often: str
    first_date: date
    exercise_id: str | None
    done: tuple[date, ...]
    removed_utc: datetime | None = None


class DayMark(NamedTuple):
    """A note that the person set on a day: "new medicine", "holiday".

    Attributes:
        moment: When it was set or last changed.
    """

    id: str
    day: date
    words: str
    moment: Moment
    removed_utc: datetime | None = None


class KeptItem(NamedTuple):
    """One exercise of a week.

    Attributes:
        id: The exercise.
        often: ``daily``, ``weekly``, ``once``, ``as needed`` or ``3 a week``.
        note: A sentence for the person, or empty.
        lighter: Id of an easier exercise in its place, or empty.
    """

    id: str
    often: str
    note: str = ""
    lighter: str = ""


class KeptWeek(NamedTuple):
    """One week: a note, and its exercises in the order of the document."""

    note: str
    items: tuple[KeptItem, ...]


class KeptPlan(NamedTuple):
    """A copy of a plan document. ``assigned`` is true where it came from a therapist."""

    plan: str
    title: str
    weeks: tuple[KeptWeek, ...]
    assigned: bool = False

    def exercise_ids(self) -> frozenset[str]:
        """Every exercise that the plan names."""
        items = [item for week in self.weeks for item in week.items]
        return frozenset(item.id for item in items) | {i.lighter for i in items if i.lighter}


class ActivePlan(NamedTuple):
    """The plan in use and its first day."""

    plan: KeptPlan
    started: date


class StoredTrial(NamedTuple):
    """A personal trial as it is kept; what it means is said in ``insight``.

    Attributes:
        id: UUID as text.
        a, b: Ids of the two exercises.
        start: Its first day.
        weeks: 2 to 4.
        seed: What the order was drawn from.
        order: An arm for each day from ``start`` on, ``a`` or ``b``.
        scale: Id of the scale that decides.
        a_title, b_title: Names of the two exercises when it began.
        stopped: The last day that counts, where the person stopped it; else None.
        seen: Whether the person has looked at the result.
        put_off: The last day on which the person said "Not today".
    """

    id: str
    a: str
    b: str
    start: date
    weeks: int
    seed: int
    order: str
    scale: str
    a_title: str
    b_title: str
    stopped: date | None = None
    seen: bool = False
    put_off: date | None = None


class SuggestionAnswer(NamedTuple):
    """What the person said of one exercise that had left them more upset.

    Attributes:
        keep: Whether it may be suggested.
        until_utc: Sessions begun up to then are answered for; they count no more.
    """

    exercise_id: str
    keep: bool
    until_utc: datetime
