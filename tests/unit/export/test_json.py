from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from time import process_time
from traceback import format_exception
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_app.export.json.json_export import records_json
from coping_app.export.json.json_import import (
    LARGEST_FILE,
    MOST_TOLD,
    ReadFile,
    RefusedFile,
    RowProblem,
    read_file,
    read_records,
)
from coping_app.export.json.stream import MOST_VALUES
from coping_app.export.records.gather import gather
from coping_app.export.records.records import Records, Span
from coping_app.export.report.report import build_report
from coping_app.store.base.moments import moment_of
from coping_app.store.repositories.records import Card, DayMark
from coping_app.store.store import Store
from coping_app.store.travel.portable import (
    Portable,
    PortableEvent,
    PortablePlanItem,
    PortableSession,
)
from tests.unit.export.support import (
    KEPT,
    NOW,
    PNG,
    WORDINGS,
    answer,
    fixed_portable,
    fixed_records,
    rating,
    records_of,
    store_with,
)
from tests.unit.store.support import a_plan


def document() -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(records_json(fixed_records()))
    return parsed


def read(change: Callable[[dict[str, Any]], object]) -> ReadFile:
    """A sound file, changed, as it is read back."""
    changed = document()
    change(changed)
    return read_records(json.dumps(changed).encode())


def refused(change: Callable[[dict[str, Any]], object]) -> list[tuple[str, str]]:
    """The rows that are named after a change to a sound file; every other one comes in."""
    found = read(change)
    rows = [(problem.row, problem.message) for problem in found.left_out]
    assert found.left_out_count == len(rows)
    whole = fixed_portable()
    for name in ("sessions", "cards", "drawings", "plan_items", "plans", "day_marks"):
        left = sum(row.startswith(f"{name}[") for row, _ in rows)
        assert len(getattr(found.portable, name)) == len(getattr(whole, name)) - left
    return rows


def test_the_file_is_the_reference_file_byte_by_byte() -> None:
    assert records_json(fixed_records()) == (KEPT / "records.json").read_bytes()


def test_everything_comes_back_without_loss() -> None:
    records = fixed_records()
    found = read_records(records_json(records)).portable
    assert found == records.kept
    again = records_of(found)
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
    Card, uuids, texts.filter(bool), st.just("flare-plan"),
    st.lists(
        st.fixed_dictionaries({"ask": texts, "name": st.just("a"), "answer": json_values}),
        max_size=2,
    ).map(tuple),
    moments,
)
day_marks = st.builds(
    DayMark, uuids, st.dates(date(2000, 1, 1), date(2199, 12, 31)), texts.filter(bool),
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
    settings=st.dictionaries(
        st.sampled_from(["contact_name", "clinic_contact"]), texts, max_size=2
    ),
)


@settings(max_examples=40)
@given(portables)
def test_whatever_was_kept_goes_out_and_comes_back_the_same(portable: Portable) -> None:
    records: Records = records_of(portable)
    data = records_json(records)
    again = records_of(read_records(data).portable)
    assert again == records
    assert records_json(again) == data


def test_p05_the_same_file_twice_adds_nothing() -> None:
    store = store_with(fixed_portable())
    before = records_json(gather(store, Span(), WORDINGS))
    found = store.take_in(read_records(before).portable)
    assert not found.anything_new
    assert found.sessions.known == len(fixed_portable().sessions)
    assert records_json(gather(store, Span(), WORDINGS)) == before
    store.close()


