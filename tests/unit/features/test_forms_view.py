"""Questionnaires over time: every digit as in the exports, gaps open, never a diagnosis."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.questionnaires import load_questionnaires
from coping_app.export.csv.csv_tables import SCORES
from coping_app.features.progress.days import MOST_DOTS
from coping_app.features.progress.forms_view import (
    FORTNIGHT_GAP_DAYS,
    FormOverTime,
    band_of,
    form_over_time,
    is_of_week,
    missing_words,
    rated_scores,
)
from coping_app.store.repositories.records import StoredRating, StoredScore
from coping_app.wording.wording import Wording
from tests.unit.export.support import fixed_portable, fixed_records, store_with

FORMS = load_questionnaires([exercises_folder() / "questionnaires"])[0]
PHQ, THREE = FORMS["phq-4"], FORMS["weekly-three"]
FIRST = date(2026, 3, 2)
TODAY = date(2026, 6, 1)


def score_on(number: int, value: float, **parts: float) -> StoredScore:
    """A score so many days after the first one."""
    day = FIRST + timedelta(days=number)
    at = datetime(day.year, day.month, day.day, 18, tzinfo=UTC)
    return StoredScore(f"s{number}", "phq-4", 1, value, parts, day, at)


def view(*scores: StoredScore, unscored: tuple[date, ...] = (), since: date | None = None,
         today: date = TODAY) -> FormOverTime:
    found = form_over_time(PHQ, scores, unscored, since, today, Wording())
    assert found is not None
    return found


def test_without_a_score_there_is_nothing_to_draw() -> None:
    assert form_over_time(PHQ, [], [FIRST], None, TODAY, Wording()) is None


def test_the_scale_is_that_of_the_questionnaire_whatever_the_scores() -> None:
    found = view(score_on(0, 5.0), score_on(14, 6.0))
    assert (found.least, found.most) == (0.0, 12.0)
    assert found.levels == (0, 3, 6, 9, 12)


def test_named_ranges_cover_the_whole_scale_and_meet() -> None:
    for form in FORMS.values():
        least, most = form.limits()
        found = form_over_time(form, [score_on(0, least)], [], None, TODAY, Wording())
        assert found is not None
        if not form.scoring.bands:
            assert found.grounds == ()
            continue
        assert (found.grounds[0].low, found.grounds[-1].high) == (least, most)
        for one, other in pairwise(found.grounds):
            assert one.high == other.low
        for band in form.scoring.bands:
            inside = [
                ground.name for ground in found.grounds
                if ground.low <= band.low and band.high <= ground.high
            ]
            assert band.label in inside


@pytest.mark.parametrize(
    ("value", "name"), [(0, "none"), (2, "none"), (3, "mild"), (8, "moderate"), (12, "severe")]
)
def test_a_score_is_called_what_the_brief_calls_it(value: float, name: str) -> None:
    assert band_of(PHQ, value) == name
    assert view(score_on(0, value)).marks[0].words == f"2 March 2026: {value} of 12, {name}."


def test_the_title_is_the_latest_score_with_its_day() -> None:
    found = view(score_on(0, 6.0), score_on(14, 3.0))
    assert found.finding == "Mood and worry in four questions (PHQ-4): 3 of 12 on 16 March 2026"
    assert found.below == "From 0 to 12. Lower is easier. Gaps stay open."


def test_a_line_joins_forms_two_weeks_apart_and_no_longer_gap() -> None:
    gap = FORTNIGHT_GAP_DAYS
    found = view(*(score_on(n, 3.0) for n in (0, 14, 14 + gap, 15 + 2 * gap, 29 + 2 * gap)))
    assert [len(piece) for piece in found.lines] == [3, 2]


@pytest.mark.parametrize(("days", "pieces"), [(17, 1), (18, 2)])
def test_forms_about_two_weeks_are_joined_where_no_more_than_three_days_lie_between_their_weeks(
    days: int, pieces: int
) -> None:
    assert len(view(score_on(0, 3.0), score_on(days, 3.0)).lines) == pieces


def test_missing_answers_are_said_and_stand_in_the_table() -> None:
    once = view(score_on(0, 6.0), unscored=(date(2026, 3, 16),))
    assert once.note.startswith("On 16 March 2026 answers were missing, so that day has no score.")
    assert once.rows[0] == ("16 March 2026", "Answers were missing", "", "", "")
    twice = view(score_on(20, 6.0), unscored=(date(2026, 3, 16), FIRST))
    assert "Answers were missing twice: those times have no score." in twice.note
    assert twice.first == FIRST
    assert missing_words([], Wording()) == ""


def test_a_score_is_never_called_a_diagnosis() -> None:
    for form in FORMS.values():
        found = form_over_time(form, [score_on(0, form.limits()[1])], [], None, TODAY, Wording())
        assert found is not None
        assert found.note.endswith("A score is only a guide. It is no diagnosis.")
        assert ("Clinicians use these names for the ranges." in found.note) == bool(
            form.scoring.bands
        )


def test_the_table_has_every_score_with_its_range_and_its_parts() -> None:
    found = view(score_on(0, 6.0, anxiety=4.0, depression=2.0), score_on(14, 3.0))
    assert found.head[:3] == ("Day", "Score", "Range")
    assert len(found.head) == 5
    assert found.rows == (
        ("16 March 2026", "3", "mild", "", ""), ("2 March 2026", "6", "moderate", "4", "2")
    )


def test_the_axis_begins_where_the_range_does() -> None:
    since = date(2026, 2, 20)
    assert view(score_on(0, 6.0), since=since).first == since
    assert view(score_on(0, 6.0)).axis_ends == ("2 Mar", "today")


def test_more_scores_than_can_be_told_apart_are_put_together_and_that_is_said() -> None:
    many = [score_on(14 * n, float(n % 13)) for n in range(MOST_DOTS + 40)]
    found = view(*many, today=many[-1].local_date)
    assert len(found.marks) <= MOST_DOTS
    assert "a dot is the middle of four weeks" in found.note
    assert len(found.rows) == len(many)


def test_only_our_own_questions_about_the_week_follow_from_ratings() -> None:
    assert [name for name, form in FORMS.items() if is_of_week(form)] == ["weekly-three"]


def rating(session: str, scale: str, value: int, moment: str = "between") -> StoredRating:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return StoredRating(session, "weekly-check-in", moment, scale, value, FIRST, at)


def test_a_check_in_with_all_three_ratings_counts_and_others_do_not() -> None:
    found = rated_scores(
        THREE,
        {
            "week_pain": [rating("a", "week_pain", 7), rating("b", "week_pain", 3),
                          rating("c", "week_pain", 3, "before")],
            "week_enjoyment": [rating("a", "week_enjoyment", 5), rating("c", "week_enjoyment", 1)],
            "week_activity": [rating("a", "week_activity", 6), rating("c", "week_activity", 2)],
        },
    )
    assert [(each.session_id, each.value) for each in found] == [("a", 6.0)]


def test_scores_agree_with_those_of_the_export_to_the_digit() -> None:
    from coping_app.ui.pages.progress.questionnaire_panel import all_scores

    store = store_with(fixed_portable())
    rows = [line.split(",") for line in SCORES.to_csv(fixed_records()).decode().splitlines()[1:]]
    for name in ("weekly-three", "phq-4"):
        told = [(row[1], int(row[6])) for row in rows if (row[3], row[5]) == (name, "total")]
        shown = [
            (str(each.local_date), round(each.value * 100))
            for each in all_scores(store, FORMS[name], None)
        ]
        assert shown == told
        assert shown
    store.close()


def test_sentences_are_short_and_end_kindly() -> None:
    found = view(score_on(0, 6.0), unscored=(FIRST, FIRST))
    for sentence in re.split(r"[.:]\s", " ".join((found.below, found.note))):
        assert len(sentence.split()) <= 15, sentence
    assert "!" not in found.below + found.note


@given(st.lists(st.tuples(st.integers(0, 91), st.integers(0, 12)), min_size=1, max_size=20,
                unique_by=lambda each: each[0]).map(sorted))
def test_lines_hold_every_score_once_and_cross_no_gap(days: list[tuple[int, int]]) -> None:
    found = view(*(score_on(number, float(value)) for number, value in days))
    assert [each.value for piece in found.lines for each in piece] == [v for _, v in days]
    for piece in found.lines:
        for one, other in pairwise(piece):
            assert (other.day - one.day).days <= FORTNIGHT_GAP_DAYS
    assert all(found.least <= mark.value <= found.most for mark in found.marks)
