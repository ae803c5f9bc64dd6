"""A made-up year of one person, so that everybody can see the app as it looks after a while.

Nobody's data: ``demo_life`` makes it up. It is written through the store like a real one, with a
clock that is moved by hand, and a file in the folder says that nothing in it is real.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.questionnaires import load_questionnaires
from coping_app.demo.life import CHECK_IN, DAYS, Exercise, LivedSession, live
from coping_app.demo.more import DRAWING, LivedForm, LivedMark, areas_of, more_of
from coping_app.demo.pictures import pain_picture, soothing_picture
from coping_app.insight.scoring import score
from coping_app.session.events import (
    AnswerGiven,
    Moment,
    PracticeBegan,
    PracticeEnded,
    RatingGiven,
    RatingsAsked,
    SessionEvent,
    SessionFinished,
    SessionStopped,
    StepFinished,
    StepStarted,
)
from coping_app.session.replay import to_record
from coping_app.store.backups.wiping import remove_everything
from coping_app.store.base.files import make_private_folder, write_whole
from coping_app.store.opening import is_profile
from coping_app.store.store import Store

MARK_FILE = "made-up.json"
"""Says that a profile is made up. Only a folder with it is ever made anew."""
SEED = 20260302
_STEPS = 4
"""Steps told of each session; what is shown needs no more."""

_FLARE_PLAN = (
    ("How does a flare start? What are the early signs?", "signs",
     ["poor sleep", "a stiff neck"]),
    ("What tends to set it off?", "triggers", ["doing too much", "cold and wet days"]),
    ("What will you do in the first hour?", "first_hour",
     "Lie down, warmth on my back, breathe slowly."),
    ("What will you do on the first day?", "first_day", "Half of my usual amount. Move each hour."),
    ("What would you like to keep?", "keep", ["meals", "one call", "a little movement"]),
    ("Who can help, and with what?", "people", ["Ana: shopping", "Ben: company"]),
)
_COPING_WORDS = (
    ("Before it gets hard: what would you like to hear?", "before_lines",
     ["I know this. I have a plan."]),
    ("While it is hard?", "during_lines", ["I can do the next small thing."]),
    ("When it is at its strongest?", "peak_lines", ["Strong moments have eased before."]),
    ("And after?", "after_lines", ["Rest is part of the plan."]),
)
_WORRIES = ("the visit next week", "work on Monday", "the long drive", "the letter", "sleep")
_WINS = (
    "A walk to the corner and back.", "Called Ana.", "Cooked on two days.", "Tea in the sun.",
    "Stopped before it got too much.", "A quiet evening.",
)


Lived = LivedSession | LivedForm | LivedMark


class NotADemoFolder(Exception):
    """The folder holds a profile that was not made up. It was left alone."""


class HandClock:
    """Local time that stands where it was put."""

    def __init__(self, local: datetime) -> None:
        self.local = local

    def __call__(self) -> datetime:
        """The time, with this computer's offset on that day."""
        return self.local.astimezone()


def make_demo(folder: Path, today: date, exercises: Sequence[Exercise]) -> None:
    """Makes the year that ends on the day before ``today``, instead of an earlier made-up one.

    Args:
        folder: A profile folder of its own; made if it is missing.
        today: The day on which the demo is looked at.
        exercises: Of the catalogue; the person practises those they know.

    Raises:
        NotADemoFolder: There is a profile in it that is not made up. Nothing was changed.
        StoreError: It can't be written, or a window is open on it.
    """
    _make_room(folder)
    clock = HandClock(datetime.combine(today - timedelta(days=DAYS), time(7)))
    store = Store.open(folder, clock)
    try:
        for week in _by_week(_year(today, exercises)):
            # One transaction a week: a year is some thousand events, and none of them is dear.
            with store.batch():
                for lived in week:
                    _keep_lived(store, clock, lived, today)
        clock.local = datetime.combine(today - timedelta(days=1), time(21, 45))
        _fill_calendar(store, today)
    finally:
        store.close()


def _make_room(folder: Path) -> None:
    mark = folder / MARK_FILE
    if is_profile(folder) and not mark.exists():
        raise NotADemoFolder(
            f"{folder} holds real records. The made-up year needs a folder of its own: --data DIR"
        )
    if mark.exists():
        # With its backups: else the next start would take the new year for a damaged profile.
        remove_everything(folder, ())
    make_private_folder(folder)
    write_whole(mark, json.dumps({"made_up": True}).encode("ascii"))


def _year(today: date, exercises: Sequence[Exercise]) -> list[Lived]:
    forms, _ = load_questionnaires([exercises_folder() / "questionnaires"], "en")
    more = more_of(today, exercises, list(forms.values()), SEED)
    return sorted([*live(today, exercises, SEED), *more], key=lambda lived: lived.start)


def _by_week(year: Sequence[Lived]) -> Iterator[list[Lived]]:
    week: list[Lived] = []
    for lived in year:
        if week and lived.start - week[0].start > timedelta(days=7):
            yield week
            week = []
        week.append(lived)
    yield week


