"""Files among each other: includes, scales, cards, pictures, translations, plans, help texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from coping_app.content.checks.check_files import check_paths, exercise_files, main
from coping_app.content.reading.problems import Finding
from coping_app.content.reference.places import exercises_folder
from tests.unit.content.builders import SAY, exercise_yaml

SCALES = """format: 1
language: en
scales:
  - {id: pain, title: Pain, question: How strong?, low: none, high: worst, better: low}
  - {id: mood, title: Mood, question: How is it?, low: low, high: good, better: high}
"""
PLAN = """format: 1
plan: first-week
version: 1
title: First week
weeks:
  - exercises:
      - {id: box-breathing, often: daily, lighter: short-breathing}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of exercises with scales of its own."""
    (tmp_path / "scales.yaml").write_text(SCALES)
    return tmp_path


def put(folder: Path, name: str, steps: str = SAY, **head: str | None) -> Path:
    path = folder / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(exercise_yaml(steps, **{"id": name.split("/")[-1].split(".")[0], **head}))
    return path


def told(folder: Path) -> list[tuple[str, str, str, str]]:
    """File name, path, message and hint of each problem in ``folder``."""
    return [(Path(p.file).name, p.path, p.message, p.hint) for p in check_paths([folder])]


def test_a_sound_folder_has_no_problems(folder):
    put(folder, "one", ratings="[pain, mood]")
    put(folder, "two", "  - include: one\n")
    assert told(folder) == []


def test_every_shipped_file_is_sound():
    assert check_paths([exercises_folder()]) == []


def test_problems_are_sorted_by_file_and_line(folder):
    put(folder, "b", "  - say: x\n    pause: 60\n  - sya: x\n")
    put(folder, "a", family="cbd")
    assert [(file, path) for file, path, _, _ in told(folder)] == [
        ("a.yaml", "family"), ("b.yaml", "steps[0].pause"), ("b.yaml", "steps[1].sya"),
    ]  # fmt: skip


def test_a_scale_that_is_not_there_is_told(folder):
    put(folder, "one", "  - rate: [moood]\n  - rank: x\n    items: [a, b]\n    scale: fear\n",
        ratings="[pian, mood, mood]")  # fmt: skip
    assert told(folder) == [
        ("one.yaml", "ratings[0]", 'There is no scale "pian".', 'Did you mean "pain"?'),
        ("one.yaml", "ratings[2]", 'The scale "mood" is here twice.', ""),
        ("one.yaml", "steps[0].rate[0]", 'There is no scale "moood".', 'Did you mean "mood"?'),
        ("one.yaml", "steps[1].scale", 'There is no scale "fear".', "Known scales: pain, mood."),
    ]


def test_scales_of_the_shipped_exercises_serve_where_a_folder_has_none(tmp_path):
    put(tmp_path, "one", ratings="[pain, distress]")
    assert told(tmp_path) == []


def test_broken_scales_are_told_once_and_not_in_every_exercise(folder):
    (folder / "scales.yaml").write_text(SCALES.replace("better: low", "better: down"))
    put(folder, "one", ratings="[pain]")
    assert [(file, path) for file, path, _, _ in told(folder)] == [
        ("scales.yaml", "scales[0].better")
    ]


def test_an_include_that_is_not_there_is_told(folder):
    put(folder, "one", "  - include: twoo\n")
    put(folder, "two")
    assert told(folder) == [
        ("one.yaml", "steps[0].include", 'There is no exercise "twoo" that can be included.',
         'Did you mean "two"?'),
    ]  # fmt: skip


def test_a_shipped_exercise_can_be_included(folder):
    put(folder, "one", "  - include: grounding-54321\n")
    assert told(folder) == []


def test_y_10_exercises_that_include_each_other_in_a_circle_are_refused(folder):
    put(folder, "one", "  - include: two\n")
    put(folder, "two", "  - repeat: 2\n    steps:\n      - include: three\n")
    put(folder, "three", "  - include: one\n")
    put(folder, "outside", "  - include: one\n")
    assert told(folder) == [
        ("one.yaml", "steps[0].include", '"two" includes this exercise in turn: a circle.', ""),
        ("three.yaml", "steps[0].include", '"one" includes this exercise in turn: a circle.', ""),
        ("two.yaml", "steps[0].steps[0].include",
         '"three" includes this exercise in turn: a circle.', ""),
    ]  # fmt: skip


def test_the_time_of_included_exercises_counts(folder):
    put(folder, "one", "  - wait: 2 h\n")
    put(folder, "two", "  - include: one\n  - include: one\n")
    assert [(file, message) for file, _, message, _ in told(folder)] == [
        ("two.yaml", "This lasts at least 4.0 h; at most 3 h fit.")
    ]


def test_a_card_that_nobody_saves_is_told(folder):
    form = "  - form: [{ask: x, as: y}]\n    "
    put(folder, "one", form + "save_as: Worry list\n")
    put(folder, "two", form + "from: Worry list\n")
    put(folder, "three", form + "from: Wory list\n")
    assert told(folder) == [
        ("three.yaml", "steps[0].from", 'No exercise saves a card "Wory list".',
         'Did you mean "Worry list"?'),
    ]  # fmt: skip


def test_a_card_that_the_same_form_saves_can_be_taken_up_again(folder):
    put(folder, "one", "  - form: [{ask: x, as: y}]\n    save_as: My list\n    from: My list\n")
    assert told(folder) == []


def test_pictures_and_recordings_must_lie_beside_the_exercise(folder):
    (folder / "images").mkdir()
    (folder / "images" / "wave.png").write_bytes(b"")
    put(folder, "one",
        "  - say: x\n    image: images/wave.png\n  - show: x\n    image: images/wawe.png\n"
        "  - say: x\n    image: wave.svg\n  - play: sea.ogg\n  - play: choose\n"
        "  - play: sea.mid\n")  # fmt: skip
    assert told(folder) == [
        ("one.yaml", "steps[1].image", 'There is no file "images/wawe.png" beside this.',
         'Did you mean "images/wave.png"?'),
        ("one.yaml", "steps[2].image", '"wave.svg" is no file that works here.',
         "Use .png, .jpg, .jpeg."),
        ("one.yaml", "steps[3].play", 'There is no file "sea.ogg" beside this.', ""),
        ("one.yaml", "steps[5].play", '"sea.mid" is no file that works here.',
         "Use .wav, .ogg, .flac, .mp3."),
    ]  # fmt: skip


def test_two_files_with_the_same_id_and_language_are_told(folder):
    put(folder, "one")
    put(folder, "two", id="one")
    put(folder, "one.es", language="es")
    first = folder / "one.yaml"
    assert told(folder) == [
        ("two.yaml", "id", f'"one" in the same language is also in {first}.',
         "Give one of them another id."),
    ]  # fmt: skip


FORK = (
    "  - choose: x\n    as: way\n    options: [{label: A, steps: [{say: x}]}, {label: B}]\n"
    "  - form: [{ask: x, as: y}]\n  - body: [{area: neck, say: x, pause: 3 s}]\n"
)


def test_a_translation_of_the_same_shape_is_sound(folder):
    put(folder, "one", FORK, ratings="[pain]")
    put(folder, "one.es", FORK.replace("label: A", "label: Sí"), ratings="[pain]", language="es",
        title="Respirar")  # fmt: skip
    assert told(folder) == []


def test_a_translation_says_the_language_that_its_file_name_says(folder):
    put(folder, "one", FORK)
    put(folder, "one.es", FORK, language="fr")
    assert told(folder) == [
        ("one.es.yaml", "language", 'The file name says "es", this says "fr".', "")
    ]


@pytest.mark.parametrize(
    ("head", "change", "path"),
    [
        ({"version": "2"}, ("", ""), "version"),
        ({}, ("steps: [{say: x}]", "steps: [{wait: 5 s}]"), "steps[0].options[0].steps[0]"),
        ({}, ("pause: 3 s}]\n", "pause: 3 s}]\n  - say: more\n"), "steps"),
    ],
)
def test_what_differs_in_a_translation_is_told_with_its_place(folder, head, change, path):
    put(folder, "one", FORK)
    steps = FORK.replace(*change) if change[0] else FORK
    put(folder, "one.es", steps, **{"language": "es", **head})
    assert [(file, place) for file, place, _, _ in told(folder)] == [("one.es.yaml", path)]


def test_a_plan_names_exercises_that_are_there(folder):
    (folder / "plan.yaml").write_text(PLAN)
    put(folder, "short-breathing")
    assert told(folder) == []


def test_an_exercise_of_a_plan_that_is_not_there_is_told(folder):
    (folder / "plan.yaml").write_text(PLAN)
    put(folder, "shorter-breathing")
    assert told(folder) == [
        ("plan.yaml", "weeks[0].exercises[0].lighter",
         'There is no exercise "short-breathing".', 'Did you mean "shorter-breathing"?'),
    ]  # fmt: skip


def test_a_plan_with_a_slip_is_told_with_its_place(folder):
    (folder / "plan.yaml").write_text(PLAN.replace("often: daily", "often: dayly"))
    file, path, message, _ = told(folder)[0]
    assert (file, path) == ("plan.yaml", "weeks[0].exercises[0].often")
    assert message.startswith('"dayly" is not one of')


def test_help_texts_are_checked_by_their_own_reader(folder):
    (folder / "help.yaml").write_text("format: 1\nemergency: []\n")
    (folder / "red_flags.yaml").write_text("format: 1\ngroups: []\n")
    assert {file for file, _, _, _ in told(folder)} == {"help.yaml", "red_flags.yaml"}


def test_a_wrong_ending_is_told_and_the_file_is_checked(folder):
    put(folder, "one").rename(folder / "one.yml")
    assert told(folder) == [
        ("one.yml", "", "Only files that end in .yaml are found.", 'Name it "one.yaml".')
    ]


def test_a_file_that_cannot_be_opened_is_told(folder):
    problems = check_paths([folder / "none.yaml"])
    assert problems[0].message == "This file cannot be opened: No such file or directory."


def test_hidden_files_and_other_files_are_left_alone(folder):
    put(folder, "one")
    (folder / ".hidden.yaml").write_text("nonsense")
    (folder / "readme.txt").write_text("nonsense")
    assert [path.name for path in exercise_files([folder])] == ["one.yaml", "scales.yaml"]


def test_more_checks_are_asked_only_of_sound_exercises(folder):
    put(folder, "good", "  - include: other\n")
    put(folder, "bad", "  - say: '{x}'\n")
    put(folder, "other", "  - say: x\n")
    asked = []

    def check(exercise, resolve):
        asked.append(exercise.id)
        if exercise.id == "good":
            yield Finding(("length",), "Too long.", "Shorten it.")

    problems = check_paths([folder], more_checks=(check,))
    assert sorted(asked) == ["good", "other"]
    told = {(Path(p.file).name, p.line, p.path, p.message, p.hint) for p in problems}
    assert ("good.yaml", 8, "length", "Too long.", "Shorten it.") in told
    assert len(told) == 2


def test_more_checks_find_included_exercises(folder):
    put(folder, "one", "  - include: two\n")
    put(folder, "two", title="The other")
    found = []

    def check(exercise, resolve):
        if exercise.id == "one":
            found.append(resolve("two").title)
            resolve("three")
        return ()

    assert check_paths([folder], more_checks=(check,)) == []
    assert found == ["The other"]


def test_the_command_prints_problems_and_answers_1(folder, capsys):
    put(folder, "one", "  - say: x\n    puase: 3 s\n")
    assert main([str(folder)]) == 1
    where = folder / "one.yaml"
    assert capsys.readouterr().out == (
        f'{where}:11:5  steps[0].puase\n    Unknown key. Did you mean "pause"?\n'
    )


def test_the_command_answers_0_where_nothing_is_wrong(folder, capsys):
    put(folder, "one")
    assert main([str(folder)]) == 0
    assert capsys.readouterr().out == ""
