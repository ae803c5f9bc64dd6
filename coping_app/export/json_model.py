"""The JSON file of all records, version 2, as strict classes: one for each kind of row.

Version 1 is the same without notes on days, and is read as well.

Nothing unknown is let in, no text is taken for a number, and every moment is a plausible one.
Bodies of events that something follows from are checked in ``json_bodies``.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    Base64Bytes,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationInfo,
    model_validator,
)

from coping_app.export.json_bodies import checked_body, checked_json
from coping_app.store.day_marks import LONGEST_MARK
from coping_app.store.drawings import LARGEST_PNG
from coping_app.store.text import LONGEST_TEXT

FORMAT = 2
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
"""No record is older: there was no such app."""
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


def _utc(text: str, info: ValidationInfo) -> str:
    if not _UTC.fullmatch(text):
        raise ValueError("is no UTC time such as 2026-03-02T09:30:00.000Z")
    moment = datetime.fromisoformat(text)
    latest: datetime = (info.context or {}).get("latest", datetime.max.replace(tzinfo=UTC))
    if not EARLIEST <= moment <= latest:
        raise ValueError("lies outside of the time that records can be from")
    return text


def _day(text: str) -> str:
    if len(text) != len("2026-03-02"):
        raise ValueError("is no day such as 2026-03-02")
    day = date.fromisoformat(text)
    if not EARLIEST.year <= day.year < 2200:
        raise ValueError("lies outside of the years that records can be from")
    return text


def _png(data: bytes) -> bytes:
    if not data.startswith(_PNG) or len(data) > LARGEST_PNG:
        raise ValueError(f"is no PNG of up to {LARGEST_PNG} bytes")
    return data


def _card_field(field: dict[str, Any]) -> dict[str, Any]:
    if not (isinstance(field.get("ask"), str) and isinstance(field.get("name"), str)):
        raise ValueError('has no "ask" and "name" in words')
    if "answer" not in field:
        raise ValueError('has no "answer"')
    return field


Uuid = Annotated[str, Field(pattern=_UUID)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
Utc = Annotated[str, AfterValidator(_utc)]
Day = Annotated[str, AfterValidator(_day)]
Place = Annotated[tuple[Annotated[int, Field(ge=0, le=10_000)], ...], Field(max_length=50)]
Group = Annotated[dict[str, Any], AfterValidator(checked_json)]
CardField = Annotated[Group, AfterValidator(_card_field)]
Offset = Annotated[int, Field(ge=-1_080, le=1_080)]
Png = Annotated[
    Base64Bytes, AfterValidator(_png), PlainSerializer(lambda data: data, return_type=bytes)
]


class Row(BaseModel):
    """Strict: no unknown keys, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


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
    choices: Group
    events: tuple[EventRow, ...]


class CardRow(Timed):
    """A personal card."""

    id: Uuid
    title: Words
    exercise: Name
    fields: tuple[CardField, ...]
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
    done: tuple[DoneRow, ...]


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
    words: Annotated[str, Field(min_length=1, max_length=LONGEST_MARK)]


class DaysAsked(Row):
    """The days that were asked for; null is open."""

    first: Day | None
    last: Day | None


class RecordsFile(Row):
    """The whole file."""

    format: Literal[1, 2]
    made_on: Day
    days: DaysAsked
    sessions: tuple[SessionEntry, ...]
    cards: tuple[CardRow, ...]
    drawings: tuple[DrawingRow, ...]
    plan_items: tuple[PlanItemRow, ...]
    plans: tuple[PlanRow, ...]
    day_marks: tuple[DayMarkRow, ...] = ()
    settings: Group