def _keep_lived(store: Store, clock: HandClock, lived: Lived, today: date) -> None:
    clock.local = lived.start
    match lived:
        case LivedSession():
            _keep(store, clock, lived, today)
        case LivedForm():
            _keep_form(store, clock, lived)
        case LivedMark():
            store.day_marks.add(lived.start.date(), lived.words)


def _keep_form(store: Store, clock: HandClock, lived: LivedForm) -> None:
    form = lived.questionnaire
    session_id = store.questionnaires.begin(
        form.questionnaire, form.version, form.title, form.language
    )
    for number, (item, value) in enumerate(zip(form.item_ids, lived.values, strict=True)):
        clock.local += timedelta(seconds=20)
        store.questionnaires.answer(session_id, number, item, value)
    found = score(form, dict(zip(form.item_ids, lived.values, strict=True)))
    if found is None:
        store.questionnaires.finish(session_id)
    else:
        parts = {part.id: part.value for part in found.subscales}
        store.questionnaires.finish(session_id, found.value, parts)


def _keep(store: Store, clock: HandClock, session: LivedSession, today: date) -> None:
    exercise = session.exercise
    choices: dict[str, Any] = {"pace": 1.0}
    if "body" in exercise.verbs:
        choices["areas"] = areas_of(session, today)
    session_id = store.sessions.begin(
        exercise.id, exercise.version, exercise.title, exercise.language, choices
    )
    for event in _events(session):
        if isinstance(event, StepStarted | PracticeEnded):
            clock.local += timedelta(seconds=exercise.length_s * session.done / _STEPS)
        kind, body = to_record(event)
        store.sessions.add_event(session_id, kind, body)
    if session.useful is not None:
        store.sessions.set_useful(session_id, session.useful)
    _keep_card(store, session)
    if exercise.id == DRAWING:
        _keep_drawings(store, session, session_id)


def _keep_drawings(store: Store, session: LivedSession, session_id: str) -> None:
    """What hurts and what soothes, at the places of the steps that ask for them."""
    bother = (session.before.get("bother") or 0) / 10
    store.drawings.save(session_id, (2, 0, 0), pain_picture(bother))
    store.drawings.save(session_id, (4,), soothing_picture(1.0 - bother))


def _events(session: LivedSession) -> Iterator[SessionEvent]:
    exercise = session.exercise
    practised_s = exercise.length_s * session.done
    yield from _ratings("before", session.before)
    yield PracticeBegan()
    for number in range(max(1, round(_STEPS * session.done))):
        verb = exercise.verbs[number % len(exercise.verbs)] if exercise.verbs else "say"
        yield StepStarted((number,), verb, practised_s * number / _STEPS)
        yield StepFinished((number,))
    yield from _ratings("between", session.week)
    answers = _answers(session)
    if answers:
        yield AnswerGiven((_STEPS,), "form", answers)
    stopped = session.done < 1.0
    yield PracticeEnded(practised_s, stopped)
    yield from _ratings("after", session.after)
    yield SessionStopped(practised_s) if stopped else SessionFinished(practised_s)


def _ratings(moment: Moment, values: Any) -> Iterator[SessionEvent]:
    if values:
        yield RatingsAsked(moment, tuple(values))
    for scale, value in values.items():
        yield RatingGiven(moment, scale, value)


def _answers(session: LivedSession) -> dict[str, Any]:
    """What the person wrote, where this exercise asks for words."""
    number = session.start.toordinal()
    match session.exercise.id:
        case "worry-time":
            return {"worries": _worries(number)}
        case "flare-plan":
            return {name: answer for _, name, answer in _FLARE_PLAN}
        case "coping-statements":
            return {name: answer for _, name, answer in _COPING_WORDS}
        case name if name == CHECK_IN:
            return {"win": _WINS[number // 7 % len(_WINS)], "next_step": "one short walk"}
    return {}


def _worries(number: int) -> list[str]:
    first = number % len(_WORRIES)
    return [_WORRIES[first], _WORRIES[(first + 2) % len(_WORRIES)]]


def _keep_card(store: Store, session: LivedSession) -> None:
    answers = _answers(session)
    match session.exercise.id:
        case "worry-time":
            rows: Any = [("What is on your mind?", "worries", answers["worries"])]
            title = "My worry list"
        case "flare-plan":
            rows, title = _FLARE_PLAN, "My flare-up plan"
        case "coping-statements":
            rows, title = _COPING_WORDS, "My words for hard moments"
        case _:
            return
    fields = [{"ask": ask, "name": name, "answer": answer} for ask, name, answer in rows]
    store.cards.save(title, session.exercise.id, fields)


def _fill_calendar(store: Store, today: date) -> None:
    tea = store.calendar.add("Tea in the sun with Ana", "weekly", today - timedelta(days=40))
    walk = store.calendar.add("Ten slow minutes outside", "3 a week", today - timedelta(days=26))
    store.calendar.add("Ask about the night pain", "once", today + timedelta(days=5))
    for ago in (33, 26, 12, 5):
        store.calendar.mark_done(tea, today - timedelta(days=ago))
    for ago in (25, 23, 20, 16, 13, 11, 6, 4, 2):
        store.calendar.mark_done(walk, today - timedelta(days=ago))
