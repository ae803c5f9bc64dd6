"""Reads one picture of a stretch of days from the store. The only part of exports that asks it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from coping_app.export.records.ended_trials import ended_trials
from coping_app.export.records.records import (
    AnswerRow,
    RatingRow,
    Records,
    Span,
    Titles,
)
from coping_app.insight.kept_trial import kept_trials
from coping_app.store.repositories.queries import QUESTIONNAIRES
from coping_app.store.repositories.records import StoredSession
from coping_app.store.store import Store
from coping_app.store.travel.portable import Portable, PortableEvent, PortableSession


def gather(store: Store, span: Span, wordings: Titles) -> Records:
    """Everything of the days in ``span``.

    Raises:
        StoreError: It cannot be read.
    """
    kept = store.portable(span.first, span.last)
    everything = store.sessions.all()
    stored = {session.id: session for session in everything}
    forms = tuple(_forms(store, kept))
    trials = kept_trials(kept.trials)
    return Records(
        span=span,
        made_on=store.today(),
        person=everything[-1].id if everything else forms[0].id if forms else "",
        kept=kept,
        sessions=tuple(stored[each.id] for each in kept.sessions if each.id in stored),
        forms=forms,
        ratings=tuple(rating for each in kept.sessions for rating in _ratings(each)),
        pairs=tuple(
            pair for pair in store.ratings.rated_once(span.first) if _within(pair.local_date, span)
        ),
        answers=tuple(answer for each in kept.sessions for answer in _answers(each)),
        practice_s={
            day: seconds
            for day, seconds in store.sessions.practice_by_day(span.first).items()
            if _within(day, span)
        },
        wordings=wordings,
        trials=trials,
        ended=tuple(
            ended_trials(trials, store.ratings.pairs, span.first, span.last, store.today())
        ),
    )


def _within(day: date, span: Span) -> bool:
    return span.last is None or day <= span.last


def _forms(store: Store, kept: Portable) -> Iterator[StoredSession]:
    for each in kept.sessions:
        if each.exercise_id.startswith(QUESTIONNAIRES):
            stored = store.sessions.get(each.id)
            if stored is not None:
                yield stored


def _ratings(session: PortableSession) -> Iterator[RatingRow]:
    for event in session.events:
        moment = _RATED.get(event.kind) or event.body.get("moment")
        if event.kind in ("rating-given", *_RATED) and event.body["value"] is not None:
            yield RatingRow(
                event.id, session.id, session.exercise_id, moment,  # type: ignore[arg-type]
                event.body["scale"], event.body["value"], event.moment,
            )


_RATED = {"day-after-rated": "day-after"}
"""Kinds of events that are ratings at a moment of their own."""


def _answers(session: PortableSession) -> Iterator[AnswerRow]:
    for event in session.events:
        if event.kind == "answer-given":
            yield from _named(session, event)


def _named(session: PortableSession, event: PortableEvent) -> Iterator[AnswerRow]:
    for name, value in event.body["answers"].items():
        yield AnswerRow(
            event.id, session.id, session.exercise_id, name, value, event.moment
        )
