"""The stop rules, each at and around its number."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.session.safety import (
    RatedSession,
    StopAction,
    Written,
    actions_after,
    care_after_writing,
    care_of_mood,
    care_of_movement,
    care_of_questionnaire,
    care_of_writing,
    help_comes_first,
    needs_grounding,
    worsening_exercises,
)

DAY = date(2026, 3, 2)
ratings = st.none() | st.integers(0, 10)


def session(
    before: int | None = None, after: int | None = None, *, scale: str = "distress",
    exercise_id: str = "made", movement: bool = False, writing: bool = False,
) -> RatedSession:
    return RatedSession(
        exercise_id, DAY, {scale: before}, {scale: after}, movement=movement, writing=writing
    )


@pytest.mark.parametrize(
    ("before", "after", "grounds"),
    [(3, 5, True), (3, 4, False), (9, 8, True), (8, 7, False), (7, 7, False), (None, 8, True),
     (None, 7, False), (0, None, False), (None, None, False), (10, 10, True)],
)
def test_distress_up_by_two_or_at_eight_asks_for_grounding(
    before: int | None, after: int | None, grounds: bool
) -> None:
    assert needs_grounding(session(before, after)) is grounds


def test_pain_alone_never_asks_for_grounding() -> None:
    assert not needs_grounding(session(2, 10, scale="pain"))
    assert not needs_grounding(session(10, None, scale="pain")._replace(stopped=True))


@pytest.mark.parametrize(
    ("scale", "before", "after", "finished", "stopped"),
    [
        ("distress", 4, 6, True, True),
        ("distress", 10, 9, True, True),
        ("distress", 10, 7, False, True),
        ("distress", 10, None, False, True),
        ("distress", 8, None, False, True),
        ("distress", 7, None, False, False),
        ("distress", None, None, False, False),
        ("mood", 7, 1, True, True),
        ("mood", 0, 0, True, True),
        ("mood", 5, 2, True, True),
        ("mood", 5, 3, False, False),
        ("mood", 2, None, False, True),
        ("mood", 3, None, False, False),
        ("worry", 3, 10, True, True),
        ("worry", 3, 4, False, False),
        ("worry", 9, None, False, True),
        ("energy", 9, 0, False, False),
    ],
)
def test_a_hard_end_and_a_stop_with_a_hard_rating_ask_for_grounding(
    scale: str, before: int | None, after: int | None, finished: bool, stopped: bool
) -> None:
    told = session(before, after, scale=scale)
    assert needs_grounding(told) is finished
    assert needs_grounding(told._replace(stopped=True)) is stopped
    assert (StopAction.GROUND in actions_after(told._replace(stopped=True))) is stopped


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ({}, False),
        ({"distress": 10}, True),
        ({"distress": 9}, False),
        ({"distress": None, "mood": None}, False),
        ({"mood": 0}, True),
        ({"mood": 1}, True),
        ({"mood": 2}, False),
        ({"mood": 5, "distress": 10}, True),
        ({"pain": 10, "worry": 10, "energy": 0}, False),
    ],
)
def test_help_comes_before_practice_only_at_the_very_ends(
    before: dict[str, int | None], first: bool
) -> None:
    assert help_comes_first(before) is first


@pytest.mark.parametrize(
    ("rises", "care"),
    [([2], StopAction.HALVE_NEXT), ([1], None), ([2, 2], StopAction.SEE_CLINICIAN), ([2, 1], None),
     ([2, 1, 2], StopAction.HALVE_NEXT), ([0, 3, 2], StopAction.SEE_CLINICIAN), ([], None)],
)
def test_pain_after_movement_halves_the_next_dose_and_twice_running_asks_a_clinician(
    rises: list[int], care: StopAction | None
) -> None:
    done = [session(3, 3 + rise, scale="pain", movement=True) for rise in rises]
    assert care_of_movement(done) is care


def test_pain_after_lying_still_changes_no_dose() -> None:
    assert care_of_movement([session(3, 9, scale="pain")] * 2) is None


def test_a_skipped_rating_between_two_rises_breaks_the_run() -> None:
    rose = session(3, 5, scale="pain", movement=True)
    untold = session(3, None, scale="pain", movement=True)
    assert care_of_movement([rose, untold, rose]) is StopAction.HALVE_NEXT


def test_worse_two_times_after_the_same_exercise_hides_it() -> None:
    worse, other = session(3, 4), session(3, 4, exercise_id="other")
    assert worsening_exercises([worse, session(5, 2), other]) == frozenset()
    assert worsening_exercises([worse, session(5, 2), worse]) == {"made"}


def test_everything_due_comes_together_the_most_pressing_first() -> None:
    rose = RatedSession(
        "made", DAY, {"distress": 3, "pain": 3}, {"distress": 6, "pain": 6},
        movement=True, writing=True,
    )
    assert actions_after(rose, [rose, session(0, 9, exercise_id="other")]) == (
        StopAction.GROUND, StopAction.SEE_CLINICIAN, StopAction.HIDE_AND_ASK,
        StopAction.CHECK_NEXT_DAY,
    )


def test_pain_after_another_movement_is_no_run_of_this_one() -> None:
    here, there = (
        session(3, 5, scale="pain", movement=True, exercise_id=name) for name in ("here", "there")
    )
    assert actions_after(here, [there]) == (StopAction.HALVE_NEXT,)


def test_a_good_session_asks_for_nothing() -> None:
    assert actions_after(session(6, 3)) == ()


@pytest.mark.parametrize(
    ("before", "days", "care"),
    [(3, [5, 4], StopAction.STOP_SERIES), (3, [5], StopAction.CHECK_NEXT_DAY), (3, [3, 3], None),
     (3, [5, 3], None), (3, [5, None, 5], StopAction.CHECK_NEXT_DAY),
     (3, [2, 4, 4], StopAction.STOP_SERIES),
     (None, [9, 9], None), (3, [], None)],
)
def test_distress_that_stays_up_two_days_stops_a_series_of_writing(
    before: int | None, days: list[int | None], care: StopAction | None
) -> None:
    assert care_after_writing(before, days) is care


def weeks(*moods: int | None) -> list[tuple[date, int | None]]:
    return [(DAY + timedelta(weeks=week), mood) for week, mood in enumerate(moods)]


@pytest.mark.parametrize(
    ("moods", "due"),
    [([2, 2], True), ([2, 3], False), ([3, 2], False), ([8, 1, 2], True), ([2], False),
     ([2, None, 2], True), ([2, 2, 6], False), ([], False), ([0, 0, 0], True)],
)
def test_low_weekly_mood_for_two_weeks_asks_to_talk_to_someone(
    moods: list[int | None], due: bool
) -> None:
    today = DAY + timedelta(weeks=max(0, len(moods) - 1), days=1)
    assert (care_of_mood(weeks(*moods), today) is StopAction.TALK_TO_SOMEONE) is due


def test_two_low_moods_within_one_week_are_not_two_weeks() -> None:
    close = [(DAY, 1), (DAY + timedelta(days=2), 1)]
    assert care_of_mood(close, DAY + timedelta(days=2)) is None


def test_low_moods_a_month_apart_are_not_one_low_time() -> None:
    apart = [(DAY, 1), (DAY + timedelta(days=30), 1)]
    assert care_of_mood(apart, DAY + timedelta(days=30)) is None


def test_low_moods_of_long_ago_say_nothing_about_now() -> None:
    assert care_of_mood(weeks(1, 1), DAY + timedelta(days=60)) is None


@pytest.mark.parametrize(
    ("beyond", "due"),
    [([None], False), ([False], False), ([True], True), ([None, False, True], True), ([], False)],
)
def test_a_score_beyond_any_of_its_published_cuts_asks_to_talk_to_someone(
    beyond: list[bool | None], due: bool
) -> None:
    assert (care_of_questionnaire(beyond) is StopAction.TALK_TO_SOMEONE) is due


def test_worse_times_of_long_ago_say_nothing_about_now() -> None:
    worse, better = session(3, 4), session(5, 2)
    assert worsening_exercises([worse, worse, better]) == {"made"}
    assert worsening_exercises([worse, worse, better, better]) == frozenset()
    assert worsening_exercises([worse, session(3, None), session(None, 4), worse]) == {"made"}


def test_a_better_time_is_never_told_that_it_was_worse() -> None:
    worse = session(3, 4)
    assert actions_after(session(5, 2), [worse, worse]) == ()


def day(number: int) -> date:
    return DAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("told", "today", "care"),
    [
        ({}, 0, None),
        ({}, 1, StopAction.CHECK_NEXT_DAY),
        ({1: 3}, 1, None),
        ({1: 3}, 2, None),
        ({1: 6}, 1, None),
        ({1: 6}, 2, StopAction.CHECK_NEXT_DAY),
        ({1: None}, 1, None),
        ({1: None}, 2, None),
        ({}, 2, None),
        ({1: 6, 2: 3}, 3, None),
        ({1: 6, 2: 5}, 2, StopAction.STOP_SERIES),
        ({1: 6, 2: 5, 3: 2}, 14, StopAction.STOP_SERIES),
        ({1: 6, 2: 5}, 15, None),
    ],
)
def test_the_days_after_one_writing_session(
    told: dict[int, int | None], today: int, care: StopAction | None
) -> None:
    answers = {day(number): value for number, value in told.items()}
    assert care_of_writing([Written(DAY, 3)], answers, day(today)) is care


def test_in_a_series_one_answer_counts_for_every_session_before_it() -> None:
    series = [Written(DAY, 3), Written(day(1), 6)]
    assert care_of_writing(series, {day(1): 6}, day(2)) is StopAction.CHECK_NEXT_DAY
    assert care_of_writing(series, {day(1): 6, day(2): 5}, day(2)) is StopAction.STOP_SERIES


def test_without_a_rating_before_writing_the_day_after_is_asked_and_nothing_is_stopped() -> None:
    untold = [Written(DAY, None)]
    assert care_of_writing(untold, {}, day(1)) is StopAction.CHECK_NEXT_DAY
    assert care_of_writing(untold, {day(1): 9, day(2): 9}, day(2)) is None


@given(ratings, ratings)
def test_skipping_never_triggers_a_rule_and_better_never_does_either(
    before: int | None, after: int | None
) -> None:
    care = actions_after(session(before, after))
    if after is None or (before is not None and after <= before and after < 8):
        assert care == ()
