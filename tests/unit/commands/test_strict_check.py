"""``check --strict``: shipped files keep every rule; a plain check asks for the format only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coping_app.cli import main
from coping_app.commands.silence_check import LONGEST_S, silence_findings
from coping_app.content.format.model import Exercise
from coping_app.content.reference.places import exercises_folder

HARD = """format: 1
id: hard-one
version: 1
title: A hard one
summary: "You must do this."
family: relaxation
language: en
length: 3 min
steps:
  - say: "Rest now."
  - wait: 3 min
"""


def exercise(*steps: dict[str, str], language: str = "en", background: str = "false") -> Exercise:
    head = {
        "format": "1", "id": "quiet", "version": "1", "title": "Quiet", "summary": "Quiet.",
        "family": "relaxation", "language": language, "length": "2 min", "background": background,
    }  # fmt: skip
    return Exercise.model_validate({**head, "steps": list(steps)})


def nobody(exercise_id: str) -> Exercise:
    raise LookupError(exercise_id)


def told(whole: Exercise) -> list[str]:
    return [finding.message for finding in silence_findings(whole, nobody)]


def test_every_shipped_file_keeps_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict", str(exercises_folder())]) == 0
    assert capsys.readouterr().out == ""


def test_only_the_strict_check_names_what_goes_beyond_the_format(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hard-one.yaml"
    path.write_text(HARD, encoding="utf-8")

    assert main(["check", str(path)]) == 0
    assert capsys.readouterr().out == ""

    assert main(["check", "--strict", "--json", str(path)]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [(each["line"], each["path"]) for each in found] == [(5, "summary"), (10, "steps")]
    assert [each["message"] for each in found] == [
        'This says "you must".',
        'After "Rest now." it is silent for 180 s; more than 90 s feel lost.',
    ]


@pytest.mark.parametrize(
    "name",
    ["plans/first-week.yaml", "scales.yaml", "safety/red_flags.yaml", "safety/help.yaml"],
)
def test_plans_scales_and_help_are_read_for_their_words_too(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for each in ("safety/help.yaml", "safety/red_flags.yaml", "scales.yaml", name):
        copy = tmp_path / each
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes((exercises_folder() / each).read_bytes())
    path = tmp_path / name
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: ", "title: Great job, ", 1), encoding="utf-8")

    assert main(["check", "--strict", str(path)]) == 1
    assert 'This says "great job".' in capsys.readouterr().out


def test_the_words_of_a_questionnaire_are_its_makers(tmp_path: Path) -> None:
    path = tmp_path / "gad-7.yaml"
    text = (exercises_folder() / "questionnaires" / "gad-7.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("Trouble relaxing", "You must"), encoding="utf-8")
    assert main(["check", "--strict", str(path)]) == 0


@pytest.mark.parametrize(
    ("line", "silence_s", "is_told"),
    [("Rest now.", 120, True), ("Rest now.", LONGEST_S - 10, False),
     ("I will be quiet now.", 120, False)],
)
def test_a_long_silence_is_told_unless_a_line_announced_it(
    line: str, silence_s: float, is_told: bool
) -> None:
    whole = exercise({"say": line}, {"wait": f"{silence_s:.0f} s"}, {"say": "Welcome back."})
    assert bool(told(whole)) is is_told


def test_a_silence_at_the_end_counts_too() -> None:
    assert told(exercise({"say": "Rest."}, {"wait": "2 min"})) == [
        'After "Rest." it is silent for 120 s; more than 90 s feel lost.'
    ]
    assert told(exercise({"wait": "2 min"}))[0].startswith("At the beginning it is silent")


def test_a_background_exercise_may_be_silent_for_long() -> None:
    assert told(exercise({"say": "Work."}, {"wait": "25 min"}, background="true")) == []


@pytest.mark.parametrize(("language", "is_told"), [("es", True), ("es-MX", True), ("fi", False)])
def test_in_languages_without_a_known_announcement_silences_are_not_judged(
    language: str, is_told: bool
) -> None:
    whole = exercise({"say": "Hm."}, {"wait": "3 min"}, language=language)
    assert bool(told(whole)) is is_told


def test_bells_break_a_silence() -> None:
    assert told(exercise({"say": "Rest."}, {"wait": "5 min", "bell_every": "60 s"})) == []
