"""Questionnaires as data: what is shipped, what a clinic may add, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from coping_app.content.checks.check_files import check_paths
from coping_app.content.reading.problems import ContentError
from coping_app.content.reference.places import exercises_folder
from coping_app.content.reference.questionnaire_model import Questionnaire
from coping_app.content.reference.questionnaires import (
    load_questionnaire,
    load_questionnaires,
)
from tests.parsing import parse_questionnaire

FOLDER = exercises_folder() / "questionnaires"
OWN_FILE = Path(__file__).parents[2] / "data" / "own_questionnaire.yaml"
OWN = OWN_FILE.read_text(encoding="utf-8")
SHIPPED, PROBLEMS = load_questionnaires([FOLDER])
MAKERS_NOTICE = (
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with "
    "an educational grant from Pfizer Inc. No permission required to reproduce, translate, display "
    "or distribute."
)


def refusal(text: str) -> str:
    with pytest.raises(ContentError) as caught:
        parse_questionnaire(text.encode(), "own.yaml")
    return " ".join(problem.message for problem in caught.value.problems)


def own_with(old: str, new: str) -> str:
    assert OWN.count(old) >= 1
    return OWN.replace(old, new, 1)


def test_exactly_those_are_shipped_that_may_be_copied_freely() -> None:
    assert PROBLEMS == ()
    assert set(SHIPPED) == {"phq-2", "phq-4", "phq-8", "gad-2", "gad-7", "weekly-three"}


def test_no_shipped_question_asks_about_dying() -> None:
    asked = " ".join(item.ask for each in SHIPPED.values() for item in each.items).lower()
    assert "dead" not in asked
    assert "hurting yourself" not in asked


@pytest.mark.parametrize("name", sorted(set(SHIPPED) - {"weekly-three"}))
def test_the_makers_notice_stands_word_for_word(name: str) -> None:
    assert SHIPPED[name].licence.notice == MAKERS_NOTICE


def test_our_own_three_carry_nobody_elses_name_or_code() -> None:
    own = SHIPPED["weekly-three"]
    assert own.codes == ()
    assert "peg" not in own.title.lower()
    assert all((item.range is not None) for item in own.items)


@pytest.mark.parametrize(
    ("name", "items", "limits"),
    [("phq-2", 2, (0, 6)), ("phq-4", 4, (0, 12)), ("phq-8", 8, (0, 24)), ("gad-2", 2, (0, 6)),
     ("gad-7", 7, (0, 21)), ("weekly-three", 3, (0, 10))],
)
def test_each_has_its_number_of_items_and_its_range(
    name: str, items: int, limits: tuple[float, float]
) -> None:
    assert len(SHIPPED[name].items) == items
    assert SHIPPED[name].limits() == limits


@pytest.mark.parametrize("name", ["phq-2", "phq-4", "phq-8", "gad-2", "gad-7"])
def test_answers_run_from_not_at_all_to_nearly_every_day(name: str) -> None:
    answers = [(answer.label, answer.value) for answer in SHIPPED[name].answers]
    assert answers == [
        ("Not at all", 0), ("Several days", 1), ("More than half the days", 2),
        ("Nearly every day", 3),
    ]


@pytest.mark.parametrize(
    ("name", "starts", "cut"),
    [("phq-8", [0, 5, 10, 15, 20], 10), ("gad-7", [0, 5, 10, 15], 10),
     ("phq-4", [0, 3, 6, 9], None),
     ("phq-2", [], 3), ("gad-2", [], 3)],
)
def test_bands_and_cuts_are_the_published_ones(
    name: str, starts: list[float], cut: float | None
) -> None:
    scoring = SHIPPED[name].scoring
    assert [band.low for band in scoring.bands] == starts
    assert (scoring.cut.at if scoring.cut else None) == cut


def test_codes_are_those_that_were_checked() -> None:
    codes = {
        (name, code.of, code.system, code.code, code.status)
        for name, each in SHIPPED.items() for code in each.codes
    }
    assert codes == {
        ("phq-2", "total", "loinc", "55758-7", "consistent"),
        ("gad-7", "total", "loinc", "70274-6", "verified"),
        ("gad-7", "panel", "loinc", "69737-5", "consistent"),
        ("gad-7", "total", "snomed", "445455005", "consistent"),
    }


def test_a_clinic_adds_its_own_file_and_may_replace_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    replaced = OWN.replace("clinic-five", "gad-2")
    (tmp_path / "other.yaml").write_text(replaced, encoding="utf-8")
    found, problems = load_questionnaires([FOLDER, tmp_path])
    assert problems == ()
    assert found["clinic-five"].title == "Five questions of a clinic"
    assert len(found["gad-2"].items) == 5


def test_a_broken_file_is_left_out_and_reported_while_the_others_load(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text(OWN.replace("items:", "itms:"), encoding="utf-8")
    found, problems = load_questionnaires([FOLDER, tmp_path, tmp_path / "missing"])
    assert set(found) == set(SHIPPED)
    assert problems[0].hint == 'Did you mean "items"?'
    assert problems[0].line > 1


def test_the_language_asked_for_comes_first_and_english_stands_in(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    found, _ = load_questionnaires([FOLDER, tmp_path], "es-MX")
    assert found["gad-7"].language == "es"
    assert found["clinic-five"].language == "en"


def test_the_check_of_files_knows_a_questionnaire(tmp_path: Path) -> None:
    assert check_paths([FOLDER, OWN_FILE]) == []
    broken = tmp_path / "broken.yaml"
    broken.write_text(OWN.replace("method: sum", "method: product"), encoding="utf-8")
    assert [problem.path for problem in check_paths([broken])] == ["scoring.method"]


def test_a_missing_file_says_so() -> None:
    with pytest.raises(ContentError, match="cannot be opened"):
        load_questionnaire(FOLDER / "no-such.yaml")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  - {label: seldom, value: 1}", "  - {label: never, value: 1}", '"never" is here twice'),
        ("  - {label: seldom, value: 1}", "  - {label: seldom, value: 0}", "have the value 0"),
        ("  - {id: two,", "  - {id: one,", 'The id "one" is here twice'),
        ("    at: 50", "    at: 101", "No score reaches the cut 101"),
        ("  times: 4", "  times: 4\n  bands: [{from: 0, to: 50, label: low}]", "run from 0 to 100"),
        (
            "  times: 4",
            "  times: 4\n  bands: [{from: 0, to: 40, label: a}, {from: 60, to: 100, label: b}]",
            '"b" does not follow on "a"',
        ),
        (
            "  times: 4",
            "  times: 4\n  subscales: [{id: part, title: Part, items: [six]}]",
            'names "six"',
        ),
        ("  reliability: 0.8", "  reliability: 1", "from 0 to below 1"),
        ('  notice: "Used here by permission."\n', "", '"notice" is missing'),
        ("  method: sum", "  method: product", "not one of sum, mean"),
        (
            "norms:",
            "codes: [{of: six, system: loinc, code: '1-8', display: X, status: verified}]\nnorms:",
            "no item and no subscale",
        ),
    ],
)
def test_what_does_not_fit_together_is_refused_in_plain_words(
    old: str, new: str, said: str
) -> None:
    assert said in refusal(own_with(old, new))


def test_items_need_answers_or_a_range_of_their_own() -> None:
    start, rest = OWN.split("answers:")
    _, items = rest.split("items:")
    assert 'Give at least two "answers"' in refusal(f"{start}items:{items}")


def test_a_read_questionnaire_cannot_be_changed() -> None:
    own: Questionnaire = parse_questionnaire(OWN.encode(), "own.yaml")
    with pytest.raises(ValueError, match="frozen"):
        own.title = "Another"  # type: ignore[misc]
