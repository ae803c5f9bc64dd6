"""What the page of reports works out before any widget is made: days, names of files, counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from coping_app.export.records.records import Span
from coping_app.export.table import Exporter
from coping_app.features.progress.view import Range, first_day
from coping_app.store.travel.portable import TakenIn

Time = Literal["weeks", "months", "all", "dates"]
USUAL_DATES = timedelta(days=27)
"""Own dates begin as the last four weeks, and go from there."""
_NAMES: Mapping[tuple[str, str], str] = {
    ("csv", ".zip"): "tables",
    ("csv", ".csv"): "ratings",
    ("json", ".json"): "records",
    ("fhir", ".json"): "health-record",
}
"""What a file is called that is no report: never whose it is, nor what it is about."""


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many things of a kind a file holds: new here, and here already."""

    kind: str
    new: int
    known: int


def usual_dates(today: date) -> tuple[date, date]:
    """What own dates begin as."""
    return today - USUAL_DATES, today


def span_of(time: Time, dates: tuple[date, date], today: date) -> Span:
    """The days that a choice of time stands for.

    Args:
        time: ``weeks`` two, ``months`` three, ``all``, or ``dates``.
        dates: First and last day, for ``dates`` alone; in the wrong order they are turned.
        today: The person's day.
    """
    if time == "dates":
        return Span(min(dates), max(dates))
    wanted: Range = time
    return Span(first_day(wanted, today), None)


def file_name(exporter: Exporter, day: date) -> str:
    """A name to suggest, such as ``report-2026-03-02.pdf``; it tells of nobody."""
    name = "report" if exporter.is_report else _NAMES.get((exporter.name, exporter.ending))
    return f"{name or exporter.name}-{day.isoformat()}{exporter.ending}"


def with_ending(path: Path, ending: str) -> Path:
    """The path with the ending that the format needs."""
    return path if path.name.lower().endswith(ending) else path.with_name(path.name + ending)


def count_rows(counts: TakenIn) -> Iterator[CountRow]:
    """The kinds that a file holds anything of."""
    for kind, count in counts.counts().items():
        if count.new or count.known:
            yield CountRow(kind, count.new, count.known)