def test_p05_files_that_overlap_add_up_to_the_whole() -> None:
    whole = fixed_records()
    parts = [Span(None, date(2026, 2, 4)), Span(date(2026, 1, 23), None)]
    store = store_with(Portable())
    for span in parts:
        store.take_in(read_records(records_json(fixed_records(span))).portable)
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
    assert [row for row, _ in rows] in (
        ["sessions[1].events[1].body"], ["sessions[1].events[1]"]
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("utc", "9999-12-31T00:00:00.000Z"),
        ("utc", "1899-12-31T23:59:59.000Z"),
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

    (session, _), (drawing, _) = refused(change)
    assert session.startswith("sessions[0].events[1]")
    assert drawing == "drawings[0].session"


def test_a_day_told_by_its_week_comes_in_as_the_day_it_is() -> None:
    """ISO 8601 knows two ways to write a day; the database compares days as text."""
    found = read(lambda changed: changed["sessions"][0].update(day="2026-W02-1"))
    assert found.portable == fixed_portable()


def test_what_hangs_on_a_row_and_is_none_itself_is_named_by_its_place() -> None:
    def change(changed: dict[str, Any]) -> None:
        changed["sessions"][1]["events"][2] = "no event"
        changed["plan_items"][0]["done"] = [{"day": "2026-01-05"}]

    assert refused(change) == [
        ("sessions[1].events[2]", "Input should be a valid dictionary."),
        ("plan_items[0].done[0].marked_utc", "Field required."),
    ]


def test_every_wrong_row_is_named_at_once() -> None:
    def change(changed: dict[str, Any]) -> None:
        changed["sessions"][0]["events"][1]["body"]["value"] = 11
        changed["sessions"][4]["version"] = 0
        changed["cards"][0]["title"] = ""
        changed["plan_items"][1]["often"] = "sometimes"

    assert [row for row, _ in refused(change)] == [
        "sessions[0].events[1]", "sessions[4].version", "cards[0].title", "plan_items[1].often",
        "drawings[0].session",
    ]


def test_p07_a_note_of_markup_is_kept_as_the_text_it_is() -> None:
    changed = document()
    markup = '<img src="file:///etc/passwd">'
    changed["cards"][0]["fields"][0]["answer"] = markup
    found = read_records(json.dumps(changed).encode()).portable
    assert found.cards[0].fields[0]["answer"] == markup


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
        read_records(raw)
    assert str(caught.value)


def test_a_file_of_a_newer_format_says_so() -> None:
    with pytest.raises(RefusedFile, match="format needs a newer version of this app"):
        read(lambda changed: changed.update(format=4))


def test_a_file_of_the_first_format_is_read_and_has_no_notes_on_days() -> None:
    first = {**document(), "format": 1}
    del first["day_marks"]
    found = read_records(json.dumps(first).encode()).portable
    assert found == replace(fixed_portable(), day_marks=())


@pytest.mark.parametrize(
    ("key", "value"),
    [("words", ""), ("words", "x" * 201), ("words", None), ("marked_day", "2026-02-30"),
     ("marked_day", "1899-12-31"), ("id", "mine"), ("more", 1)],
)
def test_p07_a_note_on_a_day_that_cannot_be_is_named_by_its_row(key: str, value: Any) -> None:
    rows = refused(lambda changed: changed["day_marks"][1].update({key: value}))
    assert [row for row, _ in rows] == ["day_marks[1]" if key == "more" else f"day_marks[1].{key}"]


def test_p04_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(RefusedFile, match="larger than 64 MiB"):
        read_file(large)


def test_identities_that_are_there_twice_are_named() -> None:
    def change(changed: dict[str, Any]) -> None:
        changed["sessions"][2]["id"] = changed["sessions"][1]["id"]
        changed["sessions"][3]["events"][0]["id"] = changed["sessions"][0]["events"][0]["id"]
        changed["day_marks"][1]["id"] = changed["day_marks"][0]["id"]
        changed["plans"].append(changed["plans"][0])

    found = read(change)
    assert [problem.row for problem in found.left_out] == [
        "sessions[2]", "sessions[3]", "plans[1]", "day_marks[1]"
    ]
    assert all("there twice" in problem.message for problem in found.left_out)


def test_a_drawing_needs_its_session_and_has_to_be_a_png() -> None:
    found = read(lambda changed: changed["sessions"].pop(0))
    assert found.left_out == (
        RowProblem("drawings[0].session", "does not come in, and the drawing stays with it."),
    )
    for png in ("R0lGODlh", "no base64", 5):
        rows = refused(lambda changed, png=png: changed["drawings"][0].update(png=png))
        assert [row for row, _ in rows] == ["drawings[0].png"]


def test_a_session_that_is_refused_takes_its_events_and_its_drawing_with_it_as_one_row() -> None:
    def change(changed: dict[str, Any]) -> None:
        for event in changed["sessions"][0]["events"]:
            event["body"] = 5

    found = read(change)
    assert [problem.row for problem in found.left_out] == [
        "sessions[0].events[0].body", "drawings[0].session"
    ]
    whole = fixed_portable()
    assert found.portable.sessions == whole.sessions[1:]
    assert found.portable.drawings == ()
    assert replace(found.portable, sessions=whole.sessions, drawings=whole.drawings) == whole


def test_of_many_wrong_rows_a_hundred_are_told_and_the_rest_is_counted() -> None:
    def change(changed: dict[str, Any]) -> None:
        changed["cards"] += [{"title": "a secret"}] * 250

    found = read(change)
    assert len(found.left_out) == MOST_TOLD == 100
    assert found.left_out_count == 250
    assert found.portable == fixed_portable()
    with pytest.raises(RefusedFile, match="More than 10000 rows"):
        read(lambda changed: changed["cards"].extend([5] * 10_001))


def test_nothing_that_a_row_holds_is_told() -> None:
    secret = "what-nobody-may-read"

    def change(changed: dict[str, Any]) -> None:
        sessions = changed["sessions"]
        sessions[0][secret] = 1
        sessions[1]["language"] = {secret: secret}
        sessions[2]["events"][1]["body"]["moment"] = secret
        sessions[3]["events"][1] |= {"kind": "answer-given", "body": {"place": [secret]}}
        sessions[4]["choices"]["areas"] = secret
        sessions[5]["utc"] = secret
        sessions[6]["events"][1] |= {
            "kind": "questionnaire-scored", "body": {"value": 1.0, "parts": {secret: secret}}
        }
        changed["cards"][0]["fields"][0] = {secret: secret}
        changed["settings"] |= {secret: 1, "theme": secret}

    found = read(change)
    assert found.left_out_count == 11
    assert secret not in repr(found.left_out)
    for spoilt in (b'{"' + secret.encode() + b'": 1}', b'{"format": "' + secret.encode() + b'"}',
                   b'{"sessions": "' + secret.encode() + b'"}', secret.encode()):
        with pytest.raises(RefusedFile) as caught:
            read_records(spoilt)
        assert secret not in "".join(format_exception(caught.value))


def test_a_key_that_is_there_twice_leaves_out_its_row_alone() -> None:
    raw = records_json(fixed_records())
    spoilt = raw.replace(b'"moment":"before"', b'"moment":"after","moment":"before"', 1)
    found = read_records(spoilt)
    assert found.left_out[0] == RowProblem("sessions[0]", "has a key that is there twice.")
    assert found.portable.sessions == fixed_portable().sessions[1:]


@pytest.mark.parametrize(
    ("key", "value", "row"),
    [
        ("language", "../../etc", "settings.language"),
        ("theme", "../dark", "settings.theme"),
        ("pace", float("nan"), "settings.pace"),
        ("day_start_hour", "four", "settings.day_start_hour"),
        ("plan_copy", ["x"], "settings.plan_copy"),
        ("looked_through", {}, "settings.looked_through"),
        ("trial.not-a-uuid", {}, "settings[2]"),
        ("anything", 1, "settings[2]"),
        ("areas", {"knees": "cut"}, "settings.areas"),
    ],
)
def test_a_setting_that_is_none_stays_outside(key: str, value: Any, row: str) -> None:
    ((told, _),) = refused(lambda changed: changed["settings"].update({key: value}))
    assert told == row


def test_what_the_app_keeps_by_name_comes_back() -> None:
    kept = {
        "language": "pt-BR", "plan_copy": {"plan": "x"}, "suggestion_answers": {},
        "looked_through": "2026-03-01", "trial.00000000-0000-4000-8000-000000000000": {"a": 1},
        "areas": {"knees": "skip"}, "country": "", "pace": 1.25, "first_run_done": True,
    }
    assert refused(lambda changed: changed["settings"].update(kept)) == []


@pytest.mark.parametrize(
    "choices",
    [{"pace": "fast"}, {"pace": 9}, {"pace": None}, {"areas": []}, {"areas": {"knees": 1}},
     {"bells": 1}, {"shorter": "yes"}],
)
def test_choices_that_no_session_can_go_on_with_are_refused(choices: dict[str, Any]) -> None:
    rows = refused(lambda changed: changed["sessions"][1].update(choices=choices))
    assert [row for row, _ in rows] == ["sessions[1].choices"]


def test_choices_of_a_later_version_are_kept() -> None:
    choices = {"pace": 1.25, "shorter": True, "areas": {"knees": "skip"}, "light": "low"}
    assert refused(lambda changed: changed["sessions"][1].update(choices=choices)) == []


def test_a_session_longer_than_the_store_can_hold_is_named() -> None:
    """Each stretch is within bounds; together they are not."""
    def change(changed: dict[str, Any]) -> None:
        begun, *_, over = changed["sessions"][1]["events"]
        pair = [("practice-began", {}), ("step-started", {"place": [0], "start_s": 864_000.0})]
        stretches = [
            {**begun, "id": f"00000000-0000-4000-8000-{number:012}", "kind": kind, "body": body}
            for number, (kind, body) in enumerate(pair * 2)
        ]
        changed["sessions"][1]["events"] = [begun, *stretches, over]

    ((row, message),) = refused(change)
    assert (row, message) == ("sessions[1]", "practises longer than ten days.")


CLOCKS = (
    datetime(1970, 1, 1, 0, 0, 0, tzinfo=UTC),
    datetime(1980, 1, 1, tzinfo=UTC),
    NOW,
    NOW + timedelta(days=365),
    datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
    datetime(2100, 2, 28, 23, 59, 59, 999_000, tzinfo=UTC),
    datetime(2232, 6, 1, tzinfo=UTC),
)
"""What clocks show: an empty battery, the right time, a year ahead, far ahead."""


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(CLOCKS), st.integers(-14, 14), st.integers(0, 2**30)),
                min_size=1, max_size=4))
