"""What helps: ranked as the truth is, never surer than the records are."""

from __future__ import annotations

from datetime import timedelta
from math import ceil

import pytest

from coping_app.ui.pages.progress_followed import MOST_RINGS, FollowedView, followed_views
from tests.unit.ui.rated_people import (
    SCALES,
    SHOWN,
    TODAY,
    WORDS,
    Person,
    groups,
    pair,
)

PERSON = Person({"deep-breath": 2.4, "body-scan": 1.2, "music": 0.1, "stretching": -0.9})
"""By the truth, the best first; the last makes it worse."""


def views(*pairs) -> tuple[FollowedView, ...]:  # type: ignore[no-untyped-def]
    return followed_views(groups(pairs), SCALES, SHOWN, WORDS)


def only(*pairs) -> FollowedView:  # type: ignore[no-untyped-def]
    (found,) = views(*pairs)
    return found


def sessions(exercise_id: str, changes: list[int], scale: str = "pain"):  # type: ignore[no-untyped-def]
    return [
        pair(exercise_id, 5, 5 + change, TODAY - timedelta(days=number), scale)
        for number, change in enumerate(changes)
    ]


@pytest.mark.parametrize(("each", "is_told"), [(12, True), (4, False)])
def test_that_a_best_guess_is_no_plain_average_is_said_where_one_is_shown(
    each: int, is_told: bool
) -> None:
    view = only(*PERSON.year(each, 1))
    assert any(row.estimate for row in view.rows) == is_told
    assert ("differs from a plain average" in view.note) == is_told


@pytest.mark.parametrize("seed", range(12))
def test_a_person_with_a_known_truth_sees_exercises_ranked_as_the_truth_ranks_them(
    seed: int,
) -> None:
    view = only(*PERSON.year(40, seed))
    assert [row.exercise_id for row in view.rows] == list(PERSON.eased)
    assert view.title == "What helps so far: pain was lower after Deep breath"


def test_the_ranges_that_are_shown_hold_the_truth_as_often_as_they_claim() -> None:
    truth = {name: PERSON.truth(name) for name in PERSON.eased}
    held = [
        row.estimate.low <= truth[row.exercise_id] <= row.estimate.high
        for seed in range(75)
        for row in only(*PERSON.year(12, seed)).rows
        if row.estimate is not None
    ]
    assert len(held) == 300
    assert 0.93 <= sum(held) / len(held) <= 0.99


def test_worse_is_said_as_plainly_as_better() -> None:
    rows = {row.exercise_id: row for row in only(*PERSON.year(40, 3)).rows}
    assert "lower" in rows["deep-breath"].brief
    assert "higher" in rows["stretching"].brief
    assert "no clear change" in rows["music"].brief.lower()


def test_a_person_with_three_sessions_is_told_that_it_is_too_early_and_how_many_there_are() -> None:
    view = only(*sessions("deep-breath", [-3, -4, -3]))
    assert view.rows == ()
    assert view.title == "What helps: it is too early to say"
    assert view.below == "So far: 3 practices with pain rated before and after. It takes 8."


def test_many_exercises_done_once_each_are_too_early_as_well() -> None:
    once = [pair(f"one-{number}", 6, 3) for number in range(9)]
    view = only(*once)
    assert view.rows == ()
    assert view.below.startswith("So far: none of exercises done three times or more")


def test_nobody_is_told_anything_of_no_sessions() -> None:
    assert views() == ()


def test_below_eight_sessions_there_are_dots_and_words_and_nothing_else() -> None:
    view = only(*sessions("deep-breath", [-2] * 9 + [-1]), *sessions("music", [-4, -4, 0]))
    music = next(row for row in view.rows if row.exercise_id == "music")
    assert music.estimate is None
    assert music.brief == "Lower twice, the same once"
    assert dict(music.changes) == {-4: 2, 0: 1}
    assert set(music.cells[2:]) == {"not yet"}


def test_one_lucky_session_waits_and_is_named_below() -> None:
    view = only(*sessions("deep-breath", [-1] * 10), pair("lucky", 10, 0))
    assert [row.exercise_id for row in view.rows] == ["deep-breath"]
    assert "Too few to say yet: Lucky (once)." in view.note


def test_the_title_names_no_exercise_whose_range_reaches_over_no_change() -> None:
    view = only(*sessions("deep-breath", [-1, 1, 0, 0, -1, 1, 0, 0, 1, -1]))
    assert view.title == "What helps: nothing stands out for pain so far"


def test_that_people_begin_when_it_is_bad_is_said_below() -> None:
    low, high = views(
        *sessions("deep-breath", [-1] * 9), *sessions("deep-breath", [1] * 9, "mood")
    )
    assert low.note.endswith("People often start when pain is high, so some fall is expected.")
    assert high.note.endswith("People often start when mood is low, so some rise is expected.")


def test_measures_never_share_a_panel_and_pain_comes_first() -> None:
    found = views(
        *sessions("deep-breath", [1] * 9, "mood"),
        *sessions("deep-breath", [-1] * 9, "tension"),
        *sessions("deep-breath", [-1] * 9),
    )
    assert [(view.scale, view.better) for view in found] == [
        ("pain", "low"), ("tension", "low"), ("mood", "high")
    ]


def test_where_high_is_better_a_rise_leads_the_list() -> None:
    view = only(
        *sessions("music", [2, 1, 2, 1] * 4, "mood"), *sessions("body-scan", [-1] * 16, "mood")
    )
    assert view.rows[0].exercise_id == "music"
    assert view.title == "What helps so far: mood was higher after Music"
    assert "the usual rise is a point or more" in view.rows[0].sentence


def test_row_sentence_and_table_say_the_same_numbers() -> None:
    for row in only(*PERSON.year(40, 5)).rows:
        assert row.estimate is not None
        low, high = row.estimate.low, row.estimate.high
        assert row.cells[0] == row.title
        assert row.cells[1] == str(row.n) == "40"
        assert row.cells[2] == WORDS.moved(row.estimate.mean)
        assert row.cells[3] == f"{WORDS.moved(low)} to {WORDS.moved(high)}"
        assert row.cells[4] in row.sentence
        for end in (abs(low), abs(high)):
            assert WORDS.number(end) in row.brief
            assert WORDS.number(end) in row.sentence


def test_a_chance_is_told_in_tenths_and_never_as_certain() -> None:
    row = only(*sessions("deep-breath", [-5] * 30)).rows[0]
    assert "In more than 9 of 10 such cases the usual fall is a point or more." in row.sentence
    none = only(*sessions("deep-breath", [0] * 30)).rows[0]
    assert "In fewer than 1 of 10 such cases" in none.sentence


@pytest.mark.parametrize("times", [8, 30, 3650])
def test_with_very_many_sessions_a_ring_stands_for_several_and_that_is_said(times: int) -> None:
    view = only(*sessions("deep-breath", [-1] * times))
    a_ring = ceil(times / MOST_RINGS)
    assert view.rows[0].rings == ((-1, ceil(times / a_ring)),)
    assert sum(count for _, count in view.rows[0].changes) == times
    assert f"○ up to {a_ring} practices" in view.below


def test_few_sessions_have_a_ring_each() -> None:
    view = only(*sessions("deep-breath", [-2, -1, -1, 0, -2, -1, 0, 1]))
    assert view.rows[0].rings == view.rows[0].changes
    assert "○ a practice" in view.below


def test_a_range_that_is_one_number_is_told_as_that_number() -> None:
    view = only(*sessions("deep-breath", [-2] * 3000))
    assert view.rows[0].brief == "2 points lower"
