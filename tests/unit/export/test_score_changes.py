"""A change of a score is held against published sizes, and the two rules of weeks are told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coping_app.content.reference.questionnaire_parts import Norms
from coping_app.export.report.html import report_html
from coping_app.export.report.report import build_report
from coping_app.store.travel.portable import Portable
from coping_app.wording.score_changes import score_change
from coping_app.wording.wording import Wording
from tests.unit.export.support import NOW, WORDINGS, rating, records_of, session

FORMS = WORDINGS.questionnaires
NOTICED = "People notice 4 points or more (Toussaint 2020, doi:10.1016/j.jad.2020.01.032)."


@pytest.mark.parametrize(
    ("form", "before", "after", "told"),
    [
        ("gad-7", 12.0, 8.0, ["That is 4 points lower than the time before.", NOTICED]),
        (
            "gad-7", 4.0, 12.0,
            [
                "That is 8 points higher than the time before.", NOTICED,
                "Measuring alone seldom makes 6 points or more"
                " (Bischoff 2020, doi:10.5964/pch.v8i1.309).",
            ],
        ),
        (
            "gad-7", 9.0, 8.0,
            [
                "That is 1 point lower than the time before.",
                "A change is counted from 4 points on"
                " (Toussaint 2020, doi:10.1016/j.jad.2020.01.032).",
            ],
        ),
        (
            "phq-8", 12.0, 7.0,
            [
                "That is 5 points lower than the time before.",
                "Measuring alone seldom makes 5 points or more (Löwe 2004,"
                " doi:10.1097/00005650-200412000-00006, for the nine questions of the PHQ-9).",
            ],
        ),
        ("weekly-three", 6.0, 4.0, []),
        ("gad-7", 8.0, 8.0, []),
    ],
)
def test_a_change_is_held_against_the_published_sizes(
    form: str, before: float, after: float, told: list[str]
) -> None:
    assert list(score_change(FORMS[form], before, after, Wording())) == told


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (32.5, "Measuring alone seldom makes more than 12.4 points (A clinic)."),
        (40.0, "Measuring alone may make that much: up to 12.4 points (A clinic)."),
    ],
)
def test_norms_of_a_clinic_tell_the_reliable_change(after: float, told: str) -> None:
    norms = {"sd": 10.0, "reliability": 0.8, "source": "A clinic"}
    form = FORMS["weekly-three"]
    own = form.model_copy(update={"norms": Norms.model_validate(norms)})
    assert list(score_change(own, 47.5, after, Wording()))[-1] == told


def weeks_of_pain(earlier: int, later: int) -> Portable:
    """Eight weeks of practice each second day, with one level in each half."""
    today = NOW.date()
    return Portable(
        sessions=tuple(
            session(
                today - timedelta(days=ago),
                events=[rating("before", "pain", later if ago < 28 else earlier)],
            )
            for ago in range(55, -1, -2)
        )
    )


@pytest.mark.parametrize(
    ("earlier", "later", "told"),
    [
        (7, 5, "Two points or more, but 29 %: the two rules disagree."),
        (3, 2, "Less than two points, but 33 %: the two rules disagree."),
        (6, 3, "That is two points or more, and 30 % or more."),
        (6, 6, "That is less than two points, and less than 30 %."),
        (0, 3, "That is two points or more."),
    ],
)
def test_the_report_tells_four_weeks_by_both_rules_as_a_guide(
    earlier: int, later: int, told: str
) -> None:
    report = build_report(records_of(weeks_of_pain(earlier, later)))
    first, rules, guide = report.weeks_guide
    assert first == (
        f"Pain before practice: {later} in the last four weeks, {earlier} in the four before."
    )
    assert rules == told
    assert "guide" in guide
    assert told in report_html(report)


def test_with_fewer_weeks_the_rules_say_nothing() -> None:
    few = Portable(sessions=weeks_of_pain(7, 5).sessions[-6:])
    assert build_report(records_of(few)).weeks_guide == ()
