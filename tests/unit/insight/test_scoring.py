"""Scores, bands, cuts and changes, each with its published or worked value."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.questionnaire_model import Questionnaire
from coping_app.content.reference.questionnaire_parts import Norms
from coping_app.content.reference.questionnaires import load_questionnaires
from coping_app.insight.scoring import (
    AnswerError,
    published_changes,
    reliable_change,
    score,
)
from tests.parsing import parse_questionnaire

SHIPPED, _ = load_questionnaires([exercises_folder() / "questionnaires"])
OWN_FILE = Path(__file__).parents[2] / "data" / "own_questionnaire.yaml"
OWN = parse_questionnaire(OWN_FILE.read_bytes(), "own.yaml")
EXAMPLE = Norms(sd=10.0, reliability=0.8, source="A worked example")


def value_of(form: Questionnaire, answers: Sequence[float]) -> float:
    found = score(form, dict(zip(form.item_ids, answers, strict=True)))
    assert found is not None
    return found.value


def form(
    count: int, largest: int, method: str = "sum", more: str = "", better: str = "low"
) -> Questionnaire:
    """A made-up form as a clinic with rights of its own would load it."""
    answers = "\n".join(f"  - {{label: a{n}, value: {n}}}" for n in range(largest + 1))
    items = "\n".join(f"  - {{id: q{n}, ask: Question}}" for n in range(count))
    text = (
        f"format: 1\nquestionnaire: made-up\nversion: 1\ntitle: Made up\nlanguage: en\n"
        f"time_frame: now\nlead: Lead\nanswers:\n{answers}\nitems:\n{items}\n"
        f"scoring:\n  method: {method}\n  better: {better}\n{more}"
        f"licence: {{notice: N, basis: B}}\n"
    )
    return parse_questionnaire(text.encode(), "made-up.yaml")


@pytest.mark.parametrize(
    ("answers", "mean"), [((7, 5, 6), 6.0), ((8, 7, 7), 7.33), ((0, 0, 0), 0), ((10, 10, 10), 10)]
)
def test_our_own_three_are_the_mean_of_all_three(answers: Sequence[float], mean: float) -> None:
    assert value_of(SHIPPED["weekly-three"], answers) == pytest.approx(mean, abs=0.005)


def test_nine_items_from_nought_to_three_add_up() -> None:
    assert value_of(form(9, 3), (1, 1, 2, 1, 0, 1, 1, 0, 0)) == 7


def test_five_items_are_added_and_taken_four_times() -> None:
    assert value_of(OWN, (3, 2, 1, 2, 2)) == 40
    assert value_of(OWN, (5, 4, 4, 4, 4)) == 84
    assert OWN.limits() == (0, 100)


@pytest.mark.parametrize(("answers", "beyond"), [((3, 2, 3, 2, 2), True), ((3, 3, 3, 2, 2), False)])
def test_a_cut_on_the_low_side_takes_its_own_value_in(
    answers: Sequence[float], beyond: bool
) -> None:
    found = score(OWN, dict(zip(OWN.item_ids, answers, strict=True)))
    assert found is not None
    assert found.beyond_cut is beyond


def test_a_mean_of_seven_items_is_a_mean() -> None:
    assert value_of(form(7, 10, "mean"), (1, 2, 3, 4, 5, 6, 7)) == 4


@pytest.mark.parametrize(("total", "at_cut"), [(2, False), (3, True), (6, True)])
@pytest.mark.parametrize("name", ["phq-2", "gad-2"])
def test_two_questions_are_looked_at_closer_from_three(
    name: str, total: int, at_cut: bool
) -> None:
    first = min(3, total)
    found = score(
        SHIPPED[name], dict(zip(SHIPPED[name].item_ids, (first, total - first), strict=True))
    )
    assert found is not None
    assert (found.value, found.beyond_cut) == (total, at_cut)


def answers_adding_up_to(questionnaire: Questionnaire, total: int) -> dict[str, float]:
    left = total
    answers: dict[str, float] = {}
    for item_id in questionnaire.item_ids:
        answers[item_id] = min(3, left)
        left -= int(answers[item_id])
    assert left == 0
    return answers


@pytest.mark.parametrize(
    ("name", "total", "band", "beyond"),
    [
        ("phq-8", 0, "minimal", False), ("phq-8", 4, "minimal", False),
        ("phq-8", 5, "mild", False), ("phq-8", 9, "mild", False),
        ("phq-8", 10, "moderate", True), ("phq-8", 14, "moderate", True),
        ("phq-8", 15, "moderately severe", True), ("phq-8", 20, "severe", True),
        ("phq-8", 24, "severe", True),
        ("gad-7", 4, "minimal", False), ("gad-7", 5, "mild", False),
        ("gad-7", 10, "moderate", True), ("gad-7", 15, "severe", True),
        ("gad-7", 21, "severe", True),
        ("phq-4", 2, "none", None), ("phq-4", 3, "mild", None), ("phq-4", 5, "mild", None),
        ("phq-4", 6, "moderate", None), ("phq-4", 8, "moderate", None),
        ("phq-4", 9, "severe", None), ("phq-4", 12, "severe", None),
    ],
)
def test_each_score_has_its_published_band(
    name: str, total: int, band: str, beyond: bool | None
) -> None:
    found = score(SHIPPED[name], answers_adding_up_to(SHIPPED[name], total))
    assert found is not None
    assert (found.value, found.band, found.beyond_cut) == (total, band, beyond)


def test_a_form_of_a_clinic_may_have_bands_on_a_scale_that_rises_to_the_better() -> None:
    more = (
        "  bands: [{from: 0, to: 19, label: a}, {from: 20, to: 30, label: b}, "
        "{from: 31, to: 40, label: c}, {from: 41, to: 60, label: d}]\n"
    )
    own = form(10, 6, better="high", more=more)
    ends = {19: "a", 20: "b", 30: "b", 31: "c", 40: "c", 41: "d"}
    for total, band in ends.items():
        answers = [min(6, max(0, total - 6 * n)) for n in range(10)]
        found = score(own, dict(zip(own.item_ids, answers, strict=True)))
        assert found is not None
        assert found.band == band


def test_worry_and_mood_are_scored_apart_in_the_four() -> None:
    found = score(SHIPPED["phq-4"], {"nervous": 2, "control": 1, "interest": 1, "low": 1})
    assert found is not None
    parts = {part.id: (part.value, part.beyond_cut) for part in found.subscales}
    assert parts == {"anxiety": (3, True), "depression": (2, False)}


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_there_is_no_total_while_any_answer_is_missing(name: str) -> None:
    form_ = SHIPPED[name]
    full: dict[str, float | None] = dict.fromkeys(form_.item_ids, 1.0)
    assert score(form_, full) is not None
    for missing in form_.item_ids:
        assert score(form_, {**full, missing: None}) is None
        assert score(form_, {key: each for key, each in full.items() if key != missing}) is None


@pytest.mark.parametrize("answers", [{"interest": 4.0, "low": 0.0}, {"interest": 1, "appetite": 1}])
def test_an_answer_that_is_not_offered_is_refused(answers: dict[str, float | None]) -> None:
    with pytest.raises(AnswerError):
        score(SHIPPED["phq-2"], answers)


@given(st.data())
def test_every_score_is_within_its_limits_and_in_a_band(data: st.DataObject) -> None:
    form_ = SHIPPED[data.draw(st.sampled_from(sorted(SHIPPED)))]
    answers = {
        item.id: data.draw(st.sampled_from(form_.values_of(item))) for item in form_.items
    }
    found = score(form_, answers)
    assert found is not None
    least, largest = form_.limits()
    assert least <= found.value <= largest
    assert (found.band is None) == (not form_.scoring.bands)


def test_reliable_change_of_the_worked_example() -> None:
    change = reliable_change(47.5, 32.5, EXAMPLE, "low")
    assert change is not None
    assert change.sem == pytest.approx(4.472, abs=0.0005)
    assert change.s_diff == pytest.approx(6.325, abs=0.0005)
    assert change.index == pytest.approx(-2.37, abs=0.005)
    assert change.direction == "better"


@pytest.mark.parametrize(
    ("before", "after", "better", "direction"),
    [(47.5, 32.5, "high", "worse"), (32.5, 47.5, "high", "better"), (32.5, 47.5, "low", "worse"),
     (47.5, 36.0, "low", "none"), (40, 40, "low", "none")],
)
def test_a_reliable_change_knows_its_direction(
    before: float, after: float, better: str, direction: str
) -> None:
    assert better in ("low", "high")
    change = reliable_change(before, after, EXAMPLE, "low" if better == "low" else "high")
    assert change is not None
    assert change.direction == direction


def test_without_norms_there_is_no_verdict() -> None:
    assert reliable_change(20, 3, SHIPPED["phq-8"].norms, "low") is None


def test_a_fall_from_twelve_to_four_counts_as_reliable_and_as_noticed() -> None:
    found = {each.kind: each.direction for each in published_changes(SHIPPED["gad-7"], 12, 4)}
    assert found == {"meaningful": "better", "reliable": "better"}


@pytest.mark.parametrize(
    ("after", "meaningful", "reliable"), [(9, "none", "none"), (8, "better", "none"),
                                          (6, "better", "better"), (18, "worse", "worse")],
)
def test_noticed_and_reliable_are_two_sizes(after: int, meaningful: str, reliable: str) -> None:
    found = {each.kind: each.direction for each in published_changes(SHIPPED["gad-7"], 12, after)}
    assert found == {"meaningful": meaningful, "reliable": reliable}


def test_ten_points_up_are_a_change_for_the_better_where_high_is_better() -> None:
    assert [each.direction for each in published_changes(OWN, 40, 50)] == ["better"]
    assert [each.direction for each in published_changes(OWN, 40, 48)] == ["none"]
