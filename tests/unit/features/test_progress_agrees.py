"""Progress, the report and the tables of the export tell the same numbers, to the digit."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from coping_app.export.csv.csv_tables import PRACTICE, RATINGS, Table
from coping_app.export.records.gather import gather
from coping_app.export.records.records import Records, Span
from coping_app.export.report.model import Report
from coping_app.export.report.report import build_report
from coping_app.features.progress.practice import minutes_of
from coping_app.features.progress.reader import ProgressReader
from coping_app.insight.beginnings import Expected, expected_change
from coping_app.insight.rated_sessions import grouped
from coping_app.insight.rounded_change import rated_change
from coping_app.store.store import Store
from coping_app.store.travel.portable import Portable
from tests.unit.export.support import WORDINGS, fixed_portable, rating, session, store_with
from tests.unit.features.rated_people import SCALES, WORDS

NAMES = ("body-scan", "slow-breathing", "music")


def many() -> Portable:
    """The fixed records, and a hundred sessions of three exercises more."""
    chance = random.Random(11)
    more = tuple(
        session(
            date(2025, 11, 1) + timedelta(days=number),
            name,
            name.replace("-", " ").capitalize(),
            [
                rating("before", "pain", before := chance.randint(3, 9)),
                ("practice-began", {}),
                rating("after", "pain", max(0, before - chance.randint(-1, 3))),
            ],
            60.0 * chance.randint(1, 40) + chance.random(),
        )
        for number in range(100)
        for name in NAMES[number % 3 :: 2]
    )
    fixed = fixed_portable()
    every = sorted((*fixed.sessions, *more), key=lambda each: each.moment.utc_ms)
    return replace(fixed, sessions=tuple(every))


@pytest.fixture(params=[fixed_portable, many])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    store = store_with(request.param())
    yield store
    store.close()


@pytest.fixture
def records(store: Store) -> Records:
    return gather(store, Span(), WORDINGS)


@pytest.fixture
def report(records: Records) -> Report:
    return build_report(records)


@pytest.fixture
def reader(store: Store) -> ProgressReader:
    return ProgressReader(store, SCALES, WORDS, None)


def rows_of(table: Table, records: Records) -> list[dict[str, str]]:  # type: ignore[type-arg]
    text = table.to_csv(records).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_report_says_of_an_exercise_what_its_chart_says(
    reader: ProgressReader, report: Report
) -> None:
    told = {(each.exercise_id, each.scale): each for each in report.changes}
    charts = [reader.sessions(group) for group in reader.groups]
    averaged = {(c.exercise_id, c.scale): c for c in charts if c.change is not None}
    assert told
    for key, change in told.items():
        assert averaged[key].change == pytest.approx(change.average)
        assert averaged[key].title.endswith(f" {change.words}")
    few = {" ".join(words.split(":")[0].split()) for words in report.few}
    assert {c.title.split(":")[0] for c in charts if c.change is None} == few


def test_what_followed_has_one_number_on_the_list_the_chart_and_the_report(
    reader: ProgressReader, report: Report, store: Store
) -> None:
    rows = {(row.exercise_id, view.scale): row for view in reader.followed for row in view.rows}
    charts = {
        (chart.exercise_id, chart.scale): chart for chart in map(reader.sessions, reader.groups)
    }
    pairs = store.ratings.pairs()
    for change in report.changes:
        key = (change.exercise_id, change.scale)
        own = [(p.before, p.after) for p in pairs if (p.exercise_id, p.scale) == key]
        assert rows[key].estimate == charts[key].change == change.average == rated_change(own)
        assert rows[key].brief == change.words[:1].upper() + change.words[1:]
        assert rows[key].cells[2] == WORDS.moved(change.average.mean)


def test_the_rings_are_the_changes_of_the_report(reader: ProgressReader, report: Report) -> None:
    rows = {(row.exercise_id, view.scale): row for view in reader.followed for row in view.rows}
    for change in report.changes:
        assert dict(rows[change.exercise_id, change.scale].changes) == Counter(change.changes)


def test_tables_of_sessions_are_the_rows_of_the_csv(
    reader: ProgressReader, records: Records
) -> None:
    sessions: dict[tuple[str, str, str], dict[str, dict[str, str]]] = {}
    for row in rows_of(RATINGS, records):
        key = (row["exercise"], row["scale"], row["session_id"])
        sessions.setdefault(key, {})[row["moment"]] = row
    for group in reader.groups:
        expected = [
            (
                WORDS.day(date.fromisoformat(moments["before"]["day"])),
                moments["before"]["value"],
                moments["after"]["value"],
            )
            for (exercise, scale, _), moments in sessions.items()
            if (exercise, scale) == (group.exercise_id, group.scale)
            and {"before", "after"} <= moments.keys()
        ]
        assert reader.session_rows(group) == expected[::-1]
        assert group.n == len(expected)


def test_the_calendar_has_the_rows_of_the_csv(reader: ProgressReader, records: Records) -> None:
    heat = reader.heat()
    assert heat is not None
    told = {day.day.isoformat(): day.minutes for day in heat.days if day.minutes}
    assert told == {
        row["day"]: minutes_of(float(row["practised_s"])) for row in rows_of(PRACTICE, records)
    }


def test_panels_over_time_have_the_dots_and_lines_of_the_report(
    store: Store, report: Report
) -> None:
    # So short a time that both draw a dot a day.
    first = date(2025, 12, 20)
    trends = ProgressReader(store, SCALES, WORDS, first).trends
    assert trends is not None
    panels = {panel.scale: panel for panel in trends.panels}
    for told in report.panels:
        dots = [(dot.day, dot.value) for dot in told.dots if dot.day >= first]
        assert [(mark.day, mark.value) for mark in panels[told.scale].marks] == dots
        assert panels[told.scale].ends == told.ends
        assert panels[told.scale].finding.startswith(told.finding)
    assert [event.words for event in trends.events] == [
        each.words for each in store.day_marks.all() if each.day >= first
    ]


def hard_days(check_ins: int) -> Store:
    """A person who begins when pain is high, and whose pain falls by itself."""
    chance = random.Random(4)
    first = date(2025, 12, 1)
    practised = [
        session(
            first + timedelta(days=number),
            "hard",
            "Hard",
            [rating("before", "pain", before), rating("after", "pain", (before + 4) // 2)],
        )
        for number in range(80)
        for before in [chance.randint(6, 9)]
    ]
    asked = [
        session(
            first + timedelta(days=7 * number),
            "weekly-check-in",
            "Weekly check-in",
            [rating("before", "week_pain", 4 + number % 2)],
        )
        for number in range(check_ins)
    ]
    every = sorted((*practised, *asked), key=lambda each: each.moment.utc_ms)
    return store_with(Portable(sessions=tuple(every)))


def test_what_beginnings_alone_explain_is_said_where_check_ins_can_tell() -> None:
    store = hard_days(check_ins=6)
    view = ProgressReader(store, SCALES, WORDS, None).followed[0]
    records = gather(store, Span(), WORDINGS)
    weekly = store.ratings.all("week_pain")
    told = expected_change(grouped(store.ratings.rated_once()), "hard", "pain", weekly)
    assert isinstance(told, Expected)
    part = (
        f"With Hard, up to {WORDS.number(-told.expected)} of {WORDS.points(-told.change)}"
        " could be that alone."
    )
    assert part in view.caution
    assert build_report(records).caution.endswith(part)
    store.close()


def test_with_fewer_than_six_check_ins_no_number_is_given() -> None:
    store = hard_days(check_ins=5)
    view = ProgressReader(store, SCALES, WORDS, None).followed[0]
    assert "so some fall is expected." in view.caution
    assert "up to" not in view.caution
    assert "up to" not in build_report(gather(store, Span(), WORDINGS)).caution
    store.close()