def test_our_own_export_comes_back_whole_whatever_the_clock_showed(
    starts: list[tuple[datetime, int, int]],
) -> None:
    """Written by the store itself, exported, and taken into a fresh one, twice without doubles."""
    store = lived_under(starts)
    raw = records_json(gather(store, Span(), WORDINGS))
    whole = store.portable()
    store.close()
    found = read_records(raw)
    assert found.left_out == ()
    assert found.portable == whole
    fresh = Store.in_memory(lambda: NOW)
    first = fresh.take_in(found.portable)
    assert not any(count.unfit or count.known for count in first.counts().values())
    again = fresh.take_in(read_records(raw).portable)
    assert not again.anything_new
    assert sorted_rows(fresh.portable()) == sorted_rows(whole)
    fresh.close()


def lived_under(starts: list[tuple[datetime, int, int]]) -> Store:
    """A store that wrote something of every kind under each of the clocks."""
    clock = {"now": NOW}
    store = Store.in_memory(lambda: clock["now"])
    for number, (start, offset_h, ahead_s) in enumerate(starts):
        zone = timezone(timedelta(hours=offset_h))
        clock["now"] = (start + timedelta(seconds=ahead_s % 86_400)).astimezone(zone)
        key = store.sessions.begin("box-breathing", 1, "Box breathing", "en", {"pace": 1.25})
        for kind, body in (
            rating("before", "pain", 6),
            ("practice-began", {}),
            ("step-started", {"place": [0], "verb": "say", "start_s": 1.5}),
            answer(win="tea", count=3),
            ("session-finished", {"practised_s": 60}),
        ):
            store.sessions.add_event(key, kind, body)
        store.drawings.save(key, (2, 0), PNG)
        store.sessions.set_useful(key, "yes")
        store.sessions.tell_day_after(key, "pain", 4)
        store.cards.save(f"Card {number}", "flare-plan", [{"ask": "?", "name": "a", "answer": 1}])
        item = store.calendar.add("A walk", "3 a week", store.today())
        store.calendar.mark_done(item, store.today())
        store.plans.use(a_plan(f"plan-{number}"), store.today())
        store.settings.set("theme", "dark")
    return store


