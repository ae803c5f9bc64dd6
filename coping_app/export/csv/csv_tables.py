"""The tables of the CSV export: each column once, with what it is called, holds and means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from coping_app.export.records.cells import Cell, csv_bytes
from coping_app.export.records.ended_trials import EndedTrial
from coping_app.export.records.filled_forms import FilledForm, filled_forms
from coping_app.export.records.plain_values import plain_items
from coping_app.export.records.records import AnswerRow, RatingRow, Records
from coping_app.insight.enough import TooEarly
from coping_app.store.base.encoding import to_json
from coping_app.store.repositories.records import DayMark, StoredSession

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its name, how a cell comes from a row, what it holds and what it means."""

    name: str
    cell: Callable[[Row], Cell]
    holds: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """One table: its file, its rows, its columns."""

    file: str
    rows: Callable[[Records], Iterable[Row]]
    columns: Sequence[Column[Row]]

    def to_csv(self, records: Records) -> bytes:
        """The table as a CSV file."""
        return csv_bytes(
            [column.name for column in self.columns],
            ([column.cell(row) for column in self.columns] for row in self.rows(records)),
        )


@dataclass(frozen=True, slots=True)
class _Practice:
    day: str
    sessions: int
    practised_s: int


@dataclass(frozen=True, slots=True)
class _Scored:
    """The score of a questionnaire, or of one of its parts."""

    form: FilledForm
    part: str
    value: float


@dataclass(frozen=True, slots=True)
class _Said:
    """One answer, or one entry of an answer that is a list."""

    answer: AnswerRow
    position: int
    value: Any


