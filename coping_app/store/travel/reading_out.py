"""Reads everything of a stretch of days out of the store, for exports."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from coping_app.store.base.encoding import from_json, place_of
from coping_app.store.base.moments import Moment, text_of
from coping_app.store.repositories import suggestions, trials
from coping_app.store.repositories.plans import plan_of
from coping_app.store.repositories.queries import Read
from coping_app.store.repositories.records import Card, DayMark, StoredDrawing
from coping_app.store.travel.portable import (
    Portable,
    PortableDone,
    PortableEvent,
    PortablePlan,
    PortablePlanItem,
    PortableSession,
)

Days = tuple[str, str]
"""First and last day as the database compares them."""

_NO_LAST_DAY = "9999-12-31"


def read_out(read: Read, first: date | None, last: date | None) -> Portable:
    """Everything in use from the day ``first`` to the day ``last``, both included.

    A session belongs to the day it began on, and its events and drawings with it; a card to the
    day it was saved on. Of the calendar there is what had begun by ``last``, with the days in
    between on which it was done; of the plans those that were in use on any of the days; of the
    notes on days those on one of them.
    """
    days = text_of(first), _NO_LAST_DAY if last is None else last.isoformat()
    return Portable(
        sessions=_sessions(read, days),
        cards=_cards(read, days),
        drawings=_drawings(read, days),
        plan_items=_plan_items(read, days),
        plans=_plans(read, days),
        day_marks=_day_marks(read, days),
        trials=tuple(trials.find(read)),
        suggestion_answers=tuple(suggestions.find(read)),
        settings={
            key: from_json(value)
            for key, value in read("SELECT key, value FROM setting ORDER BY key", ())
        },
    )


def _sessions(read: Read, days: Days) -> tuple[PortableSession, ...]:
    events: dict[int, list[PortableEvent]] = defaultdict(list)
    for number, key, kind, body, *moment in read(
        "SELECT session, event.id, kind, body, at_ms, event.offset_min, event.local_date"
        " FROM event JOIN session ON number = session WHERE removed_ms IS NULL"
        " AND session.local_date BETWEEN ? AND ? ORDER BY seq",
        days,
    ):
        events[number].append(PortableEvent(key, kind, from_json(body), Moment(*moment)))
    rows = read(
        "SELECT number, id, exercise_id, version, title, language, choices,"
        " started_ms, offset_min, local_date FROM session"
        " WHERE removed_ms IS NULL AND local_date BETWEEN ? AND ? ORDER BY number",
        days,
    )
    return tuple(
        PortableSession(
            key, exercise_id, version, title, language, from_json(choices), Moment(*moment),
            tuple(events[number]),
        )
        for number, key, exercise_id, version, title, language, choices, *moment in rows
    )


def _cards(read: Read, days: Days) -> tuple[Card, ...]:
    rows = read(
        "SELECT id, title, exercise_id, fields, saved_ms, offset_min, local_date FROM card"
        " WHERE removed_ms IS NULL AND local_date BETWEEN ? AND ? ORDER BY number",
        days,
    )
    return tuple(
        Card(key, title, exercise_id, tuple(from_json(fields)), Moment(*moment))
        for key, title, exercise_id, fields, *moment in rows
    )


def _drawings(read: Read, days: Days) -> tuple[StoredDrawing, ...]:
    rows = read(
        "SELECT drawing.id, session.id, place, png, saved_ms, drawing.offset_min,"
        " drawing.local_date FROM drawing JOIN session ON session.number = drawing.session"
        " WHERE drawing.removed_ms IS NULL AND session.removed_ms IS NULL"
        " AND session.local_date BETWEEN ? AND ? ORDER BY drawing.number",
        days,
    )
    return tuple(
        StoredDrawing(key, session_id, place_of(place), bytes(png), Moment(*moment))
        for key, session_id, place, png, *moment in rows
    )


def _plan_items(read: Read, days: Days) -> tuple[PortablePlanItem, ...]:
    done: dict[int, list[PortableDone]] = defaultdict(list)
    for number, day, marked_ms in read(
        "SELECT item, local_date, done_ms FROM plan_done WHERE local_date BETWEEN ? AND ?"
        " ORDER BY item, local_date",
        days,
    ):
        done[number].append(PortableDone(date.fromisoformat(day), marked_ms))
    rows: list[Any] = read(
        "SELECT number, id, what, often, first_date, exercise_id, saved_ms, offset_min, local_date"
        " FROM plan_item WHERE removed_ms IS NULL AND first_date <= ? ORDER BY number",
        days[1:],
    )
    return tuple(
        PortablePlanItem(
            key, what, often, date.fromisoformat(day), exercise_id, tuple(done[number]),
            Moment(*moment),
        )
        for number, key, what, often, day, exercise_id, *moment in rows
    )


def _plans(read: Read, days: Days) -> tuple[PortablePlan, ...]:
    first, last = days
    rows = read(
        "SELECT plan_id, started, ended, saved_ms, document FROM plan_use"
        " LEFT JOIN plan_document ON plan_use = number WHERE started <= ?"
        " AND (ended IS NULL OR ended >= ?) ORDER BY number",
        (last, first),
    )
    return tuple(
        PortablePlan(
            plan_id, date.fromisoformat(started), date.fromisoformat(ended) if ended else None,
            taken_up_ms, plan_of(from_json(document)) if document else None,
        )
        for plan_id, started, ended, taken_up_ms, document in rows
    )


def _day_marks(read: Read, days: Days) -> tuple[DayMark, ...]:
    rows = read(
        "SELECT id, day, words, saved_ms, offset_min, local_date FROM day_mark"
        " WHERE removed_ms IS NULL AND day BETWEEN ? AND ? ORDER BY day, number",
        days,
    )
    return tuple(
        DayMark(key, date.fromisoformat(day), words, Moment(*moment))
        for key, day, words, *moment in rows
    )
