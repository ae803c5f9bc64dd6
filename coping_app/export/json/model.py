"""The JSON file of all records, version 3: the keys of each kind of row.

Version 2 has trials, the copy of the plan and answers on suggestions among its settings, version 1
no notes on days either; both are read as well. Bodies of events that something
follows from are checked in ``bodies``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any

from pydantic import FailFast, Field, Strict, TypeAdapter

from coping_app.export.json.bodies import LONGEST_S, TIMED, checked_body
from coping_app.export.json.keys import Key, Keys
from coping_app.export.json.limits import (
    Arms,
    CardFields,
    Choices,
    Day,
    EventKind,
    Group,
    LocalDate,
    Mark,
    Name,
    Offset,
    Often,
    Place,
    Png,
    Seed,
    Title,
    Utc,
    UtcTime,
    Uuid,
    Version,
    Weeks,
    Words,
)
from coping_app.store.base.moments import Moment
from coping_app.store.repositories.records import (
    Card,
    DayMark,
    KeptItem,
    KeptPlan,
    KeptWeek,
    StoredDrawing,
    StoredTrial,
    SuggestionAnswer,
)
from coping_app.store.travel.portable import (
    PortableDone,
    PortableEvent,
    PortablePlan,
    PortablePlanItem,
    PortableSession,
)

FORMAT = 3
_FURTHEST_DAY = timedelta(days=2)
"""A day can begin 23 h late, and local time is up to 14 h away from UTC."""


def _one_time(record: Any) -> None:
    moment: Moment = record.moment
    away = moment.utc.date() - moment.day
    if abs(away) > _FURTHEST_DAY:
        raise ValueError('"day" does not fit "utc"')


def _sound_event(event: PortableEvent) -> None:
    _one_time(event)
    checked_body(event.kind, event.body)


def _bearable_length(session: PortableSession) -> None:
    """Time counts on from where a session was cut off: many stretches can come to more."""
    _one_time(session)
    earlier_s = practised_s = longest_s = 0.0
    for event in session.events:
        if event.kind == "practice-began":
            earlier_s = practised_s
        elif event.kind == "step-started":
            practised_s = max(practised_s, earlier_s + event.body["start_s"])
        elif event.kind in TIMED:
            practised_s = event.body["practised_s"]
        longest_s = max(longest_s, practised_s)
    if longest_s > LONGEST_S:
        raise ValueError("practises longer than ten days")


def _of_this_plan(plan: PortablePlan) -> None:
    if plan.document is not None and plan.document.plan != plan.plan_id:
        raise ValueError("has the copy of another plan")


def _of_two(trial: StoredTrial) -> None:
    if trial.a == trial.b:
        raise ValueError("compares an exercise with itself")
    if len(trial.order) != trial.weeks * 7 // 2 * 2:
        raise ValueError('"order" does not fit "weeks"')


ID = {"id": Key("id", Uuid)}
WHEN = {
    "utc": Key("utc_ms", Utc),
    "offset_min": Key("offset_min", Offset),
    "day": Key("local_date", LocalDate),
}
"""When a row was; "day" is the person's."""

Event = Annotated[
    PortableEvent,
    Keys(
        {**ID, "kind": Key("kind", EventKind), **WHEN, "body": Key("body", Group)}, _sound_event
    ),
]
SESSION: TypeAdapter[PortableSession] = TypeAdapter(
    Annotated[
        PortableSession,
        Keys(
            {
                **ID,
                "exercise": Key("exercise_id", Name),
                "version": Key("version", Version),
                "title": Key("title", Title),
                "language": Key("language", Name),
                **WHEN,
                "choices": Key("choices", Choices),
                "events": Key(
                    "events", Annotated[tuple[Event, ...], Strict(False), FailFast()]
                ),
            },
            _bearable_length,
        ),
    ]
)
"""A session, and all of its events in order."""

CARD: TypeAdapter[Card] = TypeAdapter(
    Annotated[
        Card,
        Keys(
            {
                **ID,
                "title": Key("title", Words),
                "exercise": Key("exercise_id", Name),
                **WHEN,
                "fields": Key("fields", CardFields),
            },
            _one_time,
        ),
    ]
)

