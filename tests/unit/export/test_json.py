from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_app.export.gather import gather
from coping_app.export.json_export import records_json
from coping_app.export.json_import import LARGEST_FILE, RefusedFile, read_file, read_records
from coping_app.export.records import Records, Span
from coping_app.export.report import build_report
from coping_app.store.moments import moment_of
from coping_app.store.portable import (
    Portable,
    PortableCard,
    PortableDayMark,
    PortableEvent,
    PortablePlanItem,
    PortableSession,
)
from tests.unit.export.support import (
    KEPT,
    NOW,
    WORDINGS,
    fixed_portable,
    fixed_records,
    records_of,
    store_with,
)


def document() -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(records_json(fixed_records()))
    return parsed


def refused(change: Callable[[dict[str, Any]], object]) -> list[tuple[str, str]]:
    """The rows that are named after a change to a sound file."""
    changed = document()
    change(changed)
    with pytest.raises(RefusedFile) as caught:
        read_records(json.dumps(changed).encode(), NOW)
    return [(problem.row, problem.message) for problem in caught.value.problems]


def test_the_file_is_the_reference_file_byte_by_byte() -> None:
    assert records_json(fixed_records()) == (KEPT / "records.json").read_bytes()


def test_everything_comes_back_without_loss() -> None:
    records = fixed_records()
    read = read_records(records_json(records), NOW)
    assert read == records.kept
    again = records_of(read)
    assert again == records
    assert build_report(again) == build_report(records)


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | texts
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
moments = st.builds(
    lambda start, seconds: moment_of(start + timedelta(seconds=seconds)),
    st.just(datetime(2026, 1, 1, tzinfo=UTC)),
    st.integers(0, 5_000_000),
)
uuids = st.uuids(version=4).map(str)
bodies = st.one_of(
    st.tuples(
        st.just("rating-given"),
        st.fixed_dictionaries(
            {
                "moment": st.sampled_from(["before", "between", "live", "after"]),
                "scale": st.sampled_from(["pain", "mood", "week_pain"]),
                "value": st.none() | st.integers(0, 10),
            }
        ),
    ),
    st.tuples(
        st.just("answer-given"),
        st.fixed_dictionaries(
            {
                "place": st.lists(st.integers(0, 9), max_size=3),
                "verb": st.just("form"),
                "answers": st.dictionaries(texts.filter(bool), json_values, max_size=3),
            }
        ),
    ),
    st.tuples(st.just("practice-began"), st.just({})),
    st.tuples(
        st.sampled_from(["session-finished", "session-stopped", "practice-passed"]),
        st.fixed_dictionaries({"practised_s": st.floats(0, 10_000)}),
    ),
    st.tuples(st.just("of-a-later-version"), st.dictionaries(texts, json_values, max_size=2)),
)
events = st.builds(
    lambda key, told, moment: PortableEvent(key, told[0], told[1], moment), uuids, bodies, moments
)
sessions = st.builds(
    PortableSession, uuids, st.sampled_from(["box-breathing", "pmr-4"]), st.integers(1, 9), texts,
    st.sampled_from(["en", "es"]), st.dictionaries(texts, json_values, max_size=2), moments,
    st.lists(events, max_size=5).map(tuple),
)
cards = st.builds(
    PortableCard, uuids, texts.filter(bool), st.just("flare-plan"),
    st.lists(
        st.fixed_dictionaries({"ask": texts, "name": st.just("a"), "answer": json_values}),
        max_size=2,
    ).map(tuple),
    moments,
)
day_marks = st.builds(
    PortableDayMark, uuids, st.dates(date(2000, 1, 1), date(2199, 12, 31)), texts.filter(bool),
    moments,
)
plan_items = st.builds(
    PortablePlanItem, uuids, texts.filter(bool), st.sampled_from(["daily", "once", "3 a week"]),
    st.dates(date(2026, 1, 1), date(2026, 3, 1)), st.none() | st.just("pmr-4"), st.just(()),
    moments,
)
portables = st.builds(
    Portable,
    sessions=st.lists(sessions, max_size=4, unique_by=lambda each: each.id).map(tuple),
    cards=st.lists(cards, max_size=2, unique_by=lambda each: each.title).map(tuple),
    plan_items=st.lists(plan_items, max_size=2, unique_by=lambda each: each.id).map(tuple),
    day_marks=st.lists(day_marks, max_size=3, unique_by=lambda each: each.id).map(
        lambda found: tuple(sorted(found, key=lambda each: each.day))
    ),
    settings=st.dictionaries(st.sampled_from(["theme", "voice"]), texts, max_size=2),
)


@settings(max_examples=40)
@given(portables)
def test_whatever_was_kept_goes_out_and_comes_back_the_same(portable: Portable) -> None:
    records: Records = records_of(portable)
    data = records_json(records)
    again = records_of(read_records(data, NOW))
    assert again == records
    assert records_json(again) == data


def test_p05_the_same_file_twice_adds_nothing() -> None:
    store = store_with(fixed_portable())
    before = records_json(gather(store, Span(), WORDINGS))
    found = store.take_in(read_records(before, NOW))
    assert not found.anything_new
    assert found.sessions.known == len(fixed_portable().sessions)
    assert records_json(gather(store, Span(), WORDINGS)) == before
    store.close()


def test_p05_files_that_overlap_add_up_to_the_whole() -> None:
    whole = fixed_records()
    parts = [Span(None, date(2026, 2, 4)), Span(date(2026, 1, 23), None)]
    store = store_with(Portable())
    for span in parts:
        store.take_in(read_records(records_json(fixed_records(span)), NOW))
    joined = gather(store, Span(), WORDINGS)
    store.close()
    assert joined.ratings == whole.ratings
    assert joined.pairs == whole.pairs
    assert joined.kept.sessions == whole.kept.sessions
    assert {card.id for card in joined.kept.cards} == {card.id for card in whole.kept.cards}


