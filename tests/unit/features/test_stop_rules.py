"""What the stop rules ask for, read from real records in memory."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from coping_app.features.care.exercise_care import ExerciseCare
from coping_app.features.care.stop_rules import StopRules
from coping_app.session.safety import StopAction
from coping_app.store.store import Store
from tests.unit.features.infos import info

NOON = datetime(2025, 3, 3, 12, tzinfo=UTC)
LETTER = info(
    "letter", title="A letter", family="expressive", verbs=("write",), ratings=("distress",)
)
STRETCH = info("stretch", tags=("stiffness", "movement"))
SCAN = info("scan")
INFOS = {each.id: each for each in (LETTER, STRETCH, SCAN)}


class Life:
    """A store, a clock moved by days, and sessions in one call."""

    def __init__(self) -> None:
        self.now = NOON
        self.store = Store.in_memory(lambda: self.now)
        self.care = StopRules(self.store, INFOS.get)

    def pass_days(self, days: int) -> None:
        self.now += timedelta(days=days)

    def practise(self, exercise_id: str, **ratings: tuple[int | None, int | None]) -> str:
        """One session; each rating is before and after, None for a skip."""
        self.now += timedelta(minutes=10)
        session = self.store.sessions.begin(exercise_id, 1, INFOS[exercise_id].title, "en", {})
        for moment, place in (("before", 0), ("after", 1)):
            for scale, values in ratings.items():
                body = {"moment": moment, "scale": scale, "value": values[place]}
                self.store.sessions.add_event(session, "rating-given", body)
        self.store.sessions.add_event(session, "session-finished", {"practised_s": 300.0})
        return session


@pytest.fixture
def life() -> Life:
    return Life()


def test_without_records_there_is_nothing_to_say(life: Life) -> None:
    assert life.care.of_exercise(STRETCH) == ExerciseCare()
    today = life.care.today()
    assert (today.left_out, today.resting, today.day_after) == (frozenset(), frozenset(), None)


def test_pain_up_after_movement_halves_the_next_and_twice_running_asks_a_clinician(
    life: Life,
) -> None:
    life.practise("stretch", pain=(3, 5))
    assert life.care.of_exercise(STRETCH).movement is StopAction.HALVE_NEXT
    assert life.care.today().resting == frozenset()

    life.practise("stretch", pain=(3, 6))
    assert life.care.of_exercise(STRETCH).movement is StopAction.SEE_CLINICIAN
    assert life.care.today().resting == {"stretch"}

    life.practise("stretch", pain=(3, 3))
    assert life.care.of_exercise(STRETCH).movement is None
    assert life.care.today().resting == frozenset()


def test_pain_up_after_lying_still_changes_no_dose(life: Life) -> None:
    for _ in range(2):
        life.practise("scan", pain=(3, 8))
    assert life.care.of_exercise(SCAN).movement is None
    assert life.care.today().resting == frozenset()


def test_an_exercise_of_long_ago_still_remembers_its_last_dose(life: Life) -> None:
    life.practise("stretch", pain=(3, 5))
    life.pass_days(90)
    assert life.care.of_exercise(STRETCH).movement is StopAction.HALVE_NEXT


def test_more_upset_twice_leaves_it_out_and_asks(life: Life) -> None:
    life.practise("scan", distress=(3, 5))
    assert not life.care.of_exercise(SCAN).ask_to_keep
    life.practise("scan", distress=(3, 4))
    assert life.care.of_exercise(SCAN).ask_to_keep
    assert life.care.today().left_out == {"scan"}
    assert life.care.today().resting == frozenset()


@pytest.mark.parametrize("keep", [True, False])
def test_an_answer_settles_it_until_two_more_times(life: Life, keep: bool) -> None:
    for _ in range(2):
        life.practise("scan", distress=(3, 5))
    life.care.tell_keep("scan", keep)
    care = life.care.of_exercise(SCAN)
    assert (care.ask_to_keep, care.left_out) == (False, not keep)
    assert life.care.today().left_out == (frozenset() if keep else {"scan"})

    life.practise("scan", distress=(3, 5))
    assert not life.care.of_exercise(SCAN).ask_to_keep
    life.practise("scan", distress=(3, 5))
    assert life.care.of_exercise(SCAN).ask_to_keep is keep


def test_left_out_is_taken_back_by_the_person(life: Life) -> None:
    for _ in range(2):
        life.practise("scan", distress=(3, 5))
    life.care.tell_keep("scan", False)
    life.care.tell_keep("scan", True)
    assert life.care.of_exercise(SCAN) == ExerciseCare()
    assert life.care.today().left_out == frozenset()


def test_the_day_after_writing_asks_and_an_answer_or_a_skip_ends_it(life: Life) -> None:
    session = life.practise("letter", distress=(3, 3))
    assert life.care.today().day_after is None
    life.pass_days(1)
    said = life.care.today().day_after
    assert said is not None
    assert (said.kind, said.session_id, said.title, said.yesterday) == (
        "ask", session, "A letter", True,
    )  # fmt: skip
    life.store.sessions.tell_day_after(session, "distress", None)
    assert life.care.today().day_after is None


def test_a_hard_answer_brings_a_kind_word_that_day_and_one_more_question(life: Life) -> None:
    session = life.practise("letter", distress=(3, 3))
    life.pass_days(1)
    life.store.sessions.tell_day_after(session, "distress", 6)
    said = life.care.today().day_after
    assert said is not None
    assert said.kind == "hard"
    life.pass_days(1)
    again = life.care.today().day_after
    assert again is not None
    assert (again.kind, again.yesterday) == ("ask", False)


def test_two_hard_days_let_writing_rest_for_two_weeks_and_say_so_for_two_days(life: Life) -> None:
    session = life.practise("letter", distress=(3, 3))
    for value in (6, 5):
        life.pass_days(1)
        life.store.sessions.tell_day_after(session, "distress", value)
    kinds: list[str] = []
    rests: list[bool] = []
    for _ in range(14):
        today = life.care.today()
        kinds.append(today.day_after.kind if today.day_after else "")
        rests.append(life.care.of_exercise(LETTER).writing_rests)
        assert (today.resting == {"letter"}) is rests[-1]
        assert today.resting <= today.left_out
        life.pass_days(1)
    assert kinds[:3] == ["stop", "stop", ""]
    assert rests == [True] * 13 + [False]


def test_other_exercises_are_never_asked_about(life: Life) -> None:
    life.practise("scan", distress=(3, 3))
    life.pass_days(1)
    assert life.care.today().day_after is None


def test_a_start_goes_by_way_of_its_page_only_where_there_is_something_to_say_first() -> None:
    cares: Mapping[bool, list[ExerciseCare]] = {
        True: [ExerciseCare(StopAction.HALVE_NEXT), ExerciseCare(writing_rests=True)],
        False: [ExerciseCare(), ExerciseCare(ask_to_keep=True), ExerciseCare(left_out=True)],
    }
    for comes_first, each in cares.items():
        assert all(care.comes_first is comes_first for care in each)