DRAWING: TypeAdapter[StoredDrawing] = TypeAdapter(
    Annotated[
        StoredDrawing,
        Keys(
            {
                **ID,
                "session": Key("session_id", Uuid),
                "place": Key("place", Place),
                **WHEN,
                "png": Key("png", Png),
            },
            _one_time,
        ),
    ]
)
"""A drawing, its PNG in base64."""

Done = Annotated[
    PortableDone, Keys({"day": Key("day", Day), "marked_utc": Key("marked_ms", Utc)})
]
PLAN_ITEM: TypeAdapter[PortablePlanItem] = TypeAdapter(
    Annotated[
        PortablePlanItem,
        Keys(
            {
                **ID,
                "what": Key("what", Words),
                "often": Key("often", Often),
                "first_day": Key("first_date", Day),
                "exercise": Key("exercise_id", Name | None),
                **WHEN,
                "done": Key("done", Annotated[tuple[Done, ...], Strict(False), FailFast()]),
            },
            _one_time,
        ),
    ]
)

PlanEntry = Annotated[
    KeptItem,
    Keys(
        {
            "id": Key("id", Name),
            "often": Key("often", Title),
            "note": Key("note", Title),
            "lighter": Key("lighter", Title),
        }
    ),
]
PlanWeek = Annotated[
    KeptWeek,
    Keys(
        {
            "note": Key("note", Title),
            "items": Key("items", Annotated[tuple[PlanEntry, ...], Strict(False), FailFast()]),
        }
    ),
]
PlanDocument = Annotated[
    KeptPlan,
    Keys(
        {
            "plan": Key("plan", Name),
            "title": Key("title", Title),
            "weeks": Key(
                "weeks",
                Annotated[
                    tuple[PlanWeek, ...], Strict(False), FailFast(), Field(min_length=1)
                ],
            ),
            "assigned": Key("assigned", bool),
        }
    ),
]
PLAN: TypeAdapter[PortablePlan] = TypeAdapter(
    Annotated[
        PortablePlan,
        Keys(
            {
                "plan": Key("plan_id", Name),
                "started": Key("started", Day),
                "ended": Key("ended", Day | None),
                "taken_up_utc": Key("taken_up_ms", Utc),
                "document": Key("document", PlanDocument | None),
            },
            _of_this_plan,
            later=frozenset({"document"}),
        ),
    ]
)

DAY_MARK: TypeAdapter[DayMark] = TypeAdapter(
    Annotated[
        DayMark,
        Keys(
            {**ID, "marked_day": Key("day", Day), "words": Key("words", Mark), **WHEN}, _one_time
        ),
    ]
)
"""A note on a day; its moment is when the person set it."""

TRIAL: TypeAdapter[StoredTrial] = TypeAdapter(
    Annotated[
        StoredTrial,
        Keys(
            {
                **ID,
                "a": Key("a", Name),
                "b": Key("b", Name),
                "start": Key("start", Day),
                "weeks": Key("weeks", Weeks),
                "seed": Key("seed", Seed),
                "order": Key("order", Arms),
                "scale": Key("scale", Name),
                "a_title": Key("a_title", Title),
                "b_title": Key("b_title", Title),
                "stopped": Key("stopped", Day | None),
                "seen": Key("seen", bool),
                "put_off": Key("put_off", Day | None),
            },
            _of_two,
        ),
    ]
)

SUGGESTION_ANSWER: TypeAdapter[SuggestionAnswer] = TypeAdapter(
    Annotated[
        SuggestionAnswer,
        Keys(
            {
                "exercise": Key("exercise_id", Name),
                "keep": Key("keep", bool),
                "until_utc": Key("until_utc", UtcTime),
            }
        ),
    ]
)
"""Whether an exercise may be suggested, as of its session that began then."""

ROWS: Mapping[str, TypeAdapter[Any]] = {
    "sessions": SESSION,
    "cards": CARD,
    "drawings": DRAWING,
    "plan_items": PLAN_ITEM,
    "plans": PLAN,
    "day_marks": DAY_MARK,
    "trials": TRIAL,
    "suggestion_answers": SUGGESTION_ANSWER,
}
"""Every list of rows, by its name in the file and in ``Portable``, in the order of the file."""
LATER = frozenset({"day_marks", "trials", "suggestion_answers"})
"""Lists that an older format has not got."""