def test_a_count_beforehand_says_what_an_import_does_and_changes_nothing() -> None:
    store = store_with(Portable())
    counted = store.take_in(fixed_portable(), keep=False)
    assert gather(store, Span(), WORDINGS).kept == Portable()
    assert store.take_in(fixed_portable()) == counted
    assert (counted.sessions.new, counted.day_marks.new) == (16, 2)
    store.close()


@pytest.mark.parametrize("value", [11, -1, 5.5, "5", True, float("nan"), float("inf"), 10**400])
def test_p07_a_rating_out_of_range_is_named_by_its_row(value: Any) -> None:
    def change(changed: dict[str, Any]) -> None:
        changed["sessions"][1]["events"][1]["body"]["value"] = value

    rows = refused(change)
    assert [row for row, _ in rows] == ["sessions[1].events[1].body"] or [
        row for row, _ in rows
    ] == ["sessions[1].events[1]"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("utc", "9999-12-31T00:00:00.000Z"),
        ("utc", "1999-12-31T23:59:59.000Z"),
        ("utc", "2026-02-30T00:00:00.000Z"),
        ("utc", "2026-01-05 08:00"),
        ("day", "9999-01-05"),
        ("day", "2026-01-09"),
        ("day", "2026-1-5"),
        ("offset_min", 5_000),
        ("kind", "Rating Given"),
        ("id", "not-a-uuid"),
        ("more", 1),
    ],
)
def test_p07_an_event_that_cannot_be_is_named_by_its_row(key: str, value: Any) -> None:
    def change(changed: dict[str, Any]) -> None:
        changed["sessions"][0]["events"][1][key] = value

    assert all(row.startswith("sessions[0].events[1]") for row, _ in refused(change))


def test_every_wrong_row_is_named_at_once() -> None:
    def change(changed: dict[str, Any]) -> None:
        changed["sessions"][0]["events"][1]["body"]["value"] = 11
        changed["sessions"][4]["version"] = 0
        changed["cards"][0]["title"] = ""
        changed["plan_items"][1]["often"] = "sometimes"

    assert [row for row, _ in refused(change)] == [
        "sessions[0].events[1]", "sessions[4].version", "cards[0].title", "plan_items[1].often"
    ]


def test_p07_a_note_of_markup_is_kept_as_the_text_it_is() -> None:
    changed = document()
    markup = '<img src="file:///etc/passwd">'
    changed["cards"][0]["fields"][0]["answer"] = markup
    read = read_records(json.dumps(changed).encode(), NOW)
    assert read.cards[0].fields[0]["answer"] == markup


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"[]", b"null", b'"text"', b"\xff\xfe", b"[" * 100_000, b'{"a":' * 100_000,
        b'{"format": 1, "format": 1}', b'{"format": "1"}', b'{"format": 1e999}',
        b'{"a": "\\ud800"}', b"9" * 5_000, b"PK\x03\x04",
    ],
    ids=range(14),
)
def test_p04_what_is_no_such_file_is_refused_with_a_reason(raw: bytes) -> None:
    with pytest.raises(RefusedFile) as caught:
        read_records(raw, NOW)
    assert caught.value.problems[0].message


def test_a_file_of_a_newer_format_says_so() -> None:
    assert refused(lambda changed: changed.update(format=3)) == [
        ("format", "needs a newer version of this app.")
    ]


def test_a_file_of_the_first_format_is_read_and_has_no_notes_on_days() -> None:
    first = {**document(), "format": 1}
    del first["day_marks"]
    read = read_records(json.dumps(first).encode(), NOW)
    assert read == replace(fixed_portable(), day_marks=())


@pytest.mark.parametrize(
    ("key", "value"),
    [("words", ""), ("words", "x" * 201), ("words", None), ("marked_day", "2026-02-30"),
     ("marked_day", "1999-12-31"), ("id", "mine"), ("more", 1)],
)
def test_p07_a_note_on_a_day_that_cannot_be_is_named_by_its_row(key: str, value: Any) -> None:
    rows = refused(lambda changed: changed["day_marks"][1].update({key: value}))
    assert [row for row, _ in rows] == [f"day_marks[1].{key}"]


def test_p04_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(RefusedFile, match="larger than 64 MiB"):
        read_file(large, NOW)


def test_identities_that_are_there_twice_are_named() -> None:
    def change(changed: dict[str, Any]) -> None:
        changed["sessions"][2]["id"] = changed["sessions"][1]["id"]
        changed["sessions"][3]["events"][0]["id"] = changed["sessions"][0]["events"][0]["id"]
        changed["day_marks"][1]["id"] = changed["day_marks"][0]["id"]

    assert [row for row, _ in refused(change)] == [
        "sessions[2].id", "day_marks[1].id", "sessions[3].events[0].id"
    ]


def test_a_drawing_needs_its_session_and_has_to_be_a_png() -> None:
    assert refused(lambda changed: changed["sessions"].pop(0)) == [
        ("drawings[0].session", "is no session of this file.")
    ]
    rows = refused(lambda changed: changed["drawings"][0].update(png="R0lGODlh"))
    assert [row for row, _ in rows] == ["drawings[0].png"]


def test_records_from_a_little_ahead_of_this_clock_are_fine_and_no_others() -> None:
    data = records_json(fixed_records())
    assert read_records(data, datetime(2026, 2, 26, tzinfo=UTC))
    with pytest.raises(RefusedFile, match="outside of the time"):
        read_records(data, datetime(2026, 1, 1, tzinfo=UTC))
