"""What a value of the JSON file may be: text, days, moments, pictures, lists, each with its limits.

Every moment is one that some clock can have shown. A computer whose battery is empty begins at
1970, and others run years ahead; what was written then is the person's all the same, so that no
moment is held against the clock of today. A list ends at its first wrong entry: one reason is
enough to leave a row out, and thirty million take minutes.
"""

from __future__ import annotations

import base64
import re
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, FailFast, Field, PlainSerializer, Strict

from coping_app.export.json.bodies import checked_json
from coping_app.store.base.moments import utc_ms_of, utc_of
from coping_app.store.base.text import LONGEST_TEXT
from coping_app.store.repositories.choices import wrong_choices
from coping_app.store.repositories.day_marks import LONGEST_MARK
from coping_app.store.repositories.drawings import LARGEST_PNG

EARLIEST, LATEST = 1900, 2299
"""Years that a record can be from. Linux takes no clock from before 1970 or behind 2232; a day of
the calendar can lie further away than the clock."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_PNG = b"\x89PNG\r\n\x1a\n"
_UTC = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z")
_UUID = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"


def _utc_ms(text: str) -> int:
    if not _UTC.fullmatch(text):
        raise ValueError("is no UTC time such as 2026-03-02T09:30:00.000Z")
    moment = datetime.fromisoformat(text)
    _plausible(moment.year)
    return (moment - _EPOCH) // _MILLISECOND


def _utc_text(utc_ms: int) -> str:
    moment = utc_of(utc_ms)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def _day(text: str) -> date:
    if len(text) != len("2026-03-02"):
        raise ValueError("is no day such as 2026-03-02")
    day = date.fromisoformat(text)
    _plausible(day.year)
    return day


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
Mark = Annotated[str, Field(min_length=1, max_length=LONGEST_MARK), AfterValidator(_words)]
Title = Annotated[str, Field(max_length=LONGEST_TEXT)]
Weeks = Annotated[int, Field(ge=2, le=4)]
"""Of a trial."""
Seed = Annotated[int, Field(ge=-(2**63), lt=2**63)]
Arms = Annotated[str, Field(pattern=r"^(ab|ba)+$", max_length=28)]
"""Two days a block, for at most four weeks."""
Version = Annotated[int, Field(ge=1, le=10**9)]
EventKind = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=60)]
Often = Annotated[str, Field(pattern=r"^(daily|weekly|once|as needed|[1-7] a week)$")]
Utc = Annotated[str, AfterValidator(_utc_ms), PlainSerializer(_utc_text)]
"""To the millisecond, 2026-03-02T09:30:00.000Z; in the record milliseconds since 1970."""
UtcTime = Annotated[
    str,
    AfterValidator(lambda text: utc_of(_utc_ms(text))),
    PlainSerializer(lambda moment: _utc_text(utc_ms_of(moment))),
]
"""Likewise; in the record an aware time."""
Day = Annotated[str, AfterValidator(_day), PlainSerializer(date.isoformat)]
LocalDate = Annotated[str, AfterValidator(lambda text: _day(text).isoformat())]
"""A day that stays text, as the database holds it."""
# JSON has no tuples, so a list is taken for one.
Place = Annotated[
    tuple[Annotated[int, Field(ge=0, le=10_000)], ...], Strict(False), FailFast(),
    Field(max_length=50),
]
Group = Annotated[dict[str, Any], AfterValidator(checked_json)]
Choices = Annotated[Group, AfterValidator(_choices)]
CardField = Annotated[Group, AfterValidator(_card_field)]
CardFields = Annotated[tuple[CardField, ...], Strict(False), FailFast()]
"""In order, each with ``ask``, ``name`` and ``answer``."""
Offset = Annotated[int, Field(ge=-1_080, le=1_080)]
"""Local time minus UTC, in minutes."""
Png = Annotated[
    bytes, BeforeValidator(_png), PlainSerializer(lambda png: base64.b64encode(png).decode())
]
