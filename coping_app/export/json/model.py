"""The JSON file of all records, version 2, as strict classes: one for each kind of row.

Version 1 is the same without notes on days, and is read as well.

Nothing unknown is let in, no text is taken for a number, and every moment is one that some clock
can have shown. A computer whose battery is empty begins at 1970, and others run years ahead; what
was written then is the person's all the same, so that no moment is held against the clock of today.
Bodies of events that something follows from are checked in ``json_bodies``. A list ends at its
first wrong entry: one reason is enough to leave a row out, and thirty million take minutes.
"""

from __future__ import annotations

import base64
import re
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    FailFast,
    Field,
    Strict,
    model_validator,
)

from coping_app.export.json.bodies import LONGEST_S, TIMED, checked_body, checked_json
from coping_app.store.base.text import LONGEST_TEXT
from coping_app.store.repositories.choices import wrong_choices
from coping_app.store.repositories.day_marks import LONGEST_MARK
from coping_app.store.repositories.drawings import LARGEST_PNG

FORMAT = 2
EARLIEST, LATEST = 1900, 2299
"""Years that a record can be from. Linux takes no clock from before 1970 or behind 2232; a day of
the calendar can lie further away than the clock."""
_MOST_KEYS = 40
"""More than any row has. A million unknown keys would be a million problems."""
_FURTHEST_DAY = timedelta(days=2)
"""A day can begin 23 h late, and local time is up to 14 h away from UTC."""
_PNG = b"\x89PNG\r\n\x1a\n"
_UTC = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z")
_UUID = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"


def utc_to_text(moment: datetime) -> str:
    """To the millisecond: 2026-03-02T09:30:00.000Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + (
        f"{moment.microsecond // 1000:03d}Z"
    )


def _utc(text: str) -> str:
    if not _UTC.fullmatch(text):
        raise ValueError("is no UTC time such as 2026-03-02T09:30:00.000Z")
    _plausible(datetime.fromisoformat(text).year)
    return text


def _day(text: str) -> str:
    if len(text) != len("2026-03-02"):
        raise ValueError("is no day such as 2026-03-02")
    _plausible(date.fromisoformat(text).year)
    return text


def _plausible(year: int) -> None:
    if not EARLIEST <= year <= LATEST:
        raise ValueError("lies outside of the years that records can be from")


def _png(coded: Any) -> bytes:
    try:
        data = base64.b64decode(coded, validate=True)
    except (TypeError, ValueError):
        raise ValueError("is no base64") from None
    if not data.startswith(_PNG) or len(data) > LARGEST_PNG:
        raise ValueError(f"is no PNG of up to {LARGEST_PNG} bytes")
    return data


def _words(text: str) -> str:
    """The store takes out what no screen can show; something has to be left."""
    if not text.replace("\0", ""):
        raise ValueError("is empty")
    return text


def _card_field(field: dict[str, Any]) -> dict[str, Any]:
    if not (isinstance(field.get("ask"), str) and isinstance(field.get("name"), str)):
        raise ValueError('has no "ask" and "name" in words')
    if "answer" not in field:
        raise ValueError('has no "answer"')
    return field


def _choices(choices: dict[str, Any]) -> dict[str, Any]:
    """A session that was cut off goes on with them; those of a later version are only kept."""
    if wrong := wrong_choices(choices):
        raise ValueError(f'has no "{wrong[0]}" that can be used')
    return choices


Uuid = Annotated[str, Field(pattern=_UUID)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT), AfterValidator(_words)]
Utc = Annotated[str, AfterValidator(_utc)]
Day = Annotated[str, AfterValidator(_day)]
# JSON has no tuples, so a list is taken for one.
Place = Annotated[
    tuple[Annotated[int, Field(ge=0, le=10_000)], ...], Strict(False), FailFast(),
    Field(max_length=50),
]
Group = Annotated[dict[str, Any], AfterValidator(checked_json)]
CardField = Annotated[Group, AfterValidator(_card_field)]
Offset = Annotated[int, Field(ge=-1_080, le=1_080)]
Png = Annotated[bytes, BeforeValidator(_png)]


class Row(BaseModel):
    """Strict: no unknown keys, no value of another type."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, hide_input_in_errors=True
    )

    @model_validator(mode="before")
    @classmethod
    def _few_keys(cls, value: Any) -> Any:
        if isinstance(value, dict) and len(value) > _MOST_KEYS:
            raise ValueError("has keys that are not known here")
        return value


class Timed(Row):
    """A row that knows when it was: UTC, local minus UTC in minutes, the person's day."""

    utc: Utc
    offset_min: Offset
    day: Day

    @model_validator(mode="after")
    def _one_time(self) -> Timed:
        away = datetime.fromisoformat(self.utc).date() - date.fromisoformat(self.day)
        if abs(away) > _FURTHEST_DAY:
            raise ValueError('"day" does not fit "utc"')
        return self


class EventRow(Timed):
    """An event of a session."""

    id: Uuid
    kind: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=60)]
    body: Group

    @model_validator(mode="after")
    def _body_of_kind(self) -> EventRow:
        checked_body(self.kind, self.body)
        return self


class SessionEntry(Timed):
    """A session, and all of its events in order."""

    id: Uuid
    exercise: Name
    version: Annotated[int, Field(ge=1, le=10**9)]
    title: Annotated[str, Field(max_length=LONGEST_TEXT)]
    language: Name
    choices: Annotated[Group, AfterValidator(_choices)]
    events: Annotated[tuple[EventRow, ...], Strict(False), FailFast()]

    @model_validator(mode="after")
    def _bearable_length(self) -> SessionEntry:
        """Time counts on from where a session was cut off: many stretches can come to more."""
        earlier_s = practised_s = longest_s = 0.0
        for event in self.events:
            if event.kind == "practice-began":
                earlier_s = practised_s
            elif event.kind == "step-started":
                practised_s = max(practised_s, earlier_s + event.body["start_s"])
            elif event.kind in TIMED:
                practised_s = event.body["practised_s"]
            longest_s = max(longest_s, practised_s)
        if longest_s > LONGEST_S:
            raise ValueError("practises longer than ten days")
        return self


class CardRow(Timed):
    """A personal card."""

    id: Uuid
    title: Words
    exercise: Name
    fields: Annotated[tuple[CardField, ...], Strict(False), FailFast()]
    """In order, each with ``ask``, ``name`` and ``answer``."""


class DrawingRow(Timed):
    """A drawing, its PNG in base64."""

    id: Uuid
    session: Uuid
    place: Place
    png: Png


class DoneRow(Row):
    """A day that was marked done, and when."""

    day: Day
    marked_utc: Utc


class PlanItemRow(Timed):
    """Something in the calendar."""

    id: Uuid
    what: Words
    often: Annotated[str, Field(pattern=r"^(daily|weekly|once|as needed|[1-7] a week)$")]
    first_day: Day
    exercise: Name | None
    done: Annotated[tuple[DoneRow, ...], Strict(False), FailFast()]


class PlanRow(Row):
    """A plan that was followed."""

    plan: Name
    started: Day
    ended: Day | None
    taken_up_utc: Utc


class DayMarkRow(Timed):
    """A note that was set on a day, by the person, at the time that the row has."""

    id: Uuid
    marked_day: Day
    words: Annotated[str, Field(min_length=1, max_length=LONGEST_MARK), AfterValidator(_words)]