def sorted_rows(portable: Portable) -> list[str]:
    """Everything in it, without the order: sessions of an early clock stand in front."""
    names = ("sessions", "cards", "drawings", "plan_items", "plans", "day_marks", "trials",
             "suggestion_answers")
    rows = [repr(row) for name in names for row in getattr(portable, name)]
    return [*sorted(rows), repr(dict(portable.settings))]


def test_days_asked_for_that_lie_far_away_keep_no_file_out() -> None:
    raw = records_json(fixed_records(Span(date(1, 1, 1), date(9999, 12, 31))))
    assert read_records(raw).portable == fixed_portable()


def crammed(name: str) -> bytes:
    """As many values as are read at all, none of them right."""
    head = b'{"format":3,"made_on":"2026-03-02","days":{"first":null,"last":null},"'
    piece, list_name, before, after = {
        "numbers in one row": (b"1.5", b"sessions", b'{"events":[', b"]}"),
        "lists in one row": (b"[]", b"cards", b'{"fields":[', b"]}"),
        "groups in one row": (b"{}", b"plan_items", b'{"done":[', b"]}"),
        "rows": (b"{}", b"sessions", b"", b""),
        "numbers as rows": (b"1", b"drawings", b"", b""),
        "places": (b"-1", b"drawings", b'{"place":[', b"]}"),
    }[name]
    times = MOST_VALUES // (1 + piece.count(b"[") + piece.count(b"{")) - 20
    return head + list_name + b'":[' + before + b",".join([piece] * times) + after + b"]}"


