"""What followed: ranked as the truth is, never surer than the records are."""

from __future__ import annotations

from datetime import timedelta
from math import ceil

import pytest

from coping_app.features.progress.followed import MOST_RINGS, FollowedView, followed_views
from coping_app.insight.beginnings import Expected
from coping_app.insight.followed import what_followed
from tests.unit.features.rated_people import (
    SCALES,
    SHOWN,
    TODAY,
    WORDS,
    Person,
    groups,
    no_expectation,
    pair,
)

PERSON = Person({"deep-breath": 2.4, "body-scan": 1.2, "music": 0.1, "stretching": -0.9})
"""By the truth, the best first; the last makes it worse."""


def views(*pairs) -> tuple[FollowedView, ...]:  # type: ignore[no-untyped-def]
    found = groups(pairs)
    named = what_followed(found, found)
    return followed_views(found, named, no_expectation, SCALES, SHOWN, WORDS)


def only(*pairs) -> FollowedView:  # type: ignore[no-untyped-def]
    (found,) = views(*pairs)
    return found


def sessions(exercise_id: str, changes: list[int], scale: str = "pain"):  # type: ignore[no-untyped-def]
    return [
        pair(exercise_id, 5, 5 + change, TODAY - timedelta(days=number), scale)
        for number, change in enumerate(changes)
    ]


@pytest.mark.parametrize("seed", range(12))
def test_a_person_with_a_known_truth_sees_exercises_ranked_as_the_truth_ranks_them(
    seed: int,
) -> None:
    view = only(*PERSON.year(40, seed))
    assert [row.exercise_id for row in view.rows] == list(PERSON.eased)
    assert view.title == "What followed: pain was lower after Deep breath"


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
    assert view.title == "What followed: it is too early to say"
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
    assert music.cells[2:] == ("not yet", "not yet", "3 of 3")


def test_one_lucky_session_waits_and_is_named_below() -> None:
    view = only(*sessions("deep-breath", [-1] * 10), pair("lucky", 10, 0))
    assert [row.exercise_id for row in view.rows] == ["deep-breath"]
    assert "Too few to say yet: Lucky (once)." in view.note


def test_the_title_names_no_exercise_whose_range_reaches_over_no_change() -> None:
    view = only(*sessions("deep-breath", [-1, 1, 0, 0, -1, 1, 0, 0, 1, -1]))
    assert view.title == "What followed: nothing stands out for pain so far"


def test_that_people_begin_when_it_is_bad_is_said_right_below_the_title() -> None:
    low, high = views(
        *sessions("deep-breath", [-1] * 9), *sessions("deep-breath", [1] * 9, "mood")
    )
    assert low.caution.endswith("People often start when pain is high, so some fall is expected.")
    assert high.caution.endswith("People often start when mood is low, so some rise is expected.")


def test_how_much_is_expected_is_said_of_the_exercise_in_the_title() -> None:
    made = groups([*sessions("deep-breath", [-2, -1] * 5), *sessions("music", [-4, -4, -4])])
    asked: list[tuple[str, str]] = []

    def expected(scale: str, exercise_id: str) -> Expected:
        asked.append((scale, exercise_id))
        return Expected(10, -1.5, 6.0, 4.0, 0.6, -0.8, -1.2, -0.4)

    named = what_followed(made, made)
    (view,) = followed_views(made, named, expected, SCALES, SHOWN, WORDS)
    assert asked == [("pain", "deep-breath")]
    assert "With Deep breath, up to 0.8 of 1.5 points could be that alone." in view.caution


def test_others_that_may_do_as_well_stand_beside_the_name() -> None:
    alone = only(*sessions("deep-breath", [-3, -2] * 6))
    beside = only(*sessions("deep-breath", [-3, -2] * 6), *sessions("music", [-2, -3] * 6))
    worse = only(*sessions("deep-breath", [-3, -2] * 6), *sessions("music", [1, 0] * 6))
    told = "Others may do as well."
    assert [told in view.caution for view in (alone, beside, worse)] == [False, True, False]


def unrated(view_of: list[int], missing: int) -> FollowedView:
    (group,) = groups(sessions("deep-breath", view_of))
    made = (group._replace(missing=missing),)
    named = what_followed(made, made)
    (view,) = followed_views(made, named, no_expectation, SCALES, SHOWN, WORDS)
    return view


def test_ratings_that_are_missing_are_counted_and_told() -> None:
    view = unrated([-2, -3] * 11, 5)
    assert view.title.endswith("pain was lower after Deep breath")
    assert view.rows[0].brief.endswith(" Rated before and after 22 of 27 times.")
    assert view.rows[0].cells[4] == "22 of 27"


def test_where_more_than_a_fifth_is_missing_nothing_is_named_and_that_is_said() -> None:
    view = unrated([-2, -3] * 11, 9)
    assert view.title == "What followed: nothing stands out for pain so far"
    assert view.caution.endswith("Where many ratings after are missing, nothing is named.")
    told = "Rated before and after 22 of 31 times, so it is not named."
    assert view.rows[0].brief.endswith(told)
    assert view.rows[0].sentence.endswith(told)


def test_left_of_no_change_is_lower_and_right_is_higher_whichever_end_is_the_easier() -> None:
    low, high = views(
        *sessions("deep-breath", [-1] * 9), *sessions("deep-breath", [1] * 9, "mood")
    )
    assert low.ends == ("lower pain after", "no change", "higher pain after")
    assert high.ends == ("lower mood after", "no change", "higher mood after")


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
    assert view.title == "What followed: mood was higher after Music"


def test_row_sentence_and_table_say_the_same_numbers() -> None:
    for row in only(*PERSON.year(40, 5)).rows:
        assert row.estimate is not None
        low, high = row.estimate.low, row.estimate.high
        assert row.cells[0] == row.title
        assert row.cells[1] == str(row.n) == "40"
        assert row.cells[2] == WORDS.moved(row.estimate.mean)
        assert row.cells[3] == f"{WORDS.moved(low)} to {WORDS.moved(high)}"
        for end in (abs(low), abs(high)):
            assert WORDS.number(end) in row.brief
            assert WORDS.number(end) in row.sentence


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
    assert view.rows[0].brief == "2 points lower on average"