def utc_text(moment: datetime) -> str:
    """To the second: 2026-03-02T09:30:00Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _practice(records: Records) -> Iterator[_Practice]:
    sessions = Counter(row.local_date for row in records.sessions if row.practised_s > 0)
    for day, seconds in records.practice_s.items():
        yield _Practice(day.isoformat(), sessions[day], round(seconds))


def _scored(records: Records) -> Iterator[_Scored]:
    for form in filled_forms(records):
        yield _Scored(form, "total", form.score.value)
        for part in form.score.subscales:
            yield _Scored(form, part.id, part.value)


def _said(records: Records) -> Iterator[_Said]:
    for answer in records.answers:
        for position, value in enumerate(plain_items(answer.value), start=1):
            yield _Said(answer, position, value)


def _value_cell(said: _Said) -> Cell:
    value = said.value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if value is None or (isinstance(value, int | str) and not isinstance(value, bool)):
        return value
    return to_json(value)


def _of(ended: EndedTrial, name: str) -> Cell:
    """A part of the result; empty where there were too few days."""
    result = ended.result
    return None if isinstance(result, TooEarly) else getattr(result, name)


def _hundredths(ended: EndedTrial, name: str) -> Cell:
    value = _of(ended, name)
    return None if value is None else round(float(value) * 100)


_ID = "UUID"
_DAY = "date, YYYY-MM-DD"
_TIME = "UTC time, YYYY-MM-DDThh:mm:ssZ"
_WHOLE = "whole number"
_TEXT = "text"

SESSIONS: Table[StoredSession] = Table(
    "sessions.csv",
    lambda records: records.sessions,
    (
        Column("session_id", lambda r: r.id, _ID, "One session. The other tables name it, too."),
        Column("day", lambda r: r.local_date.isoformat(), _DAY, "The person's day of the session."),
        Column("began_utc", lambda r: utc_text(r.started_utc), _TIME, "When it began."),
        Column("offset_min", lambda r: r.offset_min, _WHOLE,
               "Local time minus UTC then, in minutes."),
        Column("exercise", lambda r: r.exercise_id, "id", "The exercise."),
        Column("exercise_title", lambda r: r.title, _TEXT, "Its name at that time."),
        Column("exercise_version", lambda r: r.version, _WHOLE, "Its version."),
        Column("language", lambda r: r.language, "BCP 47 code", "Its language."),
        Column("state", lambda r: r.state, "finished, stopped, interrupted, open",
               "How it ended. Stopped by the person; interrupted by a cut; open is going on."),
        Column("practised_s", lambda r: round(r.practised_s), "whole seconds",
               "Practice done. A stopped session counts as far as it went."),
        Column("useful", lambda r: r.useful, "yes, a-little, not-today, or empty",
               "The person's word on it."),
    ),
)

RATINGS: Table[RatingRow] = Table(
    "ratings.csv",
    lambda records: records.ratings,
    (
        Column("rating_id", lambda r: r.id, _ID, "One rating. Skipped ones are not here."),
        Column("session_id", lambda r: r.session_id, _ID, "The session it was given in."),
        Column("day", lambda r: r.given.day.isoformat(), _DAY, "The person's day."),
        Column("rated_utc", lambda r: utc_text(r.given.utc), _TIME, "When it was given."),
        Column("offset_min", lambda r: r.given.offset_min, _WHOLE,
               "Local time minus UTC then, in minutes."),
        Column("exercise", lambda r: r.exercise_id, "id", "The exercise of the session."),
        Column("moment", lambda r: r.moment, "before, between, live, after, day-after",
               "Before or after practice, in between, by a live slider, or on a day after."),
        Column("scale", lambda r: r.scale, "id", "What was rated. See the rows on scales below."),
        Column("value", lambda r: r.value, "whole number, 0 to 10", "The rating."),
    ),
)

ANSWERS: Table[_Said] = Table(
    "answers.csv",
    _said,
    (
        Column("answer_id", lambda r: r.answer.id, _ID, "Answers with one id were given at once."),
        Column("session_id", lambda r: r.answer.session_id, _ID,
               "The session. That of a questionnaire is no practice and not in sessions.csv."),
        Column("day", lambda r: r.answer.given.day.isoformat(), _DAY, "The person's day."),
        Column("answered_utc", lambda r: utc_text(r.answer.given.utc), _TIME, "When it was given."),
        Column("exercise", lambda r: r.answer.exercise_id, "id", "The exercise."),
        Column("name", lambda r: r.answer.name, "id", "What the exercise calls the answer."),
        Column("position", lambda r: r.position, _WHOLE,
               "1, or the place in an answer that is a list."),
        Column("value", _value_cell, "text, whole number or JSON",
               "The answer; empty where it was skipped. Texts that are kept nowhere are not here."),
    ),
)

PRACTICE: Table[_Practice] = Table(
    "practice.csv",
    _practice,
    (
        Column("day", lambda r: r.day, _DAY, "A day with practice; other days are left out."),
        Column("sessions", lambda r: r.sessions, _WHOLE, "Sessions with practice on that day."),
        Column("practised_s", lambda r: r.practised_s, "whole seconds", "Practice of that day."),
    ),
)

SCORES: Table[_Scored] = Table(
    "scores.csv",
    _scored,
    (
        Column("session_id", lambda r: r.form.session.id, _ID, "The session it was filled in in."),
        Column("day", lambda r: r.form.given.day.isoformat(), _DAY, "The person's day."),
        Column("scored_utc", lambda r: utc_text(r.form.given.utc), _TIME,
               "When the last answer was given."),
        Column("questionnaire", lambda r: r.form.questionnaire.questionnaire, "id",
               "The questionnaire. Without an answer to every question there is no score."),
        Column("version", lambda r: r.form.questionnaire.version, _WHOLE, "Its version."),
        Column("part", lambda r: r.part, "total, or id", "The whole, or a part of its questions."),
        Column("hundredths", lambda r: round(r.value * 100), _WHOLE,
               "The score times 100, so that means are whole numbers, too."),
    ),
)

DAY_MARKS: Table[DayMark] = Table(
    "day_marks.csv",
    lambda records: records.kept.day_marks,
    (
        Column("mark_id", lambda r: r.id, _ID, "One note on a day."),
        Column("day", lambda r: r.day.isoformat(), _DAY, "The day that it is on."),
        Column("words", lambda r: r.words, _TEXT, "What the person wrote, on one line."),
        Column("set_utc", lambda r: utc_text(r.moment.utc), _TIME,
               "When it was set or last changed."),
        Column("offset_min", lambda r: r.moment.offset_min, _WHOLE,
               "Local time minus UTC then, in minutes."),
    ),
)

TRIALS: Table[EndedTrial] = Table(
    "trials.csv",
    lambda records: records.ended,
    (
        Column("trial", lambda r: r.kept.key, _ID,
               "One trial that is over: two exercises, in an order drawn by chance."),
        Column("first_day", lambda r: r.kept.trial.start.isoformat(), _DAY, "Its first day."),
        Column("last_day", lambda r: r.kept.last_counted.isoformat(), _DAY,
               "The last day that counts."),
        Column("a", lambda r: r.kept.trial.a, "id", "One exercise."),
        Column("b", lambda r: r.kept.trial.b, "id", "The other."),
        Column("scale", lambda r: r.kept.trial.scale, "id", "The scale that decides."),
        Column("a_days", lambda r: _of(r, "a_days"), _WHOLE, "Counted days of a. Empty: too few."),
        Column("b_days", lambda r: _of(r, "b_days"), _WHOLE, "Likewise of b."),
        Column("difference_hundredths", lambda r: _hundredths(r, "difference"), _WHOLE,
               "Mean change after a minus mean change after b, times 100."),
        Column("low_hundredths", lambda r: _hundredths(r, "low"), _WHOLE,
               "Lower end of its 95 % interval, times 100."),
        Column("high_hundredths", lambda r: _hundredths(r, "high"), _WHOLE, "Upper end."),
        Column("verdict", lambda r: _of(r, "verdict"), "a, b, alike, cannot-tell, or empty",
               "Which one was followed by more change for the better."),
    ),
)

TABLES: tuple[Table[Any], ...] = (
    SESSIONS, RATINGS, ANSWERS, PRACTICE, SCORES, DAY_MARKS, TRIALS,
)  # fmt: skip