@pytest.mark.parametrize(
    "name",
    ["numbers in one row", "lists in one row", "groups in one row", "rows", "numbers as rows",
     "places"],
)
def test_as_many_values_as_are_read_at_all_are_answered_as_quickly(name: str) -> None:
    raw = crammed(name)
    began = process_time()
    with pytest.raises(RefusedFile):
        read_records(raw)
    assert process_time() - began < 5.0


def hostile(name: str) -> bytes:
    """60 MB that nobody wrote."""
    head = b'{"format":3,"made_on":"2026-03-02","days":{"first":null,"last":null},"sessions":['
    piece, between = {
        "numbers": (b"1", b","),
        "one text": (b'"' + b"x" * 60_000_000 + b'"', b","),
        "blanks": (b" " * 1_000_000, b""),
        "wrong sessions": (b'{"id":"' + b"x" * 400 + b'","events":[]}', b","),
        "deep": (b"[" * 1000, b""),
        "many wrong events": (b'{"events":[' + b"{}," * 700_000 + b"{}]}", b","),
    }[name]
    times = max(1, 60_000_000 // len(piece + between))
    return head + between.join([piece] * times) + b"]}"


@pytest.mark.parametrize(
    "name",
    ["numbers", "one text", "blanks", "wrong sessions", "deep", "many wrong events"],
)
def test_sixty_hostile_megabytes_are_answered_without_building_a_problem_for_each_value(
    name: str,
) -> None:
    """CPU time, so that a busy machine tells the same; the bound is five seconds of a person."""
    raw = hostile(name)
    began = process_time()
    with pytest.raises(RefusedFile):
        read_records(raw)
    assert process_time() - began < 5.0
